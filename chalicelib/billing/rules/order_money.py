"""What has become of an order's money, from its documents and what settles them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import Item, Settlement


@dataclass(frozen=True, slots=True)
class OrderMoney:
    """An order's money in minor units: billed - credited - written_off = paid - refunded + open - unused.

    `paid` is what payments and other credit settle of its invoices, `open` what is still owed for it; `refunded` is
    what of its credit notes was paid out or used elsewhere, `unused` what of them is still to the customer's credit.
    """

    billed: int = 0
    credited: int = 0
    paid: int = 0
    refunded: int = 0
    written_off: int = 0
    open: int = 0
    unused: int = 0


def order_money(documents: Iterable[Item]) -> OrderMoney:
    """The sums over an order's invoices and credit notes. What a correction reversed was never billed or credited."""
    every = list(documents)
    own = {item.number for item in every}
    sums = dict.fromkeys(OrderMoney.__slots__, 0)
    for item in every:
        whole, rest = ("billed", "open") if item.is_debit else ("credited", "unused")
        sums[whole] += item.amount - sum(one.amount for one in item.settlements if one.kind is Kind.CORRECTION)
        sums[rest] += item.open
        for settlement in item.settlements:
            if name := _use(item, settlement, own):
                sums[name] += settlement.amount
    return OrderMoney(**sums)


def _use(item: Item, settlement: Settlement, own: set[str]) -> str | None:
    """As what a settlement counts; as nothing when the order's own documents settle each other."""
    if settlement.kind is Kind.WRITE_OFF:
        return "written_off"
    if settlement.kind is Kind.CORRECTION or settlement.other in own:
        return None
    return "paid" if item.is_debit else "refunded"
