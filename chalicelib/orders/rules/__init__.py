"""What an order costs, and how two looks at it differ. Pure: every function decides from its arguments."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.money import share
from chalicelib.orders.rules.looks import Difference, Seen, differences, mismatch

__all__ = [
    "MOST_LINES",
    "Difference",
    "MixedCurrencies",
    "Seen",
    "TooManyLines",
    "VatGroup",
    "differences",
    "merged",
    "mismatch",
    "one_currency",
    "vat_groups",
]

MOST_LINES = 80  # different SKUs in one order: with their stock they fit into one transaction


class TooManyLines(Invalid):
    """More different products than one order can hold."""


class MixedCurrencies(Invalid):
    """An order is paid in one currency."""


@dataclass(frozen=True, slots=True)
class VatGroup:
    """All lines with one rate: `rate` in basis points, amounts in minor units."""

    rate: int
    net: int
    vat: int


def vat_groups(lines: Iterable[tuple[int, int]]) -> list[VatGroup]:
    """VAT per rate, highest rate first, from (rate, net) of each line.

    The nets of a rate are summed and the VAT is rounded once per rate, half up: the rule is part of the document.
    """
    nets: dict[int, int] = {}
    for rate, net in lines:
        nets[rate] = nets.get(rate, 0) + net
    return [VatGroup(rate, net, share(net, rate)) for rate, net in sorted(nets.items(), reverse=True)]


def merged(lines: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Quantities by SKU, in the order given; a product named twice is one line. Raises TooManyLines."""
    wanted: dict[str, int] = {}
    for sku, quantity in lines:
        wanted[sku] = wanted.get(sku, 0) + quantity
    if len(wanted) > MOST_LINES:
        raise TooManyLines(f"An order has at most {MOST_LINES} different products.", most=MOST_LINES)
    return wanted


def one_currency(currencies: Iterable[str]) -> str:
    """The currency that all lines share. Raises MixedCurrencies."""
    found = sorted(set(currencies))
    if len(found) != 1:
        raise MixedCurrencies("These products are sold in different currencies. Please order them apart.", found=found)
    return found[0]
