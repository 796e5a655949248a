"""What staff did to several tickets at once. The key table stands in this package's first file."""

from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Batch(Model):
    """One deed on several tickets, by a member of staff."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="BATCH")
    batch_id = UnicodeAttribute()
    member_id = UnicodeAttribute()
    deed = UnicodeAttribute()
    at = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    expires_at = NumberAttribute()

    @staticmethod
    def key(batch_id: str) -> str:
        """The partition key of a batch and what it did."""
        return f"BATCH#{batch_id}"

    @classmethod
    def whole(cls, batch_id: str) -> "tuple[Batch | None, list[BatchLine]]":
        """A batch and what it did to each ticket: one consistent Query."""
        items, _ = db.query(cls, cls.key(batch_id), consistent=True)
        heads = [cls.from_raw_data(item) for item in items if item["sk"]["S"] == "BATCH"]
        lines = [BatchLine.from_raw_data(item) for item in items if item["sk"]["S"] != "BATCH"]
        return (heads[0] if heads else None), lines


class BatchLine(Model):
    """What a batch did to one ticket: the version and entry that it made, and in `was` what it changed, as before.

    `stage` says what has become of it, `assignee` whom the ticket was given to.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    stage = UnicodeAttribute()
    version = NumberAttribute()
    entry_id = UnicodeAttribute()
    assignee = UnicodeAttribute(null=True)
    was: Any = JSONAttribute()
    expires_at = NumberAttribute()

    @staticmethod
    def sort_key(number: str) -> str:
        """The sort key of a ticket's line."""
        return f"T#{number}"
