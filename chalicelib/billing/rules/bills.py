"""What an order shall have been billed in all, and what of it has been. Minor units, without VAT unless it is said.

`BillLine` and `OrderBill` are what orders hand over; `Part` and `Left` are what the ledger remembers of each invoice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Key = tuple[str, int, int]
"""SKU, VAT rate, unit price: with another rate or price it is another thing to bill."""


@dataclass(frozen=True, slots=True)
class BillLine:
    """A line as it shall have been billed by now. `quantity` counts the smallest steps: 250 with 3 `decimals` is 0.250.

    `unit_price` is of one whole unit, `discount` what is off the price of the line, `net` what is left to bill;
    `vat_rate` in basis points.
    """

    sku: str
    name: str
    unit: str
    decimals: int
    quantity: int
    unit_price: int
    discount: int
    net: int
    vat_rate: int

    @property
    def key(self) -> Key:
        """By what it is known again."""
        return self.sku, self.vat_rate, self.unit_price


@dataclass(frozen=True, slots=True)
class Address:
    """Where it was delivered, or where the invoice goes, as it stands on the documents."""

    name: str
    line1: str
    line2: str | None
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class OrderBill:
    """The target: `lines` are cumulative, `version` is the order's. The bill of a lower version is out of date.

    `total_open`, VAT included, may still come and uses up credit until then; `over` says that nothing more will.
    `reference` is the customer's own.
    """

    order: str
    version: int
    currency: str
    lines: tuple[BillLine, ...]
    total_open: int
    reference: str | None
    over: bool
    delivery_address: Address | None = None
    invoice_address: Address | None = None

    @property
    def reserved(self) -> int:
        """The credit that the order uses up beside what was billed."""
        return 0 if self.over else self.total_open


@dataclass(frozen=True, slots=True)
class Part:
    """So many, for so much."""

    quantity: int = 0
    net: int = 0

    def plus(self, other: "Part", sign: int = 1) -> "Part":
        """Both together, or one less the other."""
        return Part(self.quantity + sign * other.quantity, self.net + sign * other.net)


@dataclass(frozen=True, slots=True)
class Left:
    """What of an invoice no credit note has taken back: parts by line, VAT by rate. Nothing in it is zero or less."""

    number: str
    parts: Mapping[Key, Part]
    vat: Mapping[int, int]

    @property
    def total(self) -> int:
        """In all, VAT included."""
        return sum(part.net for part in self.parts.values()) + sum(self.vat.values())

    def net(self, rate: int) -> int:
        """Of all lines with that VAT rate."""
        return net_of(self.parts, rate)

    def less(self, parts: Mapping[Key, Part], vat: Mapping[int, int]) -> "Left":
        """After a credit note over so much."""
        kept = {key: part.plus(parts.get(key, Part()), -1) for key, part in self.parts.items()}
        rest = {rate: amount - vat.get(rate, 0) for rate, amount in self.vat.items()}
        return Left(
            self.number,
            {key: part for key, part in kept.items() if part != Part()},
            {rate: amount for rate, amount in rest.items() if amount},
        )


def net_of(parts: Mapping[Key, Part], rate: int) -> int:
    """The net of all parts with that VAT rate."""
    return sum(part.net for key, part in parts.items() if key[1] == rate)


def together(many: Iterable[Mapping[Key, Part]]) -> dict[Key, Part]:
    """The parts of all of them, by line."""
    found: dict[Key, Part] = {}
    for parts in many:
        for key, part in parts.items():
            found[key] = found.get(key, Part()).plus(part)
    return found


def listed_price(unit_price: int, quantity: int, decimals: int) -> int:
    """The price of so many smallest steps before any discount, rounded half up."""
    steps: int = 10**decimals
    return (unit_price * quantity * 2 + steps) // (steps * 2)
