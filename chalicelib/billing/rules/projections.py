"""What follows from the entries: what is open of each item, and in all. A fold, so it can be rebuilt and compared.

open amount of an item = its amount - what settles it
balance                = open debits - open credits
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from chalicelib.billing.rules.entries import CORRECTED, CREDITS, DEBITS, Entry, Kind
from chalicelib.kernel.errors import Conflict, Invalid, NotFound


class UnknownItem(NotFound):
    """No invoice, payment or credit note of this account has that number."""


class NumberTaken(Conflict):
    """An item with that number is in the ledger already."""


class AmountNotPositive(Invalid):
    """An entry is about more than nothing."""


class OverAllocated(Conflict):
    """More than is open; `open` says how much is."""


class WrongSide(Invalid):
    """A debit where a credit is needed, or the other way round."""


class NotAllocated(Conflict):
    """There is no such allocation any more; it may have been undone already."""


class StillAllocated(Conflict):
    """Something settles this item; that must be undone first."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A part of an item that an entry settled, on a day. `other` is the item that it was set off against."""

    entry_id: str
    kind: Kind
    amount: int
    on: date
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A debit or a credit, and all that settles it now.

    `disputed` is what the customer contests: a mark beside the ledger, which counts only as far as the item is open.
    """

    number: str
    kind: Kind
    amount: int
    on: date
    due: date | None = None
    settlements: tuple[Settlement, ...] = ()
    disputed: int = 0

    @property
    def is_debit(self) -> bool:
        """Whether the customer owes it."""
        return self.kind in DEBITS

    @property
    def open(self) -> int:
        """What is left of it."""
        return self.amount - sum(one.amount for one in self.settlements)

    @property
    def contested(self) -> int:
        """What is open of it and disputed."""
        return min(self.disputed, self.open)


Items = Mapping[str, Item]


def changed(items: Items, entry: Entry) -> dict[str, Item]:
    """The items that the entry changes, as they are after it. Raises a refusal when the ledger does not allow it.

    No item is ever settled by more than its amount: that is the one rule all the others lean on.
    """
    if entry.amount <= 0:
        raise AmountNotPositive("An amount must be more than zero.")
    if entry.kind in DEBITS | CREDITS:
        return _opened(items, entry)
    if entry.kind is Kind.DEALLOCATION:
        return _undone(items, entry)
    if entry.kind is Kind.CORRECTION:
        return _corrected(items, entry)
    return _settled(items, entry)


def _opened(items: Items, entry: Entry) -> dict[str, Item]:
    if entry.number in items:
        raise NumberTaken("That number is in the ledger already.", number=entry.number)
    due = (entry.due or entry.on) if entry.kind in DEBITS else None
    return {entry.number: Item(entry.number, entry.kind, entry.amount, entry.on, due)}


def _settled(items: Items, entry: Entry) -> dict[str, Item]:
    item = _ensure_side(find(items, entry.number), debit=entry.kind is not Kind.REFUND)
    after = {item.number: _less(item, entry, entry.against)}
    if entry.kind is Kind.ALLOCATION:
        credit = _ensure_side(find(items, entry.against or ""), debit=False)
        after[credit.number] = _less(credit, entry, item.number)
    return after


def _less(item: Item, entry: Entry, other: str | None) -> Item:
    if entry.amount > item.open:
        raise OverAllocated("More than is open.", number=item.number, open=item.open)
    settlement = Settlement(entry.entry_id, entry.kind, entry.amount, entry.on, other)
    return replace(item, settlements=(*item.settlements, settlement))


def _undone(items: Items, entry: Entry) -> dict[str, Item]:
    numbers = (entry.number, entry.against or "")
    return {number: _without(find(items, number), entry, Kind.ALLOCATION) for number in numbers}


def _without(item: Item, entry: Entry, kind: Kind) -> Item:
    kept = tuple(one for one in item.settlements if one.entry_id != entry.reverses)
    gone = [one for one in item.settlements if one.entry_id == entry.reverses]
    if [(one.kind, one.amount) for one in gone] != [(kind, entry.amount)]:
        raise NotAllocated("There is no such settlement any more.", number=item.number)
    return replace(item, settlements=kept)


def _corrected(items: Items, entry: Entry) -> dict[str, Item]:
    item = find(items, entry.number)
    if entry.corrects not in CORRECTED:
        raise WrongSide("An allocation is undone by a deallocation.")
    if entry.corrects in (Kind.REFUND, Kind.WRITE_OFF):
        return {item.number: _without(item, entry, entry.corrects)}
    if item.settlements or entry.amount != item.amount:
        raise StillAllocated("Something settles this. Undo that first.", number=item.number)
    return {item.number: _less(item, entry, None)}


def find(items: Items, number: str) -> Item:
    """The item with that number. Raises UnknownItem."""
    if number not in items:
        raise UnknownItem("There is no such invoice, payment or credit note.", number=number)
    return items[number]


def _ensure_side(item: Item, *, debit: bool) -> Item:
    if item.is_debit is not debit:
        raise WrongSide("That number is on the other side of the ledger.", number=item.number)
    return item


def fold(entries: Iterable[Entry]) -> dict[str, Item]:
    """All items of a ledger, from its entries in their order."""
    items: dict[str, Item] = {}
    for entry in entries:
        items.update(changed(items, entry))
    return items


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all items: open debits and credits, open and disputed debits by due date (no zeros)."""

    debits: int = 0
    credits: int = 0
    by_due: Mapping[date, int] = field(default_factory=dict)
    contested_by_due: Mapping[date, int] = field(default_factory=dict)

    @property
    def balance(self) -> int:
        """What the customer owes in all; less than zero is to their credit."""
        return self.debits - self.credits


def moved(totals: Totals, before: Item | None, after: Item) -> Totals:
    """The sums after one item changed, or was added."""
    return _added(_added(totals, before, -1) if before else totals, after, 1)


def _added(totals: Totals, item: Item, sign: int) -> Totals:
    if item.due is None:
        return replace(totals, credits=totals.credits + sign * item.open)
    return Totals(
        totals.debits + sign * item.open,
        totals.credits,
        _with(totals.by_due, item.due, sign * item.open),
        _with(totals.contested_by_due, item.due, sign * item.contested),
    )


def _with(sums: Mapping[date, int], day: date, amount: int) -> dict[date, int]:
    changed = {**sums, day: sums.get(day, 0) + amount}
    return {each: changed[each] for each in sorted(changed) if changed[each]}


def totals(items: Iterable[Item]) -> Totals:
    """The sums over these items."""
    found = Totals()
    for item in items:
        found = moved(found, None, item)
    return found
