"""Disputes in the billing table: `A#<account>` / `DISPUTE#<ticket>`, one read by the ticket that they belong to.

The invoice's own item holds the same in short, so that showing an invoice, and posting to it, needs no further read.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class DisputeItem(Model):
    """What is contested, since when and by whom; how it ended, and why."""

    class Meta(db.TableMeta):
        table_name = settings().table("billing")

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
    ended_at = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    credit_note = UnicodeAttribute(null=True)

    @staticmethod
    def key(ticket: str) -> str:
        """The sort key of a dispute."""
        return f"DISPUTE#{ticket}"
