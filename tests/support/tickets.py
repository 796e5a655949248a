"""Words to tell stories of tickets with: a desk in Helsinki in June 2026."""

from datetime import datetime

from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import Clock, ClockKind
from tests.support.calendars import HELSINKI, at

LEVEL = ServiceLevel(HELSINKI)


def june(wall: str) -> datetime:
    """Monday is the 8th."""
    return at(HELSINKI, f"2026-06-{wall}")


NINE = june("08 09:00")
TEN = june("08 10:00")
ELEVEN = june("08 11:00")
NOON = june("08 12:00")
TUESDAY = june("09 12:00")


def first_reply(handling: Handling) -> Clock:
    """The latest clock of this kind, which there is."""
    clock = handling.clock(ClockKind.FIRST_REPLY)
    assert clock
    return clock


def next_reply(handling: Handling) -> Clock:
    """The latest clock of this kind, which there is."""
    clock = handling.clock(ClockKind.NEXT_REPLY)
    assert clock
    return clock
