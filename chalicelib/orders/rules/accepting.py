"""Which orders the vendor's rule accepts by itself. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class AcceptOrders(StrEnum):
    """How orders are accepted: each by staff, or by itself when all of it is on the shelf and within the credit."""

    BY_HAND = "by_hand"
    FROM_STOCK = "from_stock"


def by_itself(rule: AcceptOrders, lines_from_stock: Iterable[bool], *, within_credit: bool) -> bool:
    """Whether an order that was placed needs nobody to accept it."""
    return rule is AcceptOrders.FROM_STOCK and within_credit and all(lines_from_stock)
