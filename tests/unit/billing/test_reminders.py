"""When a customer is reminded, and what stops it at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.billing.rules.reminders import PERSON, Reminded, Reminder, letter, level_on, reminder

DUE = date(2026, 6, 1)
DEBT = Reminded("INV-1", DUE, 100)


def on(days: int) -> date:
    return DUE + timedelta(days)


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (-4, None),
        (-3, -3),
        (0, -3),
        (1, None),
        (2, None),
        (3, 3),
        (9, 3),
        (10, 10),
        (20, 10),
        (21, 21),
        (27, 21),
        (28, PERSON),
        (99, PERSON),
    ],
)
def test_the_calendar(days: int, level: int | None) -> None:
    assert level_on(DUE, on(days)) == level


def test_each_level_is_sent_once_and_after_an_outage_only_the_highest() -> None:
    assert reminder(DEBT, on(3)) == Reminder("INV-1", 3)
    assert reminder(replace(DEBT, level=3), on(4)) is None
    assert reminder(replace(DEBT, level=3), on(22)) == Reminder("INV-1", 21)
    assert reminder(replace(DEBT, level=21), on(28)) == Reminder("INV-1", PERSON)


def test_nobody_is_reminded_of_what_is_paid_promised_or_disputed() -> None:
    assert reminder(replace(DEBT, open=0), on(3)) is None
    assert reminder(replace(DEBT, contested=100), on(3)) is None
    assert reminder(replace(DEBT, contested=99), on(3)) == Reminder("INV-1", 3)
    assert reminder(replace(DEBT, promised=on(5)), on(5)) is None
    assert reminder(replace(DEBT, promised=on(5)), on(6)) == Reminder("INV-1", 3)


def test_one_mail_tells_of_all_that_is_due_that_day() -> None:
    coming = Reminded("INV-2", on(5), 50)

    assert letter([DEBT, coming], on(3), credit=0, payment_received=False, last_mail=on(2)) == [
        Reminder("INV-1", 3),
        Reminder("INV-2", -3),
    ]


@pytest.mark.parametrize(
    ("credit", "payment_received", "last_mail"), [(100, False, None), (0, True, None), (0, False, on(3))]
)
def test_a_payment_enough_credit_or_a_mail_today_stops_everything(
    credit: int,
    payment_received: bool,  # noqa: FBT001
    last_mail: date | None,
) -> None:
    assert letter([DEBT], on(3), credit=credit, payment_received=payment_received, last_mail=last_mail) == []


def test_credit_stops_nothing_while_nothing_is_overdue() -> None:
    assert letter([DEBT], on(-3), credit=1, payment_received=False, last_mail=None) == [Reminder("INV-1", -3)]
