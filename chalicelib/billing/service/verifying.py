"""The nightly check: everything that is kept beside the entries is made anew from them, and compared."""

from collections.abc import Iterable, Iterator
from typing import Any

from chalicelib.billing.models import BilledOrder, EntryItem, Head, LedgerItem, OpenItem, account_key
from chalicelib.billing.models.disputes import DisputeItem
from chalicelib.billing.models.refunds import Refund
from chalicelib.billing.rules import projections, refunds
from chalicelib.billing.rules.disputes import DisputeState, held
from chalicelib.billing.rules.entries import Kind, effect
from chalicelib.billing.rules.projections import Item
from chalicelib.billing.service import stored
from chalicelib.kernel.errors import DomainError
from chalicelib.platform import db

_TRIES = 3


def verify(account_id: str) -> list[str]:
    """What does not agree with the entries, in words for the vendor's people; empty when all does.

    What is posted while it is read would look like a difference, so a ledger that moved meanwhile is read again.
    """
    pk = account_key(account_id)
    found: list[str] = []
    for _ in range(_TRIES):
        head = db.find(Head, pk, "CREDIT") or stored.empty_head(account_id, "EUR")
        found = _differences(head)
        after = db.find(Head, pk, "CREDIT")
        if not found or after is None or after.version == head.version:
            break
    return found


def _differences(head: Head) -> list[str]:
    try:
        return _compared(head)
    except (ValueError, KeyError, TypeError, AttributeError) as broken:  # an item that something else has written
        return [f"something in it cannot be read: {broken!r}"]


def _compared(head: Head) -> list[str]:
    entries = [EntryItem.from_raw_data(raw) for raw in _every(EntryItem, head.pk, "E#")]
    try:
        rebuilt = projections.fold(map(stored.entry_of, entries))
    except DomainError as broken:
        return [f"the entries themselves do not add up: {broken.code} {broken.facts}"]
    records = [LedgerItem.from_raw_data(raw) for raw in _every(LedgerItem, head.pk, "I#")]
    kept = {one.number: stored.as_item(one) for one in records}
    return [
        *_running_balance(entries),
        *_items(rebuilt, kept),
        *_disputes(head.pk, records),
        *_refunds(head.pk, entries),
        *_open(head, kept.values()),
        *_head(head, kept, len(entries)),
        *_reserved(head),
    ]


def _every(model: Any, pk: str, begins: str) -> Iterator[db.Raw]:
    return db.every(model, pk, begins=begins, consistent=True)


def _running_balance(entries: list[EntryItem]) -> Iterator[str]:
    balance = 0
    for entry in entries:
        balance += effect(stored.entry_of(entry))
        if balance != entry.balance:
            yield f"entry {entry.entry_id}: balance {entry.balance}, rebuilt {balance}"


def _items(rebuilt: dict[str, Item], kept: dict[str, Item]) -> Iterator[str]:
    for number in sorted({*rebuilt, *kept}):
        made, found = rebuilt.get(number), kept.get(number)
        if made is None or found is None or (made.amount, made.settlements) != (found.amount, found.settlements):
            yield f"item {number}: open {found.open if found else None}, rebuilt {made.open if made else None}"


def _open(head: Head, items: Iterable[Item]) -> Iterator[str]:
    every = [stored.open_item(head.pk, item, head.currency) for item in items if item.open]
    right = {listed.sk: listed for listed in every}
    found = {
        raw["sk"]["S"]: OpenItem.from_raw_data(raw)
        for begins in ("OPEN#", "UNUSED#")
        for raw in _every(OpenItem, head.pk, begins)
    }
    for sk in sorted({*right, *found}):
        made, kept = right.get(sk), found.get(sk)
        if made is None or kept is None or made.serialize() != kept.serialize():
            yield f"list of what is open, {sk}: {kept.open if kept else None}, rebuilt {made.open if made else None}"


def _head(head: Head, items: dict[str, Item], entries: int) -> Iterator[str]:
    made, kept = projections.totals(items.values()), stored.totals_of(head)
    if made != kept:
        yield f"sums: {kept}, rebuilt {made}"
    if entries != head.entries:
        yield f"entries: {head.entries} counted, {entries} found"
    left = None if head.left is None else int(head.left)
    if left != stored.left_of(head):
        yield f"left of the limit: {left}, rebuilt {stored.left_of(head)}"


def _reserved(head: Head) -> Iterator[str]:
    made = sum(int(raw["reserved"]["N"]) for raw in _every(BilledOrder, head.pk, "ORDER#") if "reserved" in raw)
    if made != head.reserved:
        yield f"reserved: {head.reserved}, by orders {made}"


def _disputes(pk: str, records: list[LedgerItem]) -> Iterator[str]:
    """What is contested of an item, by the item itself and by the disputes."""
    by_invoice: dict[str, int] = {}
    for found in map(db.plain, _every(DisputeItem, pk, "DISPUTE#")):
        if found["state"] == DisputeState.OPEN:
            by_invoice[found["invoice"]] = by_invoice.get(found["invoice"], 0) + found["amount"]
    for record in records:
        shown, made = held(stored.disputes_of(record)), by_invoice.get(record.number, 0)
        if not int(record.disputed) == shown == made:
            yield f"disputed of {record.number}: {record.disputed}, {shown} by its marks, {made} by disputes"


def _refunds(pk: str, entries: list[EntryItem]) -> Iterator[str]:
    """What is paid back, by the entries that stand and by the refunds."""
    reversed_ones = {one.reverses for one in entries}
    made = {
        one.entry_id: (one.number, int(one.amount))
        for one in entries
        if one.kind == Kind.REFUND and one.entry_id not in reversed_ones
    }
    found = map(db.plain, _every(Refund, pk, "REFUND#"))
    kept = {one["entry"]: (one["credit"], one["amount"]) for one in found if one["state"] in refunds.TAKEN}
    for entry_id in sorted({*made, *kept}):
        if made.get(entry_id) != kept.get(entry_id):
            yield f"refund {entry_id}: {kept.get(entry_id)}, by entries {made.get(entry_id)}"
