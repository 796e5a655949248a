"""Customers' own item numbers. The key table stands in this package's first file."""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings


class OwnNumber(Model):
    """The number by which an account knows a product. `number` as it was written; the key has it in capitals."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    sku = UnicodeAttribute()

    @classmethod
    def of(cls, account_id: str, number: str) -> "OwnNumber":
        """The item of a number, not read."""
        return cls(cls.key(account_id), number.upper())

    @staticmethod
    def key(account_id: str) -> str:
        """The partition of an account's numbers."""
        return f"N#{account_id}"

    @classmethod
    def listed(cls, account_id: str, cursor: str | None, limit: int) -> Page["OwnNumber"]:
        """An account's numbers in their own order."""
        return db.page(cls, cls.key(account_id), cursor=cursor, limit=limit)
