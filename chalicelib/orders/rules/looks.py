"""What changed between two looks at the same lines. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from chalicelib.orders.rules import charges

ChangeKind = Literal[
    "gone",
    "less_stock",
    "more",
    "added",
    "price_up",
    "price_down",
    "discount_less",
    "discount_more",
    "vat_rate",
    "later",
    "way",
    "charge",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the customer last saw it. `was` and `now` are amounts, quantities, rates, dates or names
    by `kind`; of a charge that was not there, or is not any more, None."""

    kind: ChangeKind
    sku: str
    was: int | str | None
    now: int | str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the customer saw of a line: price of a unit in minor units, quantity, promised day; and
    the rates of discount and VAT in basis points, None where they did not see them.
    """

    price: int
    quantity: int
    promised_on: str
    discount_rate: int | None = None
    vat_rate: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What the customer saw beside the lines: the way of delivery, by code and name, and what was charged, by key."""

    way: str
    name: str
    charged: Mapping[str, int]


def differences(before: Mapping[str, Seen], after: Mapping[str, Seen]) -> list[Difference]:
    """What changed between two looks, line by line: gone, quantity, price, discount, VAT, date. New lines are none."""
    return [change for sku, old in before.items() for change in _of_line(sku, old, after.get(sku))]


def mismatch(taken: Mapping[str, Seen], real: Mapping[str, Seen]) -> list[Difference]:
    """The same where somebody took one document for another: what is new or more than they thought is told as well."""
    larger = [
        Difference("more", sku, old.quantity, real[sku].quantity)
        for sku, old in taken.items()
        if sku in real and real[sku].quantity > old.quantity
    ]
    added = [Difference("added", sku, None, new.quantity) for sku, new in real.items() if sku not in taken]
    return [*differences(taken, real), *larger, *added]


def _of_line(sku: str, old: Seen, new: Seen | None) -> Iterator[Difference]:
    if new is None:
        yield Difference("gone", sku, old.quantity, None)
        return
    if new.quantity < old.quantity:
        yield Difference("less_stock", sku, old.quantity, new.quantity)
    if new.price != old.price:
        yield Difference("price_up" if new.price > old.price else "price_down", sku, old.price, new.price)
    yield from _of_rates(sku, old, new)
    if new.promised_on > old.promised_on:
        yield Difference("later", sku, old.promised_on, new.promised_on)


def _of_rates(sku: str, old: Seen, new: Seen) -> Iterator[Difference]:
    """A discount that went with the quantity is told with the quantity."""
    was, now = old.discount_rate, new.discount_rate
    if was is not None and now is not None and was != now and new.quantity >= old.quantity:
        yield Difference("discount_more" if now > was else "discount_less", sku, was, now)
    if old.vat_rate is not None and new.vat_rate is not None and old.vat_rate != new.vat_rate:
        yield Difference("vat_rate", sku, old.vat_rate, new.vat_rate)


def beside(before: Beside, after: Beside) -> list[Difference]:
    """What changed beside the lines: the way of delivery, and what is charged. What another way costs is told by it."""
    moved = [Difference("charge", key, was, now) for key, was, now in charges.moved(before.charged, after.charged)]
    if before.way == after.way:
        return moved
    others = [one for one in moved if not charges.is_delivery(one.sku)]
    return [Difference("way", "", before.name, after.name), *others]
