"""When a customer is reminded, and what stops it at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.billing.rules.reminders import (
    Letter,
    Reminded,
    Reminder,
    ReminderCalendar,
    ReminderCalendarNotValid,
    Situation,
    Tone,
    letter,
    next_look,
    reminder,
)

DUE = date(2026, 6, 1)
DEBT = Reminded("INV-1", DUE, 100)
USUAL = ReminderCalendar.parsed("-3,3,10,21,28")
PERSON = USUAL.person


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
    assert USUAL.level_on(DUE, on(days)) == level


@pytest.mark.parametrize(("days", "look"), [(-20, -3), (-3, 3), (3, 10), (20, 21), (21, 28), (28, None)])
def test_the_next_level(days: int, look: int | None) -> None:
    assert USUAL.next_look(DUE, on(days)) == (None if look is None else on(look))


@pytest.mark.parametrize(
    ("calendar", "tones"),
    [
        ("-3,3,10,21,28", {-3: Tone.BEFORE, 3: Tone.FIRST, 10: Tone.AGAIN, 21: Tone.LAST}),
        ("0,7,14", {0: Tone.BEFORE, 7: Tone.FIRST}),
    ],
)
def test_how_a_level_reads(calendar: str, tones: dict[int, Tone]) -> None:
    parsed = ReminderCalendar.parsed(calendar)

    assert {level: parsed.tone(level) for level in parsed.levels} == tones


@pytest.mark.parametrize("text", ["", "3,x", "10,3", "3,3", "-3,0"])
def test_a_calendar_rises_and_ends_after_the_due_date(text: str) -> None:
    with pytest.raises(ReminderCalendarNotValid):
        ReminderCalendar.parsed(text)


def reminded(debt: Reminded, days: int) -> Reminder | None:
    return reminder(debt, on(days), USUAL)


def test_each_level_is_sent_once_and_after_an_outage_only_the_highest() -> None:
    assert reminded(DEBT, 3) == Reminder("INV-1", 3)
    assert reminded(replace(DEBT, level=3), 4) is None
    assert reminded(replace(DEBT, level=3), 22) == Reminder("INV-1", 21)
    assert reminded(replace(DEBT, level=21), 28) == Reminder("INV-1", PERSON)


def test_nobody_is_reminded_of_what_is_paid_promised_or_disputed() -> None:
    assert reminded(replace(DEBT, open=0), 3) is None
    assert reminded(replace(DEBT, contested=100), 3) is None
    assert reminded(replace(DEBT, contested=99), 3) == Reminder("INV-1", 3)
    assert reminded(replace(DEBT, promised=on(5)), 5) is None
    assert reminded(replace(DEBT, promised=on(5)), 6) == Reminder("INV-1", 3)


def test_one_mail_tells_of_all_that_is_due_that_day() -> None:
    coming, old = Reminded("INV-2", on(6), 50), Reminded("INV-0", on(-30), 10)

    assert letter([DEBT, coming, old], on(3), USUAL, Situation(last_mail=on(2))) == Letter(
        (Reminder("INV-1", 3), Reminder("INV-2", -3)), (Reminder("INV-0", PERSON),)
    )


@pytest.mark.parametrize("situation", [Situation(credit=100), Situation(paid_on=on(1)), Situation(last_mail=on(3))])
def test_a_payment_enough_credit_or_a_mail_today_stops_everything(situation: Situation) -> None:
    assert letter([DEBT], on(3), USUAL, situation).every == ()
    assert next_look([DEBT], on(3), USUAL, Letter()) == on(4)


def test_credit_stops_nothing_while_nothing_is_overdue_or_more_is() -> None:
    assert letter([DEBT], on(3), USUAL, Situation(credit=99)).mailed == (Reminder("INV-1", 3),)
    assert letter([DEBT], on(-3), USUAL, Situation(credit=1)).mailed == (Reminder("INV-1", -3),)


def test_the_account_is_looked_at_again_when_a_level_is_reached_or_a_promise_is_over() -> None:
    told = Letter((Reminder("INV-1", 3),))

    assert next_look([replace(DEBT, level=3)], on(3), USUAL, told) == on(10)
    assert next_look([replace(DEBT, level=3, promised=on(5))], on(4), USUAL, Letter()) == on(6)
    assert next_look([replace(DEBT, level=3, promised=on(3))], on(4), USUAL, Letter()) == on(10)
    assert next_look([replace(DEBT, level=PERSON)], on(40), USUAL, Letter()) is None
    assert next_look([], on(3), USUAL, Letter()) is None
