"""Withdrawals. The whole key table stands in this package's first file."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.orders.models import Entry
from chalicelib.platform import db
from chalicelib.platform.settings import settings

MOST_ENTRIES = 100
_DESK = "DESK#withdrawals"


class Withdrawal(Model):
    """What a consumer sent, and what has become of it.

    `statement` is the sealed text, `sha256` its seal. `lines` are [{sku, name, unit, decimals, unsent, back, came}]
    once it is valid, `came` null until goods are back. `doubts` are why staff must look. `held` says that the form
    looked as if a program had filled it in: its receipt goes out once its order is known. `due_at` is its place in
    the list of the staff, absent when nothing is left to do.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="WITHDRAWAL")
    number = UnicodeAttribute()
    received_at = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    name = UnicodeAttribute()
    contract = UnicodeAttribute()
    part = UnicodeAttribute(null=True)
    email = UnicodeAttribute()
    language = UnicodeAttribute()
    time_zone = UnicodeAttribute()
    statement = UnicodeAttribute()
    sha256 = UnicodeAttribute()
    held = BooleanAttribute(null=True)
    state = UnicodeAttribute()
    version = NumberAttribute()
    order = UnicodeAttribute(null=True)
    account_id = UnicodeAttribute(null=True)
    member_id = UnicodeAttribute(null=True)
    doubts = JSONAttribute(null=True)
    lines = JSONAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    send_back_by = UnicodeAttribute(null=True)
    pay_back_by = UnicodeAttribute()
    due_at = UnicodeAttribute(null=True)

    @classmethod
    def key(cls, number: str) -> str:
        """The partition key of a withdrawal and its entries."""
        return f"W#{number}"

    @classmethod
    def with_entries(cls, number: str) -> "tuple[Withdrawal | None, list[Entry]]":
        """A withdrawal and what was done with it, oldest first, in one consistent Query."""
        items, _ = db.query(cls, cls.key(number), limit=MOST_ENTRIES, consistent=True)
        entries = [Entry.from_raw_data(item) for item in items if item["sk"]["S"].startswith("EVENT#")]
        found = [cls.from_raw_data(item) for item in items if item["sk"]["S"] == "WITHDRAWAL"]
        return (found[0] if found else None), entries


class WithdrawalOfOrder(Model):
    """The same beside its order, as far as the order's page and the next withdrawal from it need it."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    received_at = UnicodeAttribute()
    state = UnicodeAttribute()
    lines = JSONAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    send_back_by = UnicodeAttribute(null=True)
    pay_back_by = UnicodeAttribute()

    @classmethod
    def of(cls, withdrawal: Withdrawal, order: str) -> "WithdrawalOfOrder":
        """The copy beside that order."""
        return cls(
            f"O#{order}",
            f"WDR#{withdrawal.number}",
            number=withdrawal.number,
            received_at=withdrawal.received_at,
            state=withdrawal.state,
            lines=withdrawal.lines,
            reason=withdrawal.reason,
            send_back_by=withdrawal.send_back_by,
            pay_back_by=withdrawal.pay_back_by,
        )


class WaitingWithdrawal(Model):
    """The same in the staff's list, while something is left to do: what is due first comes first."""

    class Meta(db.TableMeta):
        table_name = settings().table("orders")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute(null=True)
    state = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    contract = UnicodeAttribute(null=True)
    order = UnicodeAttribute(null=True)
    received_at = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)

    @classmethod
    def at(cls, number: str, due_at: str) -> "WaitingWithdrawal":
        """Its place in the list."""
        return cls(_DESK, f"{due_at}#{number}")

    @classmethod
    def of(cls, withdrawal: Withdrawal) -> "WaitingWithdrawal":
        """The copy in the list, of a withdrawal that has a place there."""
        line = cls.at(withdrawal.number, withdrawal.due_at or "")
        for name in ("number", "state", "name", "contract", "order", "received_at", "due_at"):
            setattr(line, name, getattr(withdrawal, name))
        return line

    @classmethod
    def page(cls, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """The list as plain dicts, due first."""
        return db.page(cls, _DESK, cursor=cursor, limit=limit, make=db.plain)
