"""What is otherwise between two looks at the same return. Pure. Amounts in minor units with VAT."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

ReturnChange = Literal["gone", "less", "instead", "instead_gone", "worth", "refund", "extra", "way_gone", "way_new"]
Place = tuple[str, str]
"""The number of an order, and the SKU of a line of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was shown: quantities, amounts, prices or ways by `kind`.

    `order` and `sku` are there where it is about a line, `currency` where it is about money.
    """

    kind: ReturnChange
    was: int | str | None
    now: int | str | None
    order: str | None = None
    sku: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class SeenLine:
    """So much comes back; what is wished instead costs so much a unit."""

    quantity: int
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A return as it was shown: its lines, what it is worth and what of that is paid back by currency, the ways to
    settle it, and what an exchange costs more."""

    lines: Mapping[Place, SeenLine]
    worth: Mapping[str, int]
    refund: Mapping[str, int]
    ways: Sequence[str]
    extra: int | None = None


def differences(before: Look, after: Look) -> list[Difference]:
    """What is otherwise: first the lines, then what they bring, then how it can be settled."""
    lines = [one for place, was in before.lines.items() for one in _of_line(place, was, after.lines.get(place))]
    return [*lines, *_of_money(before, after), *_of_ways(before.ways, after.ways)]


def _of_line(place: Place, was: SeenLine, now: SeenLine | None) -> Iterator[Difference]:
    order, sku = place
    if now is None:
        yield Difference("gone", was.quantity, None, order, sku)
        return
    if now.quantity < was.quantity:
        yield Difference("less", was.quantity, now.quantity, order, sku)
    if was.instead is not None and now.instead != was.instead:
        kind: ReturnChange = "instead_gone" if now.instead is None else "instead"
        yield Difference(kind, was.instead, now.instead, order, sku)


def _of_money(before: Look, after: Look) -> Iterator[Difference]:
    yield from _of_sums("worth", before.worth, after.worth)
    yield from _of_sums("refund", before.refund, after.refund)
    if before.extra is not None and after.extra is not None and before.extra != after.extra:
        yield Difference("extra", before.extra, after.extra, currency=next(iter(after.worth)))


def _of_sums(kind: ReturnChange, before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[Difference]:
    for currency in sorted(before):
        was, now = before[currency], after.get(currency, 0)
        if was != now:
            yield Difference(kind, was, now, currency=currency)


def _of_ways(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    yield from (Difference("way_gone", way, None) for way in before if way not in after)
    yield from (Difference("way_new", None, way) for way in after if way not in before)
