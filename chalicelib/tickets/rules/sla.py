"""Promises as clocks: each runs in business time from its own start until it is stopped. Pure.

A clock is broken by the first moment after its due time, whatever happens later: `missed_at` keeps the due time
that passed, and neither a new priority nor a new calendar takes it back. Everything is true at read time, so a timer
that fires late changes nothing that a person can see.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from chalicelib.kernel.calendar import BusinessCalendar, after, due, elapsed

_MINUTE = timedelta(minutes=1)


class ClockKind(StrEnum):
    """What a clock measures."""

    FIRST_REPLY = "first_reply"
    """From receipt to the first public answer that a person wrote; automatic answers never count."""

    NEXT_REPLY = "next_reply"
    """From the oldest unanswered message of the customer to the next public answer, or until solved."""

    UPDATE = "update"
    """From our word that there will be news by a date, to the next public message. Nothing moves that date."""

    RESOLUTION = "resolution"
    """From receipt until we think that it is solved. It stands still while it is the customer's turn."""

    CAUSE = "cause"
    """From when we begin to look for what led to it until it is found, also when the ticket is solved meanwhile."""


REPLY_CLOCKS = (ClockKind.FIRST_REPLY, ClockKind.NEXT_REPLY)
WORD_CLOCKS = (*REPLY_CLOCKS, ClockKind.UPDATE)
"""Those that a word from us keeps; whether it is solved is another matter."""


class Mark(IntEnum):
    """How much of the promised business time has passed, in per cent. Each is reached once per clock and cycle."""

    HALF = 50
    MOST = 80
    ALL = 100
    FAR_OVER = 150


class Ending(StrEnum):
    """Why a clock stopped."""

    ANSWERED = "answered"
    SOLVED = "solved"
    FOUND = "found"
    DROPPED = "dropped"
    """Nobody waited any more: withdrawn, set aside, closed by the customer, or spam."""


class Promise(StrEnum):
    """What has become of a promise."""

    ON_TIME = "on_time"
    PAUSED = "paused"
    KEPT = "kept"
    BROKEN = "broken"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A stretch that does not count, with the reason that the customer reads. `ended_at` is None while it lasts."""

    began_at: datetime
    reason: str
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One promise: the `cycle`-th of its kind on a ticket. `due_at` takes in all pauses that are over."""

    kind: ClockKind
    cycle: int
    started_at: datetime
    target_minutes: int
    due_at: datetime
    pauses: tuple[Pause, ...] = ()
    marks: tuple[Mark, ...] = ()
    missed_at: datetime | None = None
    stopped_at: datetime | None = None
    ending: Ending | None = None

    @property
    def runs(self) -> bool:
        """Not stopped; it may be paused."""
        return self.stopped_at is None

    @property
    def paused_since(self) -> datetime | None:
        """The beginning of the pause that lasts."""
        return self.pauses[-1].began_at if self.pauses and self.pauses[-1].ended_at is None else None


@dataclass(frozen=True)
class Standing:
    """A promise at a moment: the time promised (if it is broken, the one that passed), and the full business minutes
    left until then or late since. Both are 0 once it is kept or dropped.
    """

    promise: Promise
    due_at: datetime
    minutes_left: int = 0
    minutes_late: int = 0


def start(kind: ClockKind, cycle: int, at: datetime, target_minutes: int, calendar: BusinessCalendar) -> Clock:
    """A clock that begins to run."""
    return Clock(
        kind=kind,
        cycle=cycle,
        started_at=at,
        target_minutes=target_minutes,
        due_at=due(calendar, at, target_minutes),
    )


def promised(cycle: int, at: datetime, due_at: datetime, calendar: BusinessCalendar) -> Clock:
    """A clock of news by a date; its target is the business time until then."""
    minutes = elapsed(calendar, at, due_at) // _MINUTE
    return Clock(kind=ClockKind.UPDATE, cycle=cycle, started_at=at, target_minutes=minutes, due_at=due_at)


def stop(clock: Clock, calendar: BusinessCalendar, at: datetime, ending: Ending) -> Clock:
    """The clock as it is kept for ever. One that has stopped stays as it is."""
    if not clock.runs:
        return clock
    clock = resume(clock, calendar, at)
    return replace(clock, missed_at=_missed_at(clock, at), stopped_at=at, ending=ending)


def pause(clock: Clock, at: datetime, reason: str) -> Clock:
    """Time stands still for this clock. One that is stopped or paused stays as it is."""
    if not clock.runs or clock.paused_since:
        return clock
    return replace(clock, missed_at=_missed_at(clock, at), pauses=(*clock.pauses, Pause(began_at=at, reason=reason)))


def resume(clock: Clock, calendar: BusinessCalendar, at: datetime) -> Clock:
    """Time goes on, and the due time is put off by the business time of the pause."""
    if not clock.runs or clock.paused_since is None:
        return clock
    pauses = (*clock.pauses[:-1], replace(clock.pauses[-1], ended_at=at))
    return _timed(replace(clock, pauses=pauses), calendar)


