"""Reorders: what was ordered once and is wanted again. The key table stands in this package's first file."""

from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Reorder(Model):
    """Lines as they were ordered last, written once; what has become of them is found whenever it is read.

    `lines` is a list of {sku, name, quantity, decimals, unit, unit_price, discount_rate, currency, note}; `terms` what
    the customer said beside them: reference, note, delivery_address, invoice_address. `sources` names the orders,
    `list_id` and `list_name` the list.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="REORDER")
    reorder_id = UnicodeAttribute()
    account_owner = UnicodeAttribute()
    sources: Any = JSONAttribute()
    list_id = UnicodeAttribute(null=True)
    list_name = UnicodeAttribute(null=True)
    lines: Any = JSONAttribute()
    terms: Any = JSONAttribute()
    made_at = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, reorder_id: str) -> str:
        """The partition key of a reorder."""
        return f"Q#{reorder_id}"
