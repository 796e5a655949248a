"""Named lists. The key table stands in this package's first file."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings


class NamedList(Model):
    """Products with quantities under a name. `sharing` says who else of the account sees and changes it.

    `lines` are as a reorder's, each with the price at which somebody of the account saw it last. `repeat` is {weeks,
    next_on, paused, member_id}: who set it is written to. `for_company` says for whom it is bought.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    list_id = UnicodeAttribute()
    account_owner = UnicodeAttribute()
    member_id = UnicodeAttribute()
    member_name = UnicodeAttribute()
    for_company = BooleanAttribute()
    name = UnicodeAttribute()
    sharing = UnicodeAttribute()
    lines: Any = JSONAttribute()
    repeat: Any = JSONAttribute(null=True)
    changed_at = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    version = NumberAttribute()

    @staticmethod
    def key(account_id: str) -> str:
        """The partition of an account's lists."""
        return f"L#{account_id}"

    @classmethod
    def of_account(cls, account_id: str, cursor: str | None, limit: int) -> Page["NamedList"]:
        """An account's lists, in no particular order."""
        return db.page(cls, cls.key(account_id), cursor=cursor, limit=limit)
