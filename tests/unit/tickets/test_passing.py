"""What time does to a ticket that nobody touches."""

from dataclasses import replace
from datetime import datetime

from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.outlook import closes_at
from chalicelib.tickets.rules.passing import Passage, time_passes
from chalicelib.tickets.rules.priority import Severity, Urgency
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import ClockKind, Mark
from chalicelib.tickets.rules.states import Kind, Move, State
from tests.support.calendars import HELSINKI, at, calendar
from tests.support.tickets import LEVEL, june


def new(kind: Kind = Kind.QUESTION) -> Handling:
    """P2, due at 13:00."""
    return moves.receive(LEVEL, june("08 09:00"), kind=kind, severity=Severity.HINDERED, urgency=Urgency.TODAY)


def asked(kind: Kind = Kind.QUESTION) -> Handling:
    return moves.ask_customer(new(kind), LEVEL, june("08 10:00"))


def run(handling: Handling) -> list[tuple[datetime, Passage]]:
    """Follow the timers until none is left."""
    passages = []
    while moment := handling.next_timer_at:
        passage = time_passes(handling, LEVEL, moment)
        passages.append((moment, passage))
        handling = passage.handling
    return passages


def marks_of(kind: ClockKind, handling: Handling) -> list[tuple[datetime, Mark]]:
    told = [(moment, one) for moment, passage in run(handling) for one in passage.reached]
    return [(moment, one.mark) for moment, one in told if one.clock.kind is kind]


def test_a_ticket_that_nobody_opens_is_escalated_at_each_mark_once() -> None:
    assert marks_of(ClockKind.FIRST_REPLY, new()) == [
        (june("08 11:00"), Mark.HALF),
        (june("08 12:12"), Mark.MOST),
        (june("08 13:00"), Mark.ALL),
        (june("08 15:00"), Mark.FAR_OVER),
    ]


def test_a_broken_promise_starts_a_new_one_twice_and_then_no_more() -> None:
    broken = [(moment, mark) for moment, mark in marks_of(ClockKind.UPDATE, new()) if mark is Mark.ALL]

    assert broken == [(june("08 17:00"), Mark.ALL), (june("09 12:00"), Mark.ALL)]
    assert run(new())[-1][1].handling.apologies == 2


def test_a_timer_that_fires_late_tells_everything_once_and_nothing_twice() -> None:
    late = time_passes(new(), LEVEL, june("08 13:30"))

    assert [reached.mark for reached in late.reached] == [Mark.HALF, Mark.MOST, Mark.ALL]
    assert time_passes(late.handling, LEVEL, june("08 13:30")) == Passage(late.handling)
    assert late.handling.next_timer_at == june("08 15:00")


def test_a_timer_that_fires_early_changes_nothing() -> None:
    assert time_passes(new(), LEVEL, june("08 10:59")) == Passage(new())


def test_a_timer_of_a_ticket_that_was_answered_meanwhile_changes_nothing() -> None:
    answered = moves.reply(new(), LEVEL, june("08 10:00"))

    assert time_passes(answered, LEVEL, june("08 15:00")) == Passage(answered)


def test_each_cycle_has_its_own_marks() -> None:
    escalated = time_passes(new(), LEVEL, june("08 13:00")).handling
    asks_again = moves.customer_replies(moves.reply(escalated, LEVEL, june("08 13:30")), LEVEL, june("08 14:00"))

    assert [reached.mark for reached in time_passes(asks_again, LEVEL, june("08 16:00")).reached] == [Mark.HALF]


def test_a_holiday_that_is_added_moves_the_promises_that_run() -> None:
    holiday = ServiceLevel(calendar("Europe/Helsinki", "08:00-17:00", holidays=["2026-06-08"]))

    passage = time_passes(new(), holiday, june("08 11:00"))

    assert passage.reached == ()
    assert passage.handling.clocks[0].due_at == june("09 12:00")
    assert passage.handling.next_timer_at == june("09 10:00")


