"""Interest for late payment, beside figures worked out by hand."""

from datetime import date, timedelta

import pytest

from chalicelib.billing.rules import interest

DUE = date(2026, 6, 15)


def days_late(days: int) -> date:
    return DUE + timedelta(days)


@pytest.mark.parametrize(
    ("amount", "days", "rate", "bears"),
    [
        (100_000, 365, 1_000, 10_000),  # a year of 1,000.00 at 10 %
        (312_01, 24, 1_050, 215),  # 312.01 * 0.105 * 24 / 365 = 2.1542
        (36_500, 1, 500, 5),
        (36_500, 1, 450, 5),  # 4.5 cents, half up
        (36_500, 1, 449, 4),
        (1, 1, 1, 0),
    ],
)
def test_a_part_bears_what_a_calculator_says(amount: int, days: int, rate: int, bears: int) -> None:
    [found] = interest.late(DUE, [(days_late(days), amount)], rate)
    assert (found.amount, found.paid, found.days, found.interest) == (amount, days_late(days), days, bears)


def test_only_what_came_late_bears_any() -> None:
    payments = [(days_late(-3), 5_000), (DUE, 5_000), (days_late(10), 40_000), (days_late(20), 50_000)]
    found = interest.late(DUE, payments, 1_000)
    assert [(one.days, one.interest) for one in found] == [(10, 110), (20, 274)]  # 109.59 and 273.97
    assert interest.total(found) == 384
    assert interest.total([]) == 0