def reinstate(clock: Clock) -> Clock:
    """A clock that was dropped by mistake runs on as if it had never stopped: the customer has waited all along."""
    return replace(clock, stopped_at=None, ending=None)


def retime(clock: Clock, calendar: BusinessCalendar, now: datetime, target_minutes: int) -> Clock:
    """Recompute a running clock from its own start, for a new priority or calendar. Already missed stays missed."""
    if not clock.runs:
        return clock
    known = replace(clock, missed_at=_missed_at(clock, now), target_minutes=target_minutes)
    timed = _timed(known, calendar)
    return replace(timed, missed_at=_missed_at(timed, now))


def marked(clock: Clock, marks: tuple[Mark, ...]) -> Clock:
    """Remember that these marks have been told."""
    return replace(clock, marks=tuple(sorted({*clock.marks, *marks})))


def marks_due(clock: Clock, calendar: BusinessCalendar, now: datetime) -> tuple[Mark, ...]:
    """The marks that have been reached and not yet told, lowest first. A stopped clock reaches none."""
    return tuple(mark for mark, moment in _marks_ahead(clock, calendar) if moment <= now)


def next_mark_at(clock: Clock, calendar: BusinessCalendar) -> datetime | None:
    """When the next mark is reached; None when none is left, or while a pause keeps that open."""
    return min((moment for _, moment in _marks_ahead(clock, calendar)), default=None)


def standing(clock: Clock, calendar: BusinessCalendar, now: datetime) -> Standing:
    """What has become of the promise, and the business minutes that are left or over."""
    missed_at = _missed_at(clock, now)
    if missed_at:
        late = _ran(clock, calendar, missed_at, clock.stopped_at or now)
        return Standing(Promise.BROKEN, missed_at, minutes_late=late // _MINUTE)
    if not clock.runs:
        return Standing(Promise.DROPPED if clock.ending is Ending.DROPPED else Promise.KEPT, clock.due_at)
    left = elapsed(calendar, clock.paused_since or now, clock.due_at) // _MINUTE
    return Standing(Promise.PAUSED if clock.paused_since else Promise.ON_TIME, clock.due_at, minutes_left=left)


def _marks_ahead(clock: Clock, calendar: BusinessCalendar) -> list[tuple[Mark, datetime]]:
    untold = [mark for mark in Mark if clock.runs and mark not in clock.marks]
    moments = [(mark, _moment_of(clock, calendar, mark)) for mark in untold]
    return [(mark, moment) for mark, moment in moments if moment]


def _moment_of(clock: Clock, calendar: BusinessCalendar, mark: Mark) -> datetime | None:
    """When a mark is reached; None when that depends on how long the present pause will last."""
    moment = _reached_at(clock, calendar, mark)
    return None if clock.paused_since and clock.paused_since < moment else moment


def _reached_at(clock: Clock, calendar: BusinessCalendar, mark: Mark) -> datetime:
    """When the clock has run for that share of its target, if no pause comes to those that are over.

    Only what is paused before that moment puts it off: a pause after the due time comes too late to help.
    """
    if clock.kind is ClockKind.UPDATE:
        return _reached_before_date(clock, calendar, mark)
    moment = after(calendar, clock.started_at, clock.target_minutes * _MINUTE * mark / 100)
    for over in clock.pauses:
        if over.ended_at and over.began_at < moment:
            moment = after(calendar, moment, elapsed(calendar, over.began_at, over.ended_at))
    return moment


def _reached_before_date(clock: Clock, calendar: BusinessCalendar, mark: Mark) -> datetime:
    """The same for a date that we named: it may lie outside business time, and is due all the same."""
    if mark is Mark.ALL:
        return clock.due_at
    whole = elapsed(calendar, clock.started_at, clock.due_at)
    since = clock.started_at if mark < Mark.ALL else clock.due_at
    return after(calendar, since, whole * (mark % Mark.ALL) / 100)


def _timed(clock: Clock, calendar: BusinessCalendar) -> Clock:
    return replace(clock, due_at=_reached_at(clock, calendar, Mark.ALL))


def _missed_at(clock: Clock, now: datetime) -> datetime | None:
    if clock.missed_at or not clock.runs:
        return clock.missed_at
    in_time = clock.paused_since is not None and clock.paused_since < clock.due_at  # at the due time it is too late
    return clock.due_at if now > clock.due_at and not in_time else None


def _ran(clock: Clock, calendar: BusinessCalendar, since: datetime, until: datetime) -> timedelta:
    """The business time between two moments, without the pauses."""
    paused = (
        elapsed(calendar, max(paused.began_at, since), min(paused.ended_at or until, until)) for paused in clock.pauses
    )
    return elapsed(calendar, since, until) - sum(paused, timedelta(0))
