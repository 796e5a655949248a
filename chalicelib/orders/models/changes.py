"""Reviews of changes. The key table stands in this package's first file."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class ChangeReview(Model):
    """An order as it would be. Written once, never changed; `version` is the order's on which it is based.

    Like a review it can be confirmed until `expires_on`, and is kept a while longer. `asked` is the request that it was
    made from, to make it anew.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="CHANGE")
    review_id = UnicodeAttribute()
    number = UnicodeAttribute()
    by_staff = BooleanAttribute()
    version = NumberAttribute()
    asked: Any = JSONAttribute(null=True)
    document = UnicodeAttribute()
    differences = JSONAttribute()
    total_before = NumberAttribute()
    difference = NumberAttribute()
    at_once = BooleanAttribute()
    credit_missing = NumberAttribute(null=True)
    answer_by = UnicodeAttribute(null=True)
    fingerprint = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    expires_on = UnicodeAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, review_id: str) -> str:
        """The partition key of a change's review."""
        return f"R#{review_id}"
