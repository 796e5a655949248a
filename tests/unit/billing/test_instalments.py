"""Paying in parts: schedules to the cent, and whether they are kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.billing.rules.instalments import GRACE, Every, Instalment, schedule, waits_until

FIRST = date(2026, 1, 31)


def test_a_month_has_the_same_day_or_its_last() -> None:
    assert schedule(100, 3, FIRST, Every.MONTH) == [
        Instalment(FIRST, 34),
        Instalment(date(2026, 2, 28), 33),
        Instalment(date(2026, 3, 31), 33),
    ]
    assert [one.on for one in schedule(4, 2, FIRST, Every.WEEK)] == [FIRST, FIRST + timedelta(7)]


@given(st.integers(1, 10**9), st.integers(2, 24), st.sampled_from(Every))
def test_parts_add_up_and_rise(amount: int, parts: int, every: Every) -> None:
    plan = schedule(amount, parts, FIRST, every)

    assert sum(one.amount for one in plan) == amount
    assert [one.on for one in plan] == sorted({one.on for one in plan})


@pytest.mark.parametrize(
    ("still_open", "day", "until"),
    [
        (100, FIRST, FIRST + GRACE),
        (100, FIRST + GRACE, FIRST + GRACE),
        (100, FIRST + GRACE + timedelta(1), None),
        (66, FIRST + timedelta(20), date(2026, 2, 28) + GRACE),
        (67, FIRST + timedelta(20), None),
        (0, FIRST, None),
    ],
)
def test_a_plan_is_kept_while_what_was_due_is_paid(still_open: int, day: date, until: date | None) -> None:
    assert waits_until(schedule(100, 3, FIRST, Every.MONTH), still_open, day) == until
