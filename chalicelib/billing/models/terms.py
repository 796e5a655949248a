"""What was changed of an account's credit terms, in the billing table.

| pk          | sk                      | what                                                           |
|-------------|-------------------------|----------------------------------------------------------------|
| A#<account> | TERMS#<at>#<version>    | limit and hold before and after, who set them and why          |

Access: newest first, one Query. Written with the head that it changes, and never changed itself.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.billing.models import account_key
from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

_BEGINS = "TERMS#"


class TermsChange(Model):
    """Limits in minor units, None for none; holds are their reasons, None for none. `actor` is who set them."""

    class Meta(db.TableMeta):
        table_name = settings().table("billing")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    at = UnicodeAttribute()
    actor = UnicodeAttribute()
    currency = UnicodeAttribute()
    limit_before = NumberAttribute(null=True)
    limit_after = NumberAttribute(null=True)
    hold_before = UnicodeAttribute(null=True)
    hold_after = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)

    @staticmethod
    def key(at: str, version: int) -> str:
        """The sort key of what made the head that version."""
        return f"{_BEGINS}{at}#{version:09}"

    @classmethod
    def page(cls, account_id: str, cursor: str | None, limit: int) -> "Page[TermsChange]":
        """An account's, newest first."""
        return db.page(cls, account_key(account_id), cursor=cursor, limit=limit, begins=_BEGINS, forward=False)
