"""How content customers are, counted in the tickets table with each rating.

| pk              | sk     | what                                                              |
|-----------------|--------|-------------------------------------------------------------------|
| SCORE#<account> | SCORE  | how many of its tickets were good, how many bad                   |
| RATED#<month>   | <day>  | the same of tickets that were first rated on that day             |

Access: a customer's score is one read, a month of days one Query. A ticket counts once, with its latest rating.
"""

from collections.abc import Mapping
from datetime import date

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction


class Score(Model):
    """A count of tickets by what their customers think of them."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="SCORE")
    good = NumberAttribute(default=0)
    bad = NumberAttribute(default=0)

    @classmethod
    def of_account(cls, account_id: str) -> "Score":
        """An account's score, all zero where nobody has rated."""
        pk = f"SCORE#{account_id}"
        return db.find(cls, pk, "SCORE") or cls(pk)

    @classmethod
    def of_month(cls, month: str) -> "list[Score]":
        """The days of a month like 2030-01 on which tickets were first rated, in their order."""
        items, _ = db.query(cls, f"RATED#{month}")
        return [cls.from_raw_data(item) for item in items]


def count(tx: Transaction, account_id: str, day: date, changes: Mapping[str, int]) -> None:
    """Adds to the score of the account and of the day: {"good": 1, "bad": -1}."""
    for pk, sk in ((f"SCORE#{account_id}", "SCORE"), (f"RATED#{day:%Y-%m}", day.isoformat())):
        actions = [getattr(Score, name).add(change) for name, change in changes.items()]
        if actions:
            tx.update(Score(pk, sk), actions)
