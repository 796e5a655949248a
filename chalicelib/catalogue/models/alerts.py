"""Who waits for a product. The key table stands in this package's first file."""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

_TABLE = settings().table("catalogue")


class Alert(Model):
    """A member wants to know when a product is back: once in the member's list, once in the product's queue."""

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    sku = UnicodeAttribute()
    member_id = UnicodeAttribute()
    asked_at = UnicodeAttribute()

    @classmethod
    def of_member(cls, member_id: str, sku: str, asked_at: str = "") -> "Alert":
        """The one in the member's list."""
        return cls(f"A#{member_id}", sku, sku=sku, member_id=member_id, asked_at=asked_at)

    def queued(self) -> "Alert":
        """The same in the product's queue, where those who asked first come first."""
        place = f"{self.asked_at}#{self.member_id}"
        return Alert(f"W#{self.sku}", place, sku=self.sku, member_id=self.member_id, asked_at=self.asked_at)

    @classmethod
    def listed(cls, member_id: str, cursor: str | None, limit: int) -> Page["Alert"]:
        """What a member waits for, by SKU."""
        return db.page(cls, f"A#{member_id}", cursor=cursor, limit=limit)

    @classmethod
    def waiting(cls, sku: str, limit: int) -> list["Alert"]:
        """Who waits for a product, first asked first."""
        items, _ = db.query(cls, f"W#{sku}", between=("0", "9~"), limit=limit, consistent=True)
        return [cls.from_raw_data(item) for item in items]


class Watch(Model):
    """Before `next_at` nobody is told of the product: so a look that is made twice tells nobody twice as many."""

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="WATCH")
    next_at = UnicodeAttribute()

    @classmethod
    def of(cls, sku: str) -> "Watch":
        """The item of a product, not read."""
        return cls(f"W#{sku}", "WATCH")
