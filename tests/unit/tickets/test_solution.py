"""The promise to solve it: it stands still while it is the customer's turn, until we think that it is solved."""

from dataclasses import replace

import pytest

from chalicelib.tickets.rules import moves, sla
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.passing import time_passes
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency
from chalicelib.tickets.rules.service_level import ServiceLevel, targets_with
from chalicelib.tickets.rules.sla import Clock, ClockKind, Ending, Promise
from chalicelib.tickets.rules.states import Kind
from tests.support.calendars import BERLIN, at
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN, TUESDAY, june


def solution(handling: Handling) -> Clock:
    clock = handling.clock(ClockKind.RESOLUTION)
    assert clock
    return clock


@pytest.mark.parametrize(
    ("asked", "answered", "due"),
    [
        ("2026-06-08 11:00", "2026-06-09 10:00", "2026-06-09 16:00"),
        ("2026-06-08 16:00", "2026-06-08 20:00", "2026-06-09 10:00"),
    ],
)
def test_what_is_asked_stops_the_time_until_the_customer_answers(asked: str, answered: str, due: str) -> None:
    level = ServiceLevel(BERLIN, targets_with({"p2": {"resolution": 480}}))
    start = at(BERLIN, "2026-06-08 09:00")
    new = moves.receive(level, start, kind=Kind.FAULT, severity=Severity.HINDERED, urgency=Urgency.TODAY)
    waiting = moves.ask_customer(new, level, at(BERLIN, asked))
    standing = sla.standing(solution(waiting), BERLIN, at(BERLIN, answered))

    assert (standing.promise, solution(waiting).pauses[0].reason) == (Promise.PAUSED, "waiting_customer")
    again = moves.customer_replies(waiting, level, at(BERLIN, answered))
    assert solution(again).due_at == at(BERLIN, due)


def test_a_question_after_a_question_is_one_pause(asked: Handling) -> None:
    twice = moves.ask_customer(asked, LEVEL, NOON)

    assert solution(twice).pauses == solution(asked).pauses


def test_it_is_kept_once_we_think_that_it_is_solved(solved: Handling, closed: Handling) -> None:
    for one in (solved, closed):
        assert (solution(one).stopped_at, solution(one).ending) == (ELEVEN, Ending.SOLVED)


def test_what_was_not_solved_is_promised_anew(solved: Handling) -> None:
    for again in (moves.not_solved(solved, LEVEL, NOON), moves.customer_replies(solved, LEVEL, NOON)):
        assert (solution(again).cycle, solution(again).started_at, solution(again).runs) == (2, NOON, True)


def test_the_customer_may_say_so_themselves_or_need_it_no_more(asked: Handling, new: Handling) -> None:
    assert solution(moves.say_solved(asked, LEVEL, NOON)).ending is Ending.SOLVED
    assert solution(moves.withdraw(new, LEVEL, NOON)).ending is Ending.DROPPED


def test_a_mistake_of_ours_takes_nothing_from_it(new: Handling) -> None:
    restored = moves.restore(moves.mark_spam(new, LEVEL, TEN), LEVEL, NOON)

    assert solution(restored) == solution(new)


def test_another_priority_recomputes_it_from_its_own_start(new: Handling) -> None:
    urgent = moves.change_priority(new, LEVEL, TEN, Priority.P1, "Nothing works.")

    assert solution(urgent).due_at == june("09 09:00")  # nine working hours from nine


def test_a_late_solution_is_no_late_word(answered: Handling) -> None:
    passage = time_passes(answered, LEVEL, june("11 09:00"))

    assert (passage.broken, [clock.kind for clock in passage.late]) == ((), [ClockKind.RESOLUTION])
    assert passage.handling.apologies == 0


def test_a_ticket_from_before_this_promise_goes_on_without_it(new: Handling) -> None:
    old = replace(new, clocks=tuple(clock for clock in new.clocks if clock.kind is not ClockKind.RESOLUTION))

    assert moves.reply(old, LEVEL, TUESDAY).clock(ClockKind.RESOLUTION) is None
    assert solution(new).started_at == NINE
