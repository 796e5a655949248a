"""Who is writing in a ticket just now. The key table stands in this package's first file."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class WritingMark(Model):
    """A member of staff has an answer to this ticket before them, until that moment unless they go on."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    name = UnicodeAttribute()
    until = UnicodeAttribute()
    expires_at = NumberAttribute()

    @staticmethod
    def sort_key(member_id: str) -> str:
        """The sort key of a member's mark: behind the notes, so that one Query meets both."""
        return f"W#{member_id}"

    @classmethod
    def of(cls, number: str) -> "list[WritingMark]":
        """All marks of a ticket, faded ones too: one Query that meets no note."""
        items, _ = db.query(cls, f"N#{number}", begins="W#", consistent=True)
        return [cls.from_raw_data(item) for item in items]

    @property
    def member_id(self) -> str:
        """Whose mark it is."""
        return self.sk.removeprefix("W#")
