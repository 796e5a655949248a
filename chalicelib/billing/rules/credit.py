"""How much an account may still order on invoice.

available = limit - open debits + open credits - what placed orders reserve
"""

from enum import StrEnum


class Standing(StrEnum):
    """What happens to an order: it goes through, waits for the vendor's approval, or none is taken at present."""

    OPEN = "open"
    AWAITING_APPROVAL = "awaiting_approval"
    ON_HOLD = "on_hold"


def available(limit: int | None, balance: int, reserved: int) -> int | None:
    """What is left of the limit, below zero when it is passed; None when there is no limit.

    `balance` is open debits less open credits, all in minor units.
    """
    return None if limit is None else limit - balance - reserved


def standing(available_now: int | None, order_total: int, *, held: bool) -> Standing:
    """What becomes of an order of that total. A hold stops new orders, never documents, tickets or payment."""
    if held:
        return Standing.ON_HOLD
    if available_now is not None and order_total > available_now:
        return Standing.AWAITING_APPROVAL
    return Standing.OPEN
