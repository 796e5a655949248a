"""How many tickets each member of staff has. The key table stands in this package's first file."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Load(Model):
    """How many tickets somebody has at work, counted with each change of a ticket."""

    KEY = "LOAD"

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True, default=KEY)
    sk = UnicodeAttribute(range_key=True)
    tickets = NumberAttribute()

    @classmethod
    def every(cls) -> dict[str, int]:
        """The counts by member: one Query."""
        items, _ = db.query(cls, cls.KEY, consistent=True)
        return {item["sk"]["S"]: int(item["tickets"]["N"]) for item in items}
