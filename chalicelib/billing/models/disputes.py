"""Disputes in the billing table.

| pk            | sk               | what                                                                        |
|---------------|------------------|-----------------------------------------------------------------------------|
| A#<account>   | DISPUTE#<ticket> | what is contested of an invoice, and how it ended                           |
| DESK#disputes | <due>#<ticket>   | the same in the staff's list, while it is open                              |

The invoice's own item holds the same in short, so that showing an invoice, and posting to it, needs no further read.
"""

from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

_DESK = "DESK#disputes"


class _Billing(db.TableMeta):
    table_name = settings().table("billing")


class DisputeItem(Model):
    """What is contested, since when, and by when we promised a solution; how it ended, and why."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    ticket = UnicodeAttribute()
    invoice = UnicodeAttribute()
    line = NumberAttribute(null=True)
    name = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    state = UnicodeAttribute()
    at = UnicodeAttribute()
    due = UnicodeAttribute()
    ended_at = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    credit_note = UnicodeAttribute(null=True)

    @staticmethod
    def key(ticket: str) -> str:
        """The sort key of a dispute."""
        return f"DISPUTE#{ticket}"


class WaitingDispute(Model):
    """An open dispute in the staff's list: what is due first comes first."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    account_id = UnicodeAttribute(null=True)
    ticket = UnicodeAttribute(null=True)
    invoice = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    amount = NumberAttribute(null=True)
    currency = UnicodeAttribute(null=True)
    due = UnicodeAttribute(null=True)

    @classmethod
    def at(cls, dispute: DisputeItem) -> "WaitingDispute":
        """Its place in the list."""
        return cls(_DESK, f"{dispute.due}#{dispute.ticket}")

    @classmethod
    def of(cls, dispute: DisputeItem, account_id: str) -> "WaitingDispute":
        """The copy in the list."""
        line = cls.at(dispute)
        line.account_id = account_id
        for name in ("ticket", "invoice", "name", "amount", "currency", "due"):
            setattr(line, name, getattr(dispute, name))
        return line

    @classmethod
    def page(cls, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """The list as plain dicts, due first."""
        return db.page(cls, _DESK, cursor=cursor, limit=limit, make=db.plain)