def test_waiting_for_somebody_else_ends_with_its_date() -> None:
    answered = moves.reply(new(), LEVEL, june("08 10:00"))
    waiting = moves.wait_for_third(answered, LEVEL, june("08 11:00"), until=june("12 12:00"), name="The carrier")

    [(moment, passage)] = [(moment, passage) for moment, passage in run(waiting) if passage.move]

    assert (moment, passage.move) == (june("12 12:00"), Move.DATE_PASSED)
    assert passage.handling.state is State.OPEN
    assert passage.handling.waiting_until is None


def test_after_the_wait_the_customer_is_promised_news_unless_an_answer_is_promised_already() -> None:
    answered = moves.reply(new(), LEVEL, june("08 10:00"))
    waiting = moves.wait_for_third(answered, LEVEL, june("08 11:00"), until=june("12 12:00"))
    asked_meanwhile = moves.customer_replies(waiting, LEVEL, june("12 11:00"))

    (alone, *_), (awaited, *_) = (
        [passage.handling for _, passage in run(one) if passage.move] for one in (waiting, asked_meanwhile)
    )
    assert alone.promised_news
    assert alone.promised_news.due_at == june("12 16:00")  # in four hours, as soon as we would answer
    assert awaited.promised_news is None
    assert awaited.awaited is awaited.clock(ClockKind.NEXT_REPLY)


def steps(handling: Handling) -> list[tuple[datetime, bool, Move | None]]:
    return [(moment, passage.reminded, passage.move) for moment, passage in run(handling)]


TWO_REMINDERS = [(june("11 10:00"), True, None), (june("16 10:00"), True, None)]


def test_a_silent_customer_is_reminded_twice_before_the_ticket_closes() -> None:
    assert steps(asked()) == [*TWO_REMINDERS, (june("19 10:00"), False, Move.ANSWER_OVERDUE)]
    assert run(asked())[-1][1].handling.state is State.CLOSED


def test_so_is_one_who_does_not_say_whether_it_is_solved() -> None:
    solved = moves.solve(moves.reply(new(), LEVEL, june("08 10:00")), LEVEL, june("08 10:00"))

    assert steps(solved) == [*TWO_REMINDERS, (june("19 10:00"), False, Move.ANSWER_OVERDUE)]


def test_a_complaint_never_closes_for_silence() -> None:
    assert steps(asked(Kind.COMPLAINT)) == TWO_REMINDERS


def test_a_late_reminder_is_not_followed_by_the_next_at_once() -> None:
    a_month_late = time_passes(asked(), LEVEL, at(HELSINKI, "2026-07-08 12:00"))

    assert a_month_late.reminded
    assert a_month_late.handling.next_timer_at == at(HELSINKI, "2026-07-13 12:00")


def test_an_answer_ends_the_reminders() -> None:
    reminded = time_passes(asked(), LEVEL, june("11 10:00")).handling

    back = moves.reply(moves.customer_replies(reminded, LEVEL, june("11 12:00")), LEVEL, june("11 13:00"))

    assert back == replace(back, reminded_at=())
    assert back.next_timer_at == june("12 11:00")  # half of the time to solve it, which stood still


def test_when_silence_closes_it_is_known_from_the_first_day() -> None:
    moments = [closes_at(asked(), LEVEL), *(closes_at(passage.handling, LEVEL) for _, passage in run(asked()))]

    assert moments == [june("19 10:00")] * 3 + [None]
    assert closes_at(asked(Kind.COMPLAINT), LEVEL) is None
    assert closes_at(new(), LEVEL) is None


def test_thanks_that_lay_too_long_leave_no_promise_behind_when_they_are_set_aside() -> None:
    solved = moves.solve(moves.reply(new(), LEVEL, june("08 10:00")), LEVEL, june("08 10:00"))
    thanked = moves.customer_replies(solved, LEVEL, june("08 11:00"))
    late = time_passes(thanked, LEVEL, june("08 15:00")).handling
    aside = moves.set_aside(late, LEVEL, june("08 15:30"))

    assert late.promised_news
    assert (aside.state, aside.awaited) == (State.SOLVED, None)
    assert aside.next_timer_at == june("11 15:30")
