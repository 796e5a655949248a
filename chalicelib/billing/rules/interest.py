"""Interest for late payment: on each part of an invoice that was paid late, for the days it was late. Pure.

Simple interest by the vendor's rate of a year of 365 days, each part rounded half up. What credit notes, write-offs or
credit that was there in time settled bears none. Amounts in minor units.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_YEAR = 10_000 * 365  # basis points, days


@dataclass(frozen=True, slots=True)
class Late:
    """So much was paid on `paid`, so many days after it was due, and bears so much interest."""

    amount: int
    paid: date
    days: int
    interest: int


def late(due: date, payments: Iterable[tuple[date, int]], rate: int) -> list[Late]:
    """What of the payments, each with its value date, came after the due date. `rate` is in basis points a year."""
    return [
        Late(amount, paid, days, (2 * amount * days * rate + _YEAR) // (2 * _YEAR))
        for paid, amount in payments
        if (days := (paid - due).days) > 0
    ]


def total(of: Iterable[Late]) -> int:
    """All of it."""
    return sum(one.interest for one in of)
