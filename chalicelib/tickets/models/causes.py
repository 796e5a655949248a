"""What led to tickets, in the tickets table.

| pk             | sk               | what                                                             |
|----------------|------------------|------------------------------------------------------------------|
| C#<cause>      | CAUSE            | what led to some tickets: how far we are                         |
| C#<cause>      | S#<step>         | what was told of it to all, four digits                          |
| C#<cause>      | T#<number>       | a ticket that is bound to it                                     |
| CAUSES#<which> | <few>#<cause>    | its line in the list of `open` or `prevented` ones, most tickets |
|                |                  | first: `few` is what its tickets lack to 999999                  |

Access: a cause with its steps is one Query, its tickets are pages of another, the open ones by number of tickets a
third. What a customer may know of it stands in their own ticket (`Ticket.cause`), so no customer's read meets a cause.
"""

from typing import Any

from pynamodb.attributes import JSONAttribute, ListAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

_MOST = 999_999


class Cause(Model):
    """What led to some tickets. `title` is for staff only; `tickets` counts the bound ones, `steps` what was told."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="CAUSE")
    cause_id = UnicodeAttribute()
    title = UnicodeAttribute()
    category = UnicodeAttribute()
    state = UnicodeAttribute()
    since = UnicodeAttribute()
    opened_at = UnicodeAttribute()
    tags = ListAttribute(of=UnicodeAttribute, null=True)
    tickets = NumberAttribute()
    steps = NumberAttribute()
    version = NumberAttribute()

    @classmethod
    def key(cls, cause_id: str) -> str:
        """The partition key of a cause, what was told of it, and its tickets."""
        return f"C#{cause_id}"

    @classmethod
    def with_steps(cls, cause_id: str) -> "tuple[Cause | None, list[CauseStep]]":
        """A cause and all that was told of it, oldest first: one consistent Query."""
        items, _ = db.query(cls, cls.key(cause_id), between=("CAUSE", "S#~"), consistent=True)
        causes = [cls.from_raw_data(item) for item in items if item["sk"]["S"] == "CAUSE"]
        steps = [CauseStep.from_raw_data(item) for item in items if item["sk"]["S"] != "CAUSE"]
        return (causes[0] if causes else None), steps


class CauseStep(Model):
    """What staff told everybody whose ticket is bound. `texts` are translations by language, `reason` is for staff."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    at = UnicodeAttribute()
    state = UnicodeAttribute()
    author_id = UnicodeAttribute()
    author = UnicodeAttribute()
    text = UnicodeAttribute()
    texts = JSONAttribute(null=True)
    reason = UnicodeAttribute(null=True)

    @classmethod
    def place(cls, step: int) -> str:
        """Its sort key."""
        return f"S#{step:04d}"


class Bound(Model):
    """A ticket that is bound to a cause: by whom and since when."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    subject = UnicodeAttribute()
    customer = UnicodeAttribute()
    bound_at = UnicodeAttribute()
    bound_by = UnicodeAttribute()

    @classmethod
    def of(cls, cause_id: str, cursor: str | None, limit: int) -> "Page[Bound]":
        """Tickets that are bound to a cause, by number."""
        return db.page(cls, Cause.key(cause_id), cursor=cursor, limit=limit, begins="T#")


class CauseLine(Model):
    """A cause as one line of a list."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    cause_id = UnicodeAttribute()
    title = UnicodeAttribute()
    category = UnicodeAttribute()
    state = UnicodeAttribute()
    since = UnicodeAttribute()
    tickets = NumberAttribute()
    tags = ListAttribute(of=UnicodeAttribute, null=True)

    @classmethod
    def of(cls, cause: Cause, which: str) -> "CauseLine":
        """The line of a cause in one of the lists."""
        facts: dict[str, Any] = {
            name: getattr(cause, name)
            for name in ("cause_id", "title", "category", "state", "since", "tickets", "tags")
        }
        return cls(f"CAUSES#{which}", f"{_MOST - int(cause.tickets):06d}#{cause.cause_id}", **facts)

    @classmethod
    def listed(cls, which: str, cursor: str | None, limit: int) -> "Page[CauseLine]":
        """A page of a list, most tickets first."""
        return db.page(cls, f"CAUSES#{which}", cursor=cursor, limit=limit)
