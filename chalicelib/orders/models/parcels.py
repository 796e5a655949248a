"""Parcels of an order. Its key table stands in this package's first file."""

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Parcel(Model):
    """What was sent together. `parcel` counts the parcels of an order: "1", "2"; `lines` are quantities by SKU.

    `state` is shipped, delivered or lost; `ended_at` says since when it is one of the latter two.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    parcel = UnicodeAttribute()
    lines = JSONAttribute()
    state = UnicodeAttribute()
    carrier = UnicodeAttribute()
    tracking_number = UnicodeAttribute(null=True)
    tracking_url = UnicodeAttribute(null=True)
    shipped_at = UnicodeAttribute()
    ended_at = UnicodeAttribute(null=True)

    @classmethod
    def key(cls, count: int) -> str:
        """The sort key of an order's parcel by its count."""
        return f"PARCEL#{count:04d}"
