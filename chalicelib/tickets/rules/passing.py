"""What the mere passing of time makes of a ticket. Pure, and true however late it is asked."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.tickets.rules import sla
from chalicelib.tickets.rules.handling import REMINDERS, Handling, moved, retimed, silence_ends_at, timed
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import Clock, Mark
from chalicelib.tickets.rules.states import Actor, Move


@dataclass(frozen=True)
class Reached:
    """A clock has come to a mark."""

    clock: Clock
    mark: Mark


@dataclass(frozen=True)
class Passage:
    """The ticket as it stands now, and what happened on the way there: each thing is reported once."""

    handling: Handling
    reached: tuple[Reached, ...] = ()
    move: Move | None = None
    reminded: bool = False


def time_passes(handling: Handling, level: ServiceLevel, now: datetime) -> Passage:
    """Look at a ticket because a timer fired. Asked again at the same moment, nothing more happens."""
    marked, reached = _marked(retimed(handling, level, now), level, now)
    passage = _after_waiting(marked, level, now)
    return replace(passage, handling=timed(passage.handling, level), reached=reached)


def _marked(handling: Handling, level: ServiceLevel, now: datetime) -> tuple[Handling, tuple[Reached, ...]]:
    due = [(clock, sla.marks_due(clock, level.calendar, now)) for clock in handling.clocks]
    clocks = tuple(sla.marked(clock, marks) for clock, marks in due)
    reached = tuple(Reached(clock, mark) for clock, marks in due for mark in marks)
    return replace(handling, clocks=clocks), reached


def _after_waiting(handling: Handling, level: ServiceLevel, now: datetime) -> Passage:
    """Waiting for somebody else ends with its date; a customer's silence is broken by a reminder, then ends."""
    if _is_past(handling.waiting_until, now):
        return Passage(moved(handling, Actor.SYSTEM, Move.DATE_PASSED, now), move=Move.DATE_PASSED)
    if not _is_past(silence_ends_at(handling, level), now):
        return Passage(handling)
    if len(handling.reminded_at) < REMINDERS:
        return Passage(replace(handling, reminded_at=(*handling.reminded_at, now)), reminded=True)
    return Passage(moved(handling, Actor.SYSTEM, Move.ANSWER_OVERDUE, now), move=Move.ANSWER_OVERDUE)


def _is_past(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now
