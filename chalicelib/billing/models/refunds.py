"""Refunds in the billing table: `A#<account>` / `REFUND#<number>`, from the first word to the day the money arrived.

Each stands in its account's list too, `REFUNDS#<begun>#<number>`, newest first: one Query; what waits for staff stands
among the tasks.
"""

from typing import Any, Self

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Refund(Model):
    """So much of a credit that is paid back. `entry` is the ledger's, from the moment it was approved.

    `ending` is how the number of the account it goes to ends, and all that is kept of it. `due_on` is the day by which
    the next step is to be expected; `arrived_on` the day at the customer's bank.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("billing")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    credit = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    state = UnicodeAttribute()
    version = NumberAttribute()
    ending = UnicodeAttribute(null=True)
    message = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    entry = UnicodeAttribute(null=True)
    begun_at = UnicodeAttribute()
    asked_at = UnicodeAttribute(null=True)
    approved_at = UnicodeAttribute(null=True)
    sent_at = UnicodeAttribute(null=True)
    arrived_on = UnicodeAttribute(null=True)
    ended_at = UnicodeAttribute(null=True)
    due_on = UnicodeAttribute(null=True)

    @staticmethod
    def key(number: str) -> str:
        """The sort key of a refund."""
        return f"REFUND#{number}"

    def listed(self) -> Self:
        """The same as it stands in its account's list."""
        copy = type(self).from_raw_data(self.serialize())
        copy.sk = f"REFUNDS#{self.begun_at}#{self.number}"
        return copy

    @classmethod
    def page(cls, pk: str, cursor: str | None, limit: int) -> Page[Any]:
        """An account's refunds, newest first."""
        return db.page(cls, pk, cursor=cursor, limit=limit, begins="REFUNDS#", forward=False)
