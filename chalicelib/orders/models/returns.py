"""Returns. The whole key table stands in this package's first file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.orders.models import Entry
from chalicelib.platform import db
from chalicelib.platform.settings import settings

_DESK = "DESK#returns"


class ReturnReview(Model):
    """What would be returned if it is confirmed in time. Written once, never changed.

    `lines` are [{order, sku, name, unit, decimals, quantity, reason, note, instead}], `worth` what they bring and
    `refund` what of it can be paid back, both [{amount, currency}]; `settlements` is how the return can be settled, and
    `extra` what an exchange would cost more, or less, than it brings. `instead` is the product wished in a line's
    place, with its price of that moment.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="RETURN")
    review_id = UnicodeAttribute()
    account_owner = UnicodeAttribute()
    lines = JSONAttribute()
    worth = JSONAttribute()
    refund = JSONAttribute()
    settlements = JSONAttribute()
    extra = NumberAttribute(null=True)
    differences = JSONAttribute(null=True)
    fingerprint = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    expires_on = UnicodeAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, review_id: str) -> str:
        """The partition key of a review."""
        return f"R#{review_id}"


class Return(Model):
    """What a customer sends back, from one order or several, and what has become of it.

    `lines` are those of its review with `counted`, `resellable`, `refused`, `repaired`, `settled`, and the `condition`
    they were found in with `why`. `worth` is what was expected to come back, `credited` what did, both
    [{amount, currency}].
    `due_at` is by when whoever acts next is to act, `reminded` the due moment that they were reminded of; `send_by` the
    last day to send it, `expires_at` when it expires since it was not, `carrier` and `tracking_number` how it was.
    `settlement` is what the customer is to get for it; of the account that a refund goes to, `ending` is known;
    `new_orders` are the orders that were made in exchange, `sent_back_by` is how what was repaired was sent back.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="RETURN")
    number = UnicodeAttribute()
    account_id = UnicodeAttribute()
    member_id = UnicodeAttribute()
    member_name = UnicodeAttribute()
    company = UnicodeAttribute(null=True)
    review_id = UnicodeAttribute()
    requested_at = UnicodeAttribute()
    state = UnicodeAttribute()
    version = NumberAttribute()
    lines = JSONAttribute()
    worth = JSONAttribute()
    credited = JSONAttribute()
    settlement = UnicodeAttribute(default="credit")
    ending = UnicodeAttribute(null=True)
    new_orders = JSONAttribute(null=True)
    sent_back_by = UnicodeAttribute(null=True)
    appealed = BooleanAttribute(null=True)
    decline_code = UnicodeAttribute(null=True)
    declined_because = UnicodeAttribute(null=True)
    carrier = UnicodeAttribute(null=True)
    tracking_number = UnicodeAttribute(null=True)
    send_by = UnicodeAttribute(null=True)
    expires_at = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    reminded = UnicodeAttribute(null=True)

    @classmethod
    def key(cls, number: str) -> str:
        """The partition key of a return and its entries."""
        return f"RET#{number}"

    @property
    def orders(self) -> list[str]:
        """The orders that it is from, each once."""
        return list(dict.fromkeys(line["order"] for line in self.lines))


class Photograph(Model):
    """A photograph that the customer has uploaded: `kind` is its media type, its id says where it lies."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    photograph_id = UnicodeAttribute()
    kind = UnicodeAttribute()
    at = UnicodeAttribute()
    by = UnicodeAttribute()

    @staticmethod
    def key(photograph_id: str) -> str:
        """The sort key of a photograph in its return's partition."""
        return f"PHOTO#{photograph_id}"


class RefundOfReturn(Model):
    """By its number, a refund that was begun for a return; how far it has come stands in the ledger."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    refund = UnicodeAttribute()

    @classmethod
    def of(cls, number: str, refund: str) -> "RefundOfReturn":
        """What stands beside the return."""
        return cls(Return.key(number), f"REFUND#{refund}", refund=refund)


@dataclass(slots=True)
class WholeReturn:
    """A return with what was done with it and the photographs of it, each oldest first, and its refunds' numbers."""

    found: Return
    entries: list[Entry]
    photographs: list[Photograph]
    refunds: list[str]


def read(number: str) -> WholeReturn | None:
    """The return as it is now, in one consistent Query; None when there is none."""
    items, _ = db.query(Return, Return.key(number), consistent=True)
    found = next((Return.from_raw_data(item) for item in items if item["sk"]["S"] == "RETURN"), None)
    if found is None:
        return None
    photographs = [Photograph.from_raw_data(item) for item in items if item["sk"]["S"].startswith("PHOTO#")]
    return WholeReturn(
        found,
        entries=[Entry.from_raw_data(item) for item in items if item["sk"]["S"].startswith("EVENT#")],
        photographs=sorted(photographs, key=lambda one: one.at),
        refunds=[RefundOfReturn.from_raw_data(item).refund for item in items if item["sk"]["S"].startswith("REFUND#")],
    )


class ReturnOfOrder(Model):
    """The same beside one of its orders, with the lines of that one."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    requested_at = UnicodeAttribute()
    state = UnicodeAttribute()
    lines = JSONAttribute()

    @classmethod
    def of(cls, whole: Return, order: str) -> "ReturnOfOrder":
        """The copy beside that order."""
        return cls(
            f"O#{order}",
            f"RET#{whole.number}",
            number=whole.number,
            requested_at=whole.requested_at,
            state=whole.state,
            lines=[line for line in whole.lines if line["order"] == order],
        )


class ListedReturn(Model):
    """The same as a line of a list: its account's, newest first, and the staff's while they act next, due first."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute(null=True)
    state = UnicodeAttribute(null=True)
    requested_at = UnicodeAttribute(null=True)
    customer = UnicodeAttribute(null=True)
    summary = UnicodeAttribute(null=True)
    line_count = NumberAttribute(null=True)
    due_at = UnicodeAttribute(null=True)

    @classmethod
    def of_account(cls, whole: Return) -> "ListedReturn":
        """Its line in its account's list."""
        return cls(f"A#{whole.account_id}", f"RET#{whole.requested_at}#{whole.number}")._told(whole)

    @classmethod
    def place(cls, number: str, due_at: str) -> "ListedReturn":
        """Its place in the staff's list."""
        return cls(_DESK, f"{due_at}#{number}")

    @classmethod
    def waiting(cls, whole: Return) -> "ListedReturn":
        """Its line in the staff's list, of one that is due at some time."""
        return cls.place(whole.number, whole.due_at or "")._told(whole)

    def _told(self, whole: Return) -> "ListedReturn":
        self.number, self.state, self.requested_at = whole.number, whole.state, whole.requested_at
        self.customer = whole.company or whole.member_name
        self.summary, self.line_count, self.due_at = whole.lines[0]["name"], len(whole.lines), whole.due_at
        return self

    @classmethod
    def page_of_account(cls, account_id: str, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """An account's returns as plain dicts, newest first."""
        return db.page(cls, f"A#{account_id}", cursor=cursor, limit=limit, make=db.plain, begins="RET#", forward=False)

    @classmethod
    def every_of_account(cls, account_id: str) -> Iterator[db.Raw]:
        """All of them, newest first."""
        return db.every(cls, f"A#{account_id}", begins="RET#", forward=False)

    @classmethod
    def page_of_staff(cls, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """What waits for staff as plain dicts, due first."""
        return db.page(cls, _DESK, cursor=cursor, limit=limit, make=db.plain)
