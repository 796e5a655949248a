"""What the mere passing of time makes of a ticket. Pure, and true however late it is asked."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.tickets.rules import remedies, sla
from chalicelib.tickets.rules.handling import Handling, moved, news_awaited, news_due, retimed
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import WORD_CLOCKS, Clock, Mark
from chalicelib.tickets.rules.states import Actor, Move
from chalicelib.tickets.rules.timing import REMINDERS, objection_ends_at, offer_ends_at, silence_ends_at, timed

APOLOGIES = 2
"""How many new promises follow a broken one before the customer hears from us."""


@dataclass(frozen=True)
class Reached:
    """A clock has come to a mark."""

    clock: Clock
    mark: Mark


@dataclass(frozen=True)
class Passage:
    """The ticket as it stands now, and what happened on the way there: each thing is reported once.

    `broken` are the promises that were found broken, for which we apologise.
    """

    handling: Handling
    reached: tuple[Reached, ...] = ()
    move: Move | None = None
    reminded: bool = False

    @property
    def broken(self) -> tuple[Clock, ...]:
        """The clocks that have come to their end before the customer heard from us."""
        return tuple(clock for clock in self._over if clock.kind in WORD_CLOCKS)

    @property
    def late(self) -> tuple[Clock, ...]:
        """The clocks of the solution and of what led to it, when these are late."""
        return tuple(clock for clock in self._over if clock.kind not in WORD_CLOCKS)

    @property
    def _over(self) -> list[Clock]:
        return [one.clock for one in self.reached if one.mark is Mark.ALL]


def time_passes(handling: Handling, level: ServiceLevel, now: datetime) -> Passage:
    """Look at a ticket because a timer fired. Asked again at the same moment, nothing more happens."""
    marked, reached = _marked(retimed(handling, level, now), level, now)
    passage = replace(_after_waiting(marked, level, now), reached=reached)
    handling = _apologised(passage.handling, level, now) if passage.broken else passage.handling
    return replace(passage, handling=timed(handling, level))


def _apologised(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """A broken promise stays, and starts a new one; not for ever, for words that are never kept are worth nothing."""
    if _is_ahead(handling.promised_news, now) or handling.apologies == APOLOGIES:
        return handling
    promised = news_awaited(handling, level, now, news_due(handling, level, now))
    return replace(promised, apologies=handling.apologies + 1)


def _is_ahead(clock: Clock | None, now: datetime) -> bool:
    return clock is not None and clock.due_at > now


def _marked(handling: Handling, level: ServiceLevel, now: datetime) -> tuple[Handling, tuple[Reached, ...]]:
    due = [(clock, sla.marks_due(clock, level.calendar, now)) for clock in handling.clocks]
    clocks = tuple(sla.marked(clock, marks) for clock, marks in due)
    reached = tuple(Reached(clock, mark) for clock, marks in due for mark in marks)
    return replace(handling, clocks=clocks), reached


def _after_waiting(handling: Handling, level: ServiceLevel, now: datetime) -> Passage:
    """Waiting for somebody else, an offer, and the time for an objection end with their dates; a customer's silence is
    broken by a reminder, then ends."""
    if _is_past(handling.waiting_until, now):
        return Passage(_goes_on(handling, level, now, Move.DATE_PASSED), move=Move.DATE_PASSED)
    if _is_past(offer_ends_at(handling, level), now):
        over = replace(handling, remedies=remedies.lapsed(handling.remedies, level.day_of(now)))
        return Passage(_goes_on(over, level, now, Move.OFFER_LAPSED), move=Move.OFFER_LAPSED)
    if _is_past(objection_ends_at(handling, level), now):
        return Passage(moved(handling, Actor.SYSTEM, Move.LETTER_PERIOD_OVER, now), move=Move.LETTER_PERIOD_OVER)
    return _after_silence(handling, level, now)


def _after_silence(handling: Handling, level: ServiceLevel, now: datetime) -> Passage:
    if not _is_past(silence_ends_at(handling, level), now):
        return Passage(handling)
    if len(handling.reminded_at) < REMINDERS:
        return Passage(replace(handling, reminded_at=(*handling.reminded_at, now)), reminded=True)
    return Passage(moved(handling, Actor.SYSTEM, Move.ANSWER_OVERDUE, now), move=Move.ANSWER_OVERDUE)


def _goes_on(handling: Handling, level: ServiceLevel, now: datetime, move: Move) -> Handling:
    """After waiting for somebody it is our turn: whoever was promised nothing yet is promised news."""
    after = moved(handling, Actor.SYSTEM, move, now)
    return after if after.awaited else news_awaited(after, level, now, news_due(after, level, now))


def _is_past(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now
