"""By when we promise to find what led to a ticket. Each customer has this promise from when we tell them that we look
for it; whether their ticket is solved meanwhile is another matter. Pure.
"""

from dataclasses import replace
from datetime import datetime

from chalicelib.tickets.rules import sla
from chalicelib.tickets.rules.causes import CauseState
from chalicelib.tickets.rules.handling import Handling, clocks_stopped
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.timing import timed


def told(handling: Handling, level: ServiceLevel, at: datetime, state: CauseState) -> Handling:
    """Its customer is told how far we are: at `at` we look for it, or know it."""
    clock = handling.clock(ClockKind.CAUSE)
    if state is not CauseState.LOOKING:
        return _stopped(handling, level, at, Ending.FOUND)
    if clock and clock.runs:
        return handling
    target = level.target(handling.priority, ClockKind.CAUSE, handling.service_class)
    begun = sla.start(ClockKind.CAUSE, clock.cycle + 1 if clock else 1, at, target, level.calendar)
    others = (other for other in handling.clocks if other is not clock)
    return timed(replace(handling, clocks=(*others, begun)), level)


def parted(handling: Handling, level: ServiceLevel, at: datetime) -> Handling:
    """It was not what we thought that led to it: nothing is promised any more."""
    return _stopped(handling, level, at, Ending.DROPPED)


def _stopped(handling: Handling, level: ServiceLevel, at: datetime, ending: Ending) -> Handling:
    return timed(clocks_stopped(handling, (ClockKind.CAUSE,), level, at, ending), level)
