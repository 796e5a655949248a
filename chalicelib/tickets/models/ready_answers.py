"""Ready answers, in the tickets table.

| pk         | sk        | what                                                                     |
|------------|-----------|--------------------------------------------------------------------------|
| RA#<ready> | ANSWER    | a ready answer as it is now, in all its languages                        |
| RA#<ready> | V#<nnnn>  | as it was in that version                                                |
| READY      | <ready>   | its line in the list, without the texts                                  |

Access: all lines are one Query; one is a read, and another Query the latest of its earlier versions; what is filled in
is one read.
"""

from typing import Any

from pynamodb.attributes import JSONAttribute, ListAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings

EARLIER = 20
"""How many earlier versions are shown; all are kept, however many there are."""


class ReadyAnswer(Model):
    """A ready answer, now or in an earlier version: `texts` by language, and what it does to a ticket besides.

    `then` is where it leaves the ticket, `assign` who has it from then on, `tags` are those of staff that it adds.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="ANSWER")
    ready_id = UnicodeAttribute()
    title = UnicodeAttribute()
    texts: Any = JSONAttribute()
    then = UnicodeAttribute()
    assign: Any = JSONAttribute(null=True)
    tags: Any = ListAttribute(of=UnicodeAttribute, null=True)
    version = NumberAttribute()
    changed_at = UnicodeAttribute()
    changed_by = UnicodeAttribute()
    body_hash = UnicodeAttribute(null=True)

    @classmethod
    def key(cls, ready_id: str) -> str:
        """The partition key of a ready answer and its earlier versions."""
        return f"RA#{ready_id}"

    @classmethod
    def with_earlier(cls, ready_id: str) -> "tuple[ReadyAnswer | None, list[ReadyAnswer]]":
        """A ready answer and the latest of what it was before, the last first: one read and one Query."""
        pk = cls.key(ready_id)
        items, _ = db.query(cls, pk, begins="V#", forward=False, limit=EARLIER, consistent=True)
        return db.find(cls, pk, "ANSWER"), [cls.from_raw_data(item) for item in items]


class ReadyLine(Model):
    """A ready answer as one line: its title and the languages that it is written in."""

    KEY = "READY"

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True, default=KEY)
    sk = UnicodeAttribute(range_key=True)
    title = UnicodeAttribute()
    languages: Any = ListAttribute(of=UnicodeAttribute)

    @classmethod
    def every(cls) -> "list[ReadyLine]":
        """All lines: one consistent Query."""
        items, _ = db.query(cls, cls.KEY, consistent=True)
        return [cls.from_raw_data(item) for item in items]
