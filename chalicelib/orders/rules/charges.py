"""What is paid beside the goods: the way of delivery that was chosen, and fees. Pure.

Amounts are in minor units without VAT, VAT rates in basis points. What the goods come to decides: from an amount on a
delivery is free, below an amount an order bears a fee.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Amounts = Mapping[str, int]
"""So much in each currency, or of each charge."""


class ChargeKind(StrEnum):
    """For what a charge is."""

    DELIVERY = "delivery"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of delivery, its names by language. `net` is its price; where it has none at all, it costs nothing."""

    code: str
    names: Mapping[str, str] = field(default_factory=dict)
    net: Amounts = field(default_factory=dict)
    free_from: Amounts = field(default_factory=dict)
    vat_rate: int = 0


@dataclass(frozen=True, slots=True)
class Fee:
    """What an order costs more that comes to less than `below`."""

    code: str
    below: Amounts
    net: Amounts
    names: Mapping[str, str] = field(default_factory=dict)
    vat_rate: int = 0


@dataclass(frozen=True, slots=True)
class Charge:
    """What one of them comes to; 0 for a delivery that is free this time."""

    kind: ChargeKind
    code: str
    net: int
    vat_rate: int


STANDARD = Way("delivery")
"""How it comes where the vendor has settled nothing."""


def offered(ways: Iterable[Way], currency: str) -> list[Way]:
    """The ways that are sold in that currency, in the vendor's order; at least one."""
    return [way for way in ways if not way.net or currency in way.net] or [STANDARD]


def chosen(ways: Sequence[Way], code: str | None) -> Way:
    """The way with that code; the first where it is not among them."""
    return next((way for way in ways if way.code == code), ways[0])


def charges(way: Way, fees: Iterable[Fee], goods: int, currency: str) -> list[Charge]:
    """What is paid beside goods that come to so much: the delivery if it has a price, then the fees."""
    return [*_delivery(way, goods, currency), *(one for fee in fees for one in _fee(fee, goods, currency))]


def key(kind: ChargeKind, code: str) -> str:
    """By what a charge is known among the lines of a bill: no SKU has a colon."""
    return f"{kind.value}:{code}"


def is_delivery(key: str) -> bool:
    """Whether the charge with that key is for the delivery."""
    return key.startswith(f"{ChargeKind.DELIVERY.value}:")


def moved(before: Amounts, after: Amounts) -> list[tuple[str, int | None, int | None]]:
    """Which charges came to another amount, by key: None where there was none, or is none any more."""
    return [
        (name, before.get(name), after.get(name)) for name in {**before, **after} if before.get(name) != after.get(name)
    ]


def _delivery(way: Way, goods: int, currency: str) -> list[Charge]:
    price = way.net.get(currency, 0)
    if not price:
        return []
    free = currency in way.free_from and goods >= way.free_from[currency]
    return [Charge(ChargeKind.DELIVERY, way.code, 0 if free else price, way.vat_rate)]


def _fee(fee: Fee, goods: int, currency: str) -> list[Charge]:
    net = fee.net.get(currency, 0)
    if not net or goods >= fee.below.get(currency, 0):
        return []
    return [Charge(ChargeKind.FEE, fee.code, net, fee.vat_rate)]
