"""How a return can be settled, and what of it would be paid back. Pure. Amounts in minor units with VAT."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import Conflict
from chalicelib.orders.rules.returning.eligibility import ReturnReason


class Settlement(StrEnum):
    """What the customer gets for what comes back."""

    CREDIT = "credit"
    REFUND = "refund"
    EXCHANGE = "exchange"
    REPAIR = "repair"


REPAIRED = frozenset({ReturnReason.DAMAGED, ReturnReason.FAULTY})
"""What is wrong with goods for a repair to help."""


class SettlementNotPossible(Conflict):
    """The return cannot be settled in this way; `possible` says in which it can."""


@dataclass(frozen=True, slots=True)
class Line:
    """What comes back, for which reason; `sold` while the same, or what is wished instead, can be sent for it;
    `repairable` when the vendor repairs such things."""

    reason: ReturnReason
    sold: bool = False
    repairable: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """An order's money: what is `open` of it, and what was `kept`: received, and not paid back or to the customer's
    credit already."""

    open: int
    kept: int


def refundable(worth: int, money: Received) -> int:
    """What of so much would go to the customer's bank: a credit note first settles what is open of its invoice."""
    return max(0, min(worth - money.open, money.kept))


def possible(refunds: Mapping[str, int], lines: Sequence[Line]) -> list[Settlement]:
    """How a return can be settled of which so much, by order, can be paid back. What is exchanged is from one order."""
    ways = {
        Settlement.CREDIT: True,
        Settlement.REFUND: any(refunds.values()),
        Settlement.EXCHANGE: len(refunds) == 1 and all(line.sold for line in lines),
        Settlement.REPAIR: all(line.repairable and line.reason in REPAIRED for line in lines),
    }
    return [way for way, can in ways.items() if can]


def ensure_possible(wanted: Settlement, among: Iterable[Settlement]) -> None:
    """Raises SettlementNotPossible."""
    offered = list(among)
    if wanted not in offered:
        raise SettlementNotPossible("This return cannot be settled in this way.", possible=offered)
