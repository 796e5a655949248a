"""Credit that is kept for something, in the billing table.

| pk          | sk                     | what                                                                  |
|-------------|------------------------|-----------------------------------------------------------------------|
| A#<account> | KEPT#<order>#<purpose> | what is credited of that order is to be paid back, or pays an exchange |

Access: all of an account's, one Query; there are only as many as there are promises that nobody has kept yet.
"""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model

from chalicelib.billing.models import account_key
from chalicelib.platform import db
from chalicelib.platform.settings import settings

BEGINS = "KEPT#"


class KeptCredit(Model):
    """What is credited of `order` is promised for one purpose; there may be several."""

    class Meta(db.TableMeta):
        table_name = settings().table("billing")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    order = UnicodeAttribute()

    @classmethod
    def of(cls, account_id: str, order: str, purpose: str) -> "KeptCredit":
        """That of an order, for one purpose."""
        return cls(account_key(account_id), f"{BEGINS}{order}#{purpose}", order=order)
