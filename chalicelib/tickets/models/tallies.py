"""What led to how many tickets, counted in the tickets table in the write that binds or unbinds one.

| pk               | sk            | what                                                        |
|------------------|---------------|-------------------------------------------------------------|
| CAUSED#<month>   | <day>#<cause> | so many tickets were bound to the cause on that day         |

Access: all causes of a month, by day, are one Query. What is unbound is taken from the day on which it was bound.
"""

from datetime import date

from pynamodb.attributes import ListAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.models.causes import Cause


class Tally(Model):
    """How many tickets were bound to a cause on a day; `title`, `category` and `tags` are as they were then."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    cause_id = UnicodeAttribute()
    title = UnicodeAttribute()
    category = UnicodeAttribute()
    tags = ListAttribute(of=UnicodeAttribute, null=True)
    tickets = NumberAttribute(default=0)

    @classmethod
    def of_month(cls, month: str) -> "list[Tally]":
        """All of a month like 2030-01, by day."""
        return [cls.from_raw_data(item) for page in db.pages(cls, f"CAUSED#{month}") for item in page]


def count(tx: Transaction, cause: Cause, day: date, change: int) -> None:
    """Adds that so many more tickets, or fewer, are bound to a cause since that day."""
    known = [Tally.cause_id.set(cause.cause_id), Tally.title.set(cause.title), Tally.category.set(cause.category)]
    if cause.tags:
        known.append(Tally.tags.set(list(cause.tags)))
    tally = Tally(f"CAUSED#{day:%Y-%m}", f"{day.isoformat()}#{cause.cause_id}")
    tx.update(tally, [*known, Tally.tickets.add(change)])
