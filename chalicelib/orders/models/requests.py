"""Requests about an order. Its key table stands in this package's first file."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Request(Model):
    """What one side asks of the other: to cancel, or to change the order to `document`.

    `asked_by` is buyer or staff, `answer_by` the moment by which the other side is to answer, `reminded_at` when it was
    reminded of it; `credit_missing` (minor units) by how much a change is more than was left of the credit.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    request_id = UnicodeAttribute()
    kind = UnicodeAttribute()
    state = UnicodeAttribute()
    asked_by = UnicodeAttribute()
    asker = UnicodeAttribute()
    asked_at = UnicodeAttribute()
    reason_code = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    answer_by = UnicodeAttribute()
    reminded_at = UnicodeAttribute(null=True)
    answerer = UnicodeAttribute(null=True)
    answered_at = UnicodeAttribute(null=True)
    answer = UnicodeAttribute(null=True)
    document = UnicodeAttribute(null=True)
    differences = UnicodeAttribute(null=True)
    total = NumberAttribute(null=True)
    credit_missing = NumberAttribute(null=True)

    @staticmethod
    def key(request_id: str) -> str:
        """The sort key of a request in its order's partition."""
        return f"REQ#{request_id}"
