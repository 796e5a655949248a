"""Clocks: when a promise is due, when somebody is told, and what has become of it."""

from datetime import datetime, timedelta

import pytest

from chalicelib.kernel.calendar import elapsed
from chalicelib.tickets.rules import sla
from chalicelib.tickets.rules.sla import Clock, ClockKind, Ending, Mark, Promise, Standing
from tests.support.calendars import BERLIN, at, calendar

TARGET = 480  # one working day in Berlin


def berlin(wall: str) -> datetime:
    return at(BERLIN, f"2026-06-{wall}")


def started(wall: str = "08 09:00", target: int = TARGET) -> Clock:
    return sla.start(ClockKind.FIRST_REPLY, 1, berlin(wall), target, BERLIN)


def paused(clock: Clock, since: str, until: str | None = None) -> Clock:
    clock = sla.pause(clock, berlin(since), "waiting_customer")
    return sla.resume(clock, BERLIN, berlin(until)) if until else clock


def test_a_clock_is_due_when_its_target_has_passed_in_business_time() -> None:
    assert started("12 16:00", target=120).due_at == berlin("15 10:00")


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param("08 11:00", "09 10:00", "09 16:00", id="V11 paused over night"),
        pytest.param("08 16:00", "08 20:00", "09 10:00", id="V12 paused into the evening"),
        pytest.param("08 18:00", "09 08:00", "08 17:00", id="paused while closed: nothing is lost"),
        pytest.param("08 17:00", "09 11:00", "08 17:00", id="paused at the due time: too late too"),
        pytest.param("09 10:00", "09 11:00", "08 17:00", id="paused after the due time: too late to help"),
    ],
)
def test_a_pause_puts_the_due_time_off_by_its_business_time(since: str, until: str, expected: str) -> None:
    assert paused(started(), since, until).due_at == berlin(expected)


def test_several_pauses_add_up() -> None:
    clock = paused(paused(started(), "08 10:00", "08 11:00"), "08 12:00", "08 12:30")

    assert clock.due_at == berlin("09 10:30")
    assert elapsed(BERLIN, clock.started_at, clock.due_at) == timedelta(minutes=TARGET + 90)


def test_a_clock_cannot_be_paused_twice_nor_resumed_when_it_runs() -> None:
    clock = paused(started(), "08 10:00")

    assert paused(clock, "08 11:00") == clock
    assert sla.resume(started(), BERLIN, berlin("08 11:00")) == started()


def test_a_clock_that_stopped_stays_as_it_is() -> None:
    kept = sla.stop(started(), BERLIN, berlin("08 10:00"), Ending.ANSWERED)
    later = berlin("10 10:00")

    assert sla.stop(kept, BERLIN, later, Ending.SOLVED) == kept
    assert sla.pause(kept, later, "waiting_customer") == kept
    assert sla.resume(kept, BERLIN, later) == kept
    assert sla.retime(kept, BERLIN, later, 10) == kept


class TestMarks:
    """50, 80, 100 and 150 per cent, each once."""

    def test_they_lie_at_their_shares_of_the_target(self) -> None:
        clock, told = started(), []
        while moment := sla.next_mark_at(clock, BERLIN):
            marks = sla.marks_due(clock, BERLIN, moment)
            told.append((*marks, moment))
            clock = sla.marked(clock, marks)

        assert told == [
            (Mark.HALF, berlin("08 13:00")),
            (Mark.MOST, berlin("08 15:24")),
            (Mark.ALL, berlin("08 17:00")),
            (Mark.FAR_OVER, berlin("09 13:00")),
        ]

    def test_a_late_timer_finds_all_of_them_at_once_and_none_again(self) -> None:
        now = berlin("08 17:00")
        clock = started()
        found = sla.marks_due(clock, BERLIN, now)

        assert found == (Mark.HALF, Mark.MOST, Mark.ALL)
        assert sla.marks_due(sla.marked(clock, found), BERLIN, now) == ()

    def test_none_is_due_a_moment_too_early(self) -> None:
        assert sla.marks_due(started(), BERLIN, berlin("08 12:59:59")) == ()

    def test_a_pause_leaves_open_when_the_next_will_be(self) -> None:
        clock = paused(started(), "08 14:00")

        assert sla.marks_due(clock, BERLIN, berlin("12 12:00")) == (Mark.HALF,)
        assert sla.next_mark_at(sla.marked(clock, (Mark.HALF,)), BERLIN) is None

    def test_a_mark_that_falls_on_the_beginning_of_a_pause_is_reached(self) -> None:
        clock = paused(started(), "08 13:00")

        assert sla.next_mark_at(clock, BERLIN) == berlin("08 13:00")

    def test_a_pause_puts_them_off(self) -> None:
        clock = paused(started(), "08 12:00", "08 13:30")

        assert sla.next_mark_at(clock, BERLIN) == berlin("08 14:30")

    def test_a_stopped_clock_reaches_none(self) -> None:
        clock = sla.stop(started(), BERLIN, berlin("09 16:00"), Ending.ANSWERED)

        assert sla.marks_due(clock, BERLIN, berlin("12 12:00")) == ()
        assert sla.next_mark_at(clock, BERLIN) is None


