"""Interest in the billing table: `A#<account>` / `INTEREST#<invoice>`, so that an invoice bears it once.

The debt itself is an item of the ledger like an invoice, with how it came about in `interest`. Access: one read.
"""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class InterestCharge(Model):
    """The interest for an invoice has that number."""

    class Meta(db.TableMeta):
        table_name = settings().table("billing")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()

    @staticmethod
    def key(invoice: str) -> str:
        """The sort key for an invoice."""
        return f"INTEREST#{invoice}"
