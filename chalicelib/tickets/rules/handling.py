"""Where a ticket stands: its state, its priority, its clocks, and whom it waits for. Pure.

The rules make a new `Handling` from an old one; services load, call, store. What the rules share is below.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.kernel.calendar import due
from chalicelib.tickets.rules import sla, states
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency
from chalicelib.tickets.rules.remedies import Remedies
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import REPLY_CLOCKS, WORD_CLOCKS, Clock, ClockKind, Ending
from chalicelib.tickets.rules.states import Actor, Kind, Move, State

SETTLED = {
    State.SOLVED: Ending.SOLVED,
    State.CLOSED: Ending.DROPPED,
    State.MERGED: Ending.DROPPED,
    State.SPAM: Ending.DROPPED,
}
"""States in which nobody waits for a solution, and how its clock ends there."""


@dataclass(frozen=True, kw_only=True)
class Handling:
    """The facts of a ticket that its rules need.

    `since` is when it entered its state, `clocks` holds the latest clock of each kind, `reminded_at` the reminders of
    the present silence. `state_before_reply` is where an unanswered message of the customer took the ticket from,
    and `letter_before_reply` the letter that it objected to.
    `apologies` counts the new promises that we made since the customer last heard from us, because one was broken.
    Of a complaint: `remedies` are our offers, `letter_at` when our answer letter went that nobody has objected to, and
    `escalated_at` when the customer asked for the person whom the vendor has named.
    `service_class` is that of the customer when the ticket was opened, empty for what everybody is promised.
    `next_timer_at` is the earliest moment at which something has to be looked at again.
    """

    kind: Kind
    severity: Severity
    urgency: Urgency
    priority: Priority
    state: State
    since: datetime
    clocks: tuple[Clock, ...]
    waiting_for: str | None = None
    waiting_until: datetime | None = None
    reminded_at: tuple[datetime, ...] = ()
    state_before_reply: State | None = None
    letter_before_reply: datetime | None = None
    apologies: int = 0
    service_class: str = ""
    remedies: Remedies = ()
    letter_at: datetime | None = None
    escalated_at: datetime | None = None
    next_timer_at: datetime | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits for a solution."""
        return self.state in SETTLED

    def clock(self, kind: ClockKind) -> Clock | None:
        """The latest clock of a kind."""
        return next((clock for clock in self.clocks if clock.kind is kind), None)

    @property
    def awaited_reply(self) -> Clock | None:
        """The clock that runs until we answer. There is never more than one."""
        return next((clock for clock in self.clocks if clock.kind in REPLY_CLOCKS and clock.runs), None)

    @property
    def promised_news(self) -> Clock | None:
        """The clock that runs until the news that we promised by a date."""
        return next((clock for clock in self.clocks if clock.kind is ClockKind.UPDATE and clock.runs), None)

    @property
    def awaited(self) -> Clock | None:
        """What the customer waits for first of all: an answer, else the news that we promised."""
        return self.awaited_reply or self.promised_news

    @property
    def expected(self) -> Clock | None:
        """What the customer has our word for next: what they wait for first of all, else the solution, while it is our
        turn.
        """
        solution = self.clock(ClockKind.RESOLUTION)
        return self.awaited or (solution if solution and solution.runs and not solution.paused_since else None)


def ended(before: Handling, after: Handling) -> tuple[Clock, ...]:
    """The clocks that stopped between two handlings of a ticket, for its history."""
    running = {(clock.kind, clock.cycle) for clock in before.clocks if clock.runs}
    return tuple(clock for clock in after.clocks if not clock.runs and (clock.kind, clock.cycle) in running)


def moved(handling: Handling, actor: Actor, move: Move, now: datetime) -> Handling:
    """In the state that the move leads to. A new state knows nothing of the waiting in the one before."""
    state = states.apply(handling.state, actor, move, handling.kind)
    return handling if state is handling.state else entered(handling, state, now)


def entered(handling: Handling, state: State, now: datetime) -> Handling:
    """Freshly in a state, even if it is the same."""
    return replace(
        handling,
        state=state,
        since=now,
        waiting_for=None,
        waiting_until=None,
        reminded_at=(),
        state_before_reply=None,
        letter_before_reply=None,
        letter_at=None,
    )


def reply_awaited(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer waits for an answer: from now on, unless they have been waiting already."""
    if handling.awaited_reply:
        return handling
    previous = handling.clock(ClockKind.NEXT_REPLY)
    target = level.target(handling.priority, ClockKind.NEXT_REPLY, handling.service_class)
    cycle = previous.cycle + 1 if previous else 1
    clock = sla.start(ClockKind.NEXT_REPLY, cycle, now, target, level.calendar)
    others = tuple(other for other in handling.clocks if other is not previous)
    return replace(handling, clocks=(*others, clock))


def replies_stopped(handling: Handling, level: ServiceLevel, now: datetime, ending: Ending) -> Handling:
    """Nobody waits for an answer any more; news that we promised are promised still."""
    return replace(clocks_stopped(handling, REPLY_CLOCKS, level, now, ending), state_before_reply=None)


def words_stopped(handling: Handling, level: ServiceLevel, now: datetime, ending: Ending) -> Handling:
    """Nobody waits for a word from us any more; whether it is solved is another matter."""
    return replace(clocks_stopped(handling, WORD_CLOCKS, level, now, ending), state_before_reply=None, apologies=0)


def resolution_stopped(handling: Handling, level: ServiceLevel, now: datetime, ending: Ending) -> Handling:
    """Nobody waits for a solution any more."""
    return clocks_stopped(handling, (ClockKind.RESOLUTION,), level, now, ending)


def clocks_stopped(
    handling: Handling, kinds: Collection[ClockKind], level: ServiceLevel, now: datetime, ending: Ending
) -> Handling:
    """The clocks of these kinds run no more."""
    clocks = (
        sla.stop(clock, level.calendar, now, ending) if clock.kind in kinds else clock for clock in handling.clocks
    )
    return replace(handling, clocks=tuple(clocks))


def news_awaited(handling: Handling, level: ServiceLevel, now: datetime, by: datetime) -> Handling:
    """The customer hears from us by a date; what was promised so before is kept with it."""
    previous = handling.clock(ClockKind.UPDATE)
    clock = sla.promised(previous.cycle + 1 if previous else 1, now, by, level.calendar)
    return replace(handling, clocks=(*(other for other in handling.clocks if other is not previous), clock))


def news_due(handling: Handling, level: ServiceLevel, now: datetime) -> datetime:
    """By when we say more of our own accord: as soon as we would answer."""
    return due(level.calendar, now, level.target(handling.priority, ClockKind.NEXT_REPLY, handling.service_class))


def retimed(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The running clocks anew, from their own starts, by the present priority and calendar."""
    clocks = (sla.retime(clock, level.calendar, now, _target(handling, level, clock)) for clock in handling.clocks)
    return replace(handling, clocks=tuple(clocks))


def _target(handling: Handling, level: ServiceLevel, clock: Clock) -> int:
    if clock.kind is ClockKind.UPDATE:
        return clock.target_minutes
    return level.target(handling.priority, clock.kind, handling.service_class)
