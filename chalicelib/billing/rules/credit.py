"""How much an account may still order on invoice.

available = limit - open debits + open credits - what placed orders reserve
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passes:
    """The order goes through. Under a limit it is to be reserved in the order's own transaction."""

    limited: bool


@dataclass(frozen=True, slots=True)
class OverLimit:
    """The order waits for the vendor's approval: it is more than what is left, by so many minor units."""

    by: int


@dataclass(frozen=True, slots=True)
class OnHold:
    """No order is taken at present: why, and what the customer can do about it."""

    reason: str
    way_out: str


Gate = Passes | OverLimit | OnHold


def available(limit: int | None, balance: int, reserved: int) -> int | None:
    """What is left of the limit, below zero when it is passed; None when there is no limit.

    `balance` is open debits less open credits, all in minor units.
    """
    return None if limit is None else limit - balance - reserved


def gate(available_now: int | None, order_total: int, hold: OnHold | None) -> Gate:
    """What becomes of an order of that total. A hold stops new orders, never documents, tickets or payment."""
    if hold is not None:
        return hold
    if available_now is not None and order_total > available_now:
        return OverLimit(order_total - available_now)
    return Passes(limited=available_now is not None)
