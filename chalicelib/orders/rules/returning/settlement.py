"""How a return can be settled, and what of it would be paid back. Pure. Amounts in minor units with VAT."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import Conflict


class Settlement(StrEnum):
    """What the customer gets for what comes back."""

    CREDIT = "credit"
    REFUND = "refund"


class SettlementNotPossible(Conflict):
    """The return cannot be settled in this way; `possible` says in which it can."""


@dataclass(frozen=True, slots=True)
class Received:
    """An order's money: what is `open` of it, and what was `kept`: received, and not paid back or to the customer's
    credit already."""

    open: int
    kept: int


def refundable(worth: int, money: Received) -> int:
    """What of so much would go to the customer's bank: a credit note first settles what is open of its invoice."""
    return max(0, min(worth - money.open, money.kept))


def possible(refunds: Mapping[str, int]) -> list[Settlement]:
    """How a return can be settled that would bring so much of each currency to the customer's bank."""
    return [Settlement.CREDIT, *([Settlement.REFUND] if any(refunds.values()) else [])]


def ensure_possible(wanted: Settlement, among: Iterable[Settlement]) -> None:
    """Raises SettlementNotPossible."""
    offered = list(among)
    if wanted not in offered:
        raise SettlementNotPossible("This return cannot be settled in this way.", possible=offered)