class TestStanding:
    """What the customer sees, whether or not any timer has fired."""

    def test_on_time_with_the_business_minutes_left(self) -> None:
        assert sla.standing(started(), BERLIN, berlin("08 10:00:01")) == Standing(
            Promise.ON_TIME, berlin("08 17:00"), minutes_left=419
        )

    def test_an_answer_at_the_due_time_keeps_the_promise(self) -> None:
        on_the_dot = sla.stop(started(), BERLIN, berlin("08 17:00"), Ending.ANSWERED)

        assert sla.standing(started(), BERLIN, berlin("08 17:00")).promise is Promise.ON_TIME
        assert sla.standing(on_the_dot, BERLIN, berlin("12 12:00")) == Standing(Promise.KEPT, berlin("08 17:00"))

    def test_broken_from_the_first_moment_after_the_due_time(self) -> None:
        assert sla.standing(started(), BERLIN, berlin("08 17:00:01")) == Standing(Promise.BROKEN, berlin("08 17:00"))
        assert sla.standing(started(), BERLIN, berlin("09 10:30")).minutes_late == 90

    def test_broken_stays_broken_and_counts_until_the_answer(self) -> None:
        answered = sla.stop(started(), BERLIN, berlin("09 09:20"), Ending.ANSWERED)

        assert sla.standing(answered, BERLIN, berlin("12 12:00")) == Standing(
            Promise.BROKEN, berlin("08 17:00"), minutes_late=20
        )

    def test_a_pause_after_the_due_time_does_not_count_as_late(self) -> None:
        late = paused(started(), "09 10:00", "09 12:00")

        assert sla.standing(late, BERLIN, berlin("09 13:00")).minutes_late == 120

    def test_a_pause_at_the_due_time_is_too_late_while_it_lasts_too(self) -> None:
        clock = paused(started(), "08 17:00")

        assert sla.standing(clock, BERLIN, berlin("08 17:00")).promise is Promise.PAUSED
        assert sla.standing(clock, BERLIN, berlin("08 17:01")) == Standing(Promise.BROKEN, berlin("08 17:00"))

    def test_paused_with_what_was_left_when_it_paused(self) -> None:
        assert sla.standing(paused(started(), "08 16:00"), BERLIN, berlin("12 12:00")) == Standing(
            Promise.PAUSED, berlin("08 17:00"), minutes_left=60
        )

    def test_stopped_in_a_pause_is_kept_with_the_pause_taken_in(self) -> None:
        solved = sla.stop(paused(started(), "08 16:00"), BERLIN, berlin("09 12:00"), Ending.SOLVED)

        assert sla.standing(solved, BERLIN, berlin("12 12:00")) == Standing(Promise.KEPT, berlin("09 13:00"))

    def test_dropped_when_nobody_waited_any_more(self) -> None:
        dropped = sla.stop(started(), BERLIN, berlin("08 12:00"), Ending.DROPPED)

        assert sla.standing(dropped, BERLIN, berlin("12 12:00")).promise is Promise.DROPPED

    def test_reinstated_as_if_it_had_never_stopped(self) -> None:
        dropped = sla.stop(started(), BERLIN, berlin("08 12:00"), Ending.DROPPED)

        assert sla.reinstate(dropped) == started()


class TestRetiming:
    """A new priority or calendar recomputes a running clock from its own start."""

    def test_a_shorter_target_may_be_late_at_once(self) -> None:
        clock = sla.retime(started(), BERLIN, berlin("08 12:00"), 60)

        assert clock.due_at == berlin("08 10:00")
        assert sla.standing(clock, BERLIN, berlin("08 12:00")).promise is Promise.BROKEN

    def test_a_longer_target_is_counted_from_the_start_with_all_pauses(self) -> None:
        clock = sla.retime(paused(started(), "08 10:00", "08 11:00"), BERLIN, berlin("08 12:00"), 2 * TARGET)

        assert clock.due_at == berlin("10 10:00")
        assert clock.missed_at is None

    def test_already_missed_stays_missed(self) -> None:
        clock = sla.retime(started(), BERLIN, berlin("09 12:00"), 10 * TARGET)

        assert clock.due_at == berlin("19 17:00")
        assert sla.standing(clock, BERLIN, berlin("09 12:00")) == Standing(
            Promise.BROKEN, berlin("08 17:00"), minutes_late=180
        )

    def test_missed_before_a_pause_stays_missed(self) -> None:
        clock = paused(started(), "09 10:00")

        assert clock.missed_at == berlin("08 17:00")
        assert sla.retime(clock, BERLIN, berlin("10 12:00"), 10 * TARGET).missed_at == berlin("08 17:00")

    def test_marks_that_were_told_are_not_told_again(self) -> None:
        told = sla.marked(started(), (Mark.HALF, Mark.MOST))
        clock = sla.retime(told, BERLIN, berlin("08 16:00"), 2 * TARGET)

        assert sla.next_mark_at(clock, BERLIN) == berlin("09 17:00")

    def test_another_calendar(self) -> None:
        short_days = calendar("Europe/Berlin", "09:00-13:00")

        assert sla.retime(started(), short_days, berlin("08 10:00"), TARGET).due_at == berlin("09 13:00")
