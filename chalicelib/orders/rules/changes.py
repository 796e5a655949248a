"""Changing an order: other quantities, another address, a later day. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.orders.rules import charges, delivery
from chalicelib.orders.rules.delivery import Line

ChangedWhat = Literal[
    "quantity", "removed", "price", "discount", "vat_rate", "day", "address", "invoice_address", "charge"
]


class NothingChanged(Invalid):
    """The order is as it would be after the change."""


class EverythingRemoved(Invalid):
    """Nothing would be left of the order: that is a cancellation."""


class LessThanShipped(Conflict):
    """Less than has left or is cancelled already; `lines` says how much of what must stay."""


class DayTooEarly(Invalid):
    """A day before that on which it can come; `earliest` says when."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is not as it was agreed. `was` and `now` are quantities, amounts, rates, days or texts by `what`.

    `sku` is empty for what is about the whole order; of a charge it is what that is known by, like `delivery:parcel`.
    """

    what: ChangedWhat
    sku: str
    was: int | str | None
    now: int | str | None


@dataclass(frozen=True, slots=True)
class Look:
    """What the customer agrees to of a line: quantity, price of a unit, rates of discount and VAT, promised day."""

    quantity: int
    price: int
    discount_rate: int
    vat_rate: int
    day: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the customer agrees to: each line, where it and its invoice go, what is charged beside it without VAT."""

    lines: Mapping[str, Look]
    address: str
    charged: Mapping[str, int] = field(default_factory=dict)
    invoice_address: str = ""


def quantities(of: Sequence[Line], wanted: Mapping[str, int]) -> dict[str, int]:
    """How much of each line is ordered after the change; what is not named stays, nothing is removed.

    What was cancelled or shipped stays ordered. Raises NotInOrder, LessThanShipped or EverythingRemoved.
    """
    delivery.ensure_ordered(of, wanted)
    least = {line.sku: line.cancelled + line.shipped for line in of}
    short = [
        {"sku": sku, "wanted": quantity, "least": least[sku]}
        for sku, quantity in wanted.items()
        if quantity < least[sku]
    ]
    if short:
        raise LessThanShipped("Some of it has left already.", lines=short)
    after = {line.sku: wanted.get(line.sku, line.ordered) for line in of}
    if not any(after[line.sku] > line.cancelled for line in of):
        raise EverythingRemoved("Nothing would be left. Please cancel the order instead.")
    return after


def ensure_day(wished: str | None, earliest: str) -> None:
    """Raises DayTooEarly for a wish that cannot come true."""
    if wished is not None and wished < earliest:
        raise DayTooEarly("It cannot come so early.", earliest=earliest)


def differences(before: Agreed, after: Agreed) -> list[Changed]:
    """What is otherwise than it was agreed, line by line, then beside the lines. Raises NothingChanged."""
    found = [change for sku, was in before.lines.items() for change in _of_line(sku, was, after.lines.get(sku))]
    found += [Changed("charge", key, was, now) for key, was, now in charges.moved(before.charged, after.charged)]
    if before.address != after.address:
        found.append(Changed("address", "", before.address, after.address))
    if before.invoice_address != after.invoice_address:
        found.append(Changed("invoice_address", "", before.invoice_address, after.invoice_address))
    if not found:
        raise NothingChanged("Nothing is otherwise than it was.")
    return found


def _of_line(sku: str, was: Look, now: Look | None) -> Iterator[Changed]:
    if now is None:
        yield Changed("removed", sku, was.quantity, None)
        return
    pairs: tuple[tuple[ChangedWhat, int | str, int | str], ...] = (
        ("quantity", was.quantity, now.quantity),
        ("price", was.price, now.price),
        ("discount", was.discount_rate, now.discount_rate),
        ("vat_rate", was.vat_rate, now.vat_rate),
        ("day", was.day, now.day),
    )
    yield from (Changed(what, sku, old, new) for what, old, new in pairs if old != new)
