"""The orders table.

| pk         | sk               | what                                          |
|------------|------------------|-----------------------------------------------|
| O#<number> | ORDER            | an order, its document inside                 |
| O#<number> | EVENT#<sortable> | an entry of its timeline after `placed`       |
| O#<number> | PARCEL#<count>   | a parcel: what lies in it, and where it is    |
| O#<number> | REQ#<id>         | what one side asks of the other, with answer  |
| R#<id>     | CHANGE           | an order as it would be, never changed, TTL   |
| R#<id>     | REVIEW           | a review document, never changed, with TTL    |
| Q#<id>     | REORDER          | what is wanted again, never changed, with TTL |
| W#<number> | WITHDRAWAL       | what a consumer sent, and what became of it   |
| W#<number> | EVENT#<sortable> | what was done with it                         |
| O#<number> | WDR#<number>     | a withdrawal from the order, copied           |
| DESK#withdrawals | <due>#<number> | the same in the staff's list, while it waits |
| R#<id>     | RETURN           | what would be returned, never changed, TTL    |
| RET#<number> | RETURN         | a return, and what became of it               |
| RET#<number> | EVENT#<sortable> | what was done with it                       |
| RET#<number> | PHOTO#<id>     | a photograph of what comes back               |
| O#<order>  | RET#<number>     | a return from the order, copied, with its lines of it |
| A#<account> | RET#<requested>#<number> | the same in its account's list       |
| DESK#returns | <due>#<number> | the same in the staff's list, while they act next |
| N#<account>| <NUMBER>         | a customer's own number of a product          |
| L#<account>| <list>           | a named list with its lines and its rhythm    |

Index by_account (account_id, placed_key = `<placed>#<number>`): headers of orders.

Access: an order with its timeline and parcels is one Query (`whole`); an account's orders by time are one Query of the
index. Whatever changes an order writes its item on the condition of its version: so of two who act at once one is told.
An order's number derives from its review's id, so a review makes at most one order.
"""

from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

HEADER = [
    *("number", "status", "delivery_status", "payment_status", "placed_at", "summary", "line_count"),
    *("total", "currency", "promised_on", "next_on", "version"),
]


class _ByAccount(GlobalSecondaryIndex[Any]):
    class Meta:
        index_name = "by_account"
        projection = IncludeProjection(HEADER)

    account_id = UnicodeAttribute(hash_key=True)
    placed_key = UnicodeAttribute(range_key=True)


class Order(Model):
    """An order. `document` is the reviewed document as canonical JSON; only an accepted change replaces it.

    `cancelled` is how much of which SKU is not wanted any more, `promises` the promised days that differ from the
    document's, `picking_at` when it was handed to picking. `delivery_status`, `payment_status`, `promised_on` (by when
    all of it comes) and `next_on` (by when the next of it does, empty when nothing is to come) follow from what else is
    known, and are kept for lists. `version` counts every write that somebody might have to see;
    `payment_version` those of the payment status alone, so money that comes in stops nobody who looks at the order.

    `credit_missing` (minor units) is by how much it was more than what was left of the credit when it was submitted,
    `answer_by` the moment by which the vendor then promised an answer, `reminded_at` when staff were reminded last.

    An order made in `exchange` for what came back says for which return and order, what that was worth, and whether it
    is the same again: {return, order, worth, same}.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="ORDER")
    number = UnicodeAttribute()
    account_id = UnicodeAttribute()
    placed_key = UnicodeAttribute()
    member_id = UnicodeAttribute()
    member_name = UnicodeAttribute()
    company = UnicodeAttribute(null=True)
    review_id = UnicodeAttribute()
    fingerprint = UnicodeAttribute()
    status = UnicodeAttribute()
    delivery_status = UnicodeAttribute()
    payment_status = UnicodeAttribute()
    placed_at = UnicodeAttribute()
    summary = UnicodeAttribute()
    line_count = NumberAttribute()
    total = NumberAttribute()
    currency = UnicodeAttribute()
    promised_on = UnicodeAttribute()
    next_on = UnicodeAttribute(default="")
    document = UnicodeAttribute()
    cancelled = JSONAttribute(null=True)
    promises = JSONAttribute(null=True)
    picking_at = UnicodeAttribute(null=True)
    version = NumberAttribute()
    payment_version = NumberAttribute(default=0)
    credit_missing = NumberAttribute(null=True)
    answer_by = UnicodeAttribute(null=True)
    reminded_at = UnicodeAttribute(null=True)
    exchange = JSONAttribute(null=True)
    by_account = _ByAccount()

    @classmethod
    def key(cls, number: str) -> str:
        """The partition key of an order and its timeline."""
        return f"O#{number}"

    @classmethod
    def of_account(cls, account_id: str, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """Headers of an account's orders as plain dicts, newest first."""
        return db.page(cls, account_id, cursor=cursor, limit=limit, make=db.plain, index="by_account", forward=False)


class Entry(Model):
    """One entry of an order's timeline: who did what, when, and with what promise or reason.

    `by` is empty for what the portal did itself. `request`, `parcel`, `return_number`, `lines` (quantities by SKU),
    `days` (promised days by SKU), `payment` (the payment status from then on), `changes` (what became otherwise),
    `ticket` and `amount` (of a refund) say what it is about.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    at = UnicodeAttribute()
    kind = UnicodeAttribute()
    by = UnicodeAttribute()
    by_staff = BooleanAttribute()
    promised_on = UnicodeAttribute(null=True)
    reason_code = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    request = UnicodeAttribute(null=True)
    parcel = UnicodeAttribute(null=True)
    payment = UnicodeAttribute(null=True)
    return_number = UnicodeAttribute(null=True)
    lines = JSONAttribute(null=True)
    days = JSONAttribute(null=True)
    changes = JSONAttribute(null=True)
    ticket = UnicodeAttribute(null=True)
    amount = JSONAttribute(null=True)

    @property
    def entry_id(self) -> str:
        """Its name among the order's entries."""
        return self.sk.removeprefix("EVENT#")


class Review(Model):
    """A review document: what will be ordered if it is submitted in time. Written once, never changed.

    `expires_on` is the moment after which it cannot be submitted; `expires_at` (TTL) lies later, so that an expired
    review can still be told from one that never was, and renewed.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="REVIEW")
    review_id = UnicodeAttribute()
    account_owner = UnicodeAttribute()
    document = UnicodeAttribute()
    differences = UnicodeAttribute()
    fingerprint = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    expires_on = UnicodeAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, review_id: str) -> str:
        """The partition key of a review."""
        return f"R#{review_id}"
