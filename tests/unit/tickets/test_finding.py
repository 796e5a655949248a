"""The promise to find what led to a ticket: it runs from when we say that we look for it, whatever else happens."""

import pytest

from chalicelib.tickets.rules import finding, moves, sla
from chalicelib.tickets.rules.causes import CauseState
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.passing import time_passes
from chalicelib.tickets.rules.priority import Priority
from chalicelib.tickets.rules.sla import Clock, ClockKind, Ending, Promise
from tests.support.tickets import ELEVEN, LEVEL, NOON, TEN, TUESDAY, june

LOOKING, FOUND = CauseState.LOOKING, CauseState.FOUND


def finding_of(handling: Handling) -> Clock:
    clock = handling.clock(ClockKind.CAUSE)
    assert clock
    return clock


@pytest.fixture
def looked_for(answered: Handling) -> Handling:
    """P2: five working days."""
    return finding.told(answered, LEVEL, TEN, LOOKING)


def test_it_runs_on_when_the_ticket_is_solved_and_is_kept_once_it_is_found(looked_for: Handling) -> None:
    closed = moves.confirm_solved(moves.solve(looked_for, LEVEL, ELEVEN), LEVEL, NOON)
    assert finding_of(closed).due_at == june("15 10:00")
    assert closed.next_timer_at == june("10 14:30")  # half of it
    known = finding.told(closed, LEVEL, june("12 10:00"), CauseState.FIXING)

    assert sla.standing(finding_of(known), LEVEL.calendar, june("20 10:00")).promise is Promise.KEPT
    assert finding_of(known).ending is Ending.FOUND


def test_told_again_that_we_look_for_it_promises_nothing_new_but_losing_it_again_does(looked_for: Handling) -> None:
    assert finding.told(looked_for, LEVEL, NOON, LOOKING) == looked_for
    lost = finding.told(finding.told(looked_for, LEVEL, ELEVEN, FOUND), LEVEL, NOON, LOOKING)
    assert (finding_of(lost).cycle, finding_of(lost).started_at, finding_of(lost).runs) == (2, NOON, True)


def test_nothing_is_promised_of_what_is_known_already(answered: Handling) -> None:
    assert finding.told(answered, LEVEL, NOON, FOUND).clock(ClockKind.CAUSE) is None


def test_something_else_led_to_it_or_it_is_spam(looked_for: Handling) -> None:
    assert finding_of(finding.parted(looked_for, LEVEL, NOON)).ending is Ending.DROPPED
    spam = moves.mark_spam(looked_for, LEVEL, NOON)
    assert finding_of(spam).ending is Ending.DROPPED
    assert finding_of(moves.restore(spam, LEVEL, TUESDAY)) == finding_of(looked_for)


def test_it_is_late_without_a_broken_word_and_follows_the_priority(looked_for: Handling) -> None:
    passage = time_passes(moves.solve(looked_for, LEVEL, NOON), LEVEL, june("15 11:00"))
    assert (passage.broken, [clock.kind for clock in passage.late]) == ((), [ClockKind.CAUSE])
    urgent = moves.change_priority(looked_for, LEVEL, NOON, Priority.P1, "The line stands.")
    assert finding_of(urgent).due_at == june("10 10:00")
