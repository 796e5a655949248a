"""When a ticket has to be looked at again, and what then ends by itself: silence, offers, objections. Pure."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.kernel.calendar import add_business_days
from chalicelib.tickets.rules import remedies, sla, states
from chalicelib.tickets.rules.handling import SETTLED, Handling, clocks_stopped, resolution_stopped
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.states import Actor, Move, Side, State

REMINDERS = 2
"""How often a silent customer is reminded before a ticket closes."""
OBJECTION_DAYS = 30
"""How long after our answer letter a complaint stays open for the customer's objection."""


def timed(handling: Handling, level: ServiceLevel) -> Handling:
    """As its state wants it, with the moment at which it has to be looked at again."""
    handling = _looked_for(_solved_in_time(handling, level), level)
    moments = [sla.next_mark_at(clock, level.calendar) for clock in handling.clocks]
    moments += [handling.waiting_until, silence_ends_at(handling, level)]
    moments += [offer_ends_at(handling, level), objection_ends_at(handling, level)]
    return replace(handling, next_timer_at=min(filter(None, moments), default=None))


def _solved_in_time(handling: Handling, level: ServiceLevel) -> Handling:
    """The clock of the solution follows the state, from the moment at which the ticket entered it.

    What is opened again is promised anew. A ticket from before this promise goes on without it.
    """
    clock, at = handling.clock(ClockKind.RESOLUTION), handling.since
    if clock is None:
        return handling
    if handling.is_settled:
        return resolution_stopped(handling, level, at, SETTLED[handling.state])
    if not clock.runs:
        target = level.target(handling.priority, ClockKind.RESOLUTION, handling.service_class)
        clock = sla.start(ClockKind.RESOLUTION, clock.cycle + 1, at, target, level.calendar)
    if handling.state is State.WAITING_CUSTOMER:
        clock = sla.pause(clock, at, handling.state.value)
    else:
        clock = sla.resume(clock, level.calendar, at)
    others = (other for other in handling.clocks if other.kind is not ClockKind.RESOLUTION)
    return replace(handling, clocks=(*others, clock))


def _looked_for(handling: Handling, level: ServiceLevel) -> Handling:
    """Nobody waits for what led to a ticket that is spam or goes on in another."""
    if handling.state not in (State.SPAM, State.MERGED):
        return handling
    return clocks_stopped(handling, (ClockKind.CAUSE,), level, handling.since, Ending.DROPPED)


def silence_ends_at(handling: Handling, level: ServiceLevel) -> datetime | None:
    """When a customer whose turn it is hears of it again: two reminders, then the ticket closes.

    A step counts from the one before, so a late reminder is never followed by the next at once. A complaint does not
    close for silence.
    """
    if states.who_acts_next(handling.state) is not Side.YOU:
        return None
    if len(handling.reminded_at) == REMINDERS and not closes_for_silence(handling):
        return None
    last_step = (handling.since, *handling.reminded_at)[-1]
    return add_business_days(level.calendar, last_step, level.quiet_days)


def object_until(handling: Handling, level: ServiceLevel) -> date | None:
    """The last day on which the customer can object to our answer letter; None when none went, or they have."""
    return level.day_of(handling.letter_at) + timedelta(days=OBJECTION_DAYS) if handling.letter_at else None


def objection_ends_at(handling: Handling, level: ServiceLevel) -> datetime | None:
    """When that day is over."""
    last_day = object_until(handling, level)
    return level.end_of(last_day) if last_day else None


def offer_ends_at(handling: Handling, level: ServiceLevel) -> datetime | None:
    """When the offer lapses for whose answer we wait; None when it is not the customer's turn."""
    if handling.state is not State.WAITING_CUSTOMER:
        return None
    waits = remedies.waiting(handling.remedies, level.day_of(handling.since))  # when the customer's turn began
    return level.end_of(waits.until) if waits else None


def closes_for_silence(handling: Handling) -> bool:
    """Whether the ticket, as it stands, closes when its customer stays silent for long enough."""
    return Move.ANSWER_OVERDUE in states.allowed(handling.state, Actor.SYSTEM, handling.kind)
