"""What the customer wants to know of a ticket: who acts next, by when, and when it closes by itself. Pure."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.calendar import add_business_days
from chalicelib.tickets.rules import sla, states
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import Standing
from chalicelib.tickets.rules.states import Side
from chalicelib.tickets.rules.timing import (
    REMINDERS,
    closes_for_silence,
    objection_ends_at,
    offer_ends_at,
    silence_ends_at,
)


@dataclass(frozen=True)
class Outlook:
    """What the customer wants to know: who acts next, by when, and what has become of our promise to answer."""

    who: Side
    by: datetime | None
    promise: Standing | None


def outlook(handling: Handling, level: ServiceLevel, now: datetime) -> Outlook:
    """The outlook at a moment. `by` is our promise, at last that to solve it, or until when we wait: for somebody else,
    for the customer's answer to an offer, for an objection to our letter.
    """
    awaited, expected = handling.awaited, handling.expected
    waits = handling.waiting_until or offer_ends_at(handling, level) or objection_ends_at(handling, level)
    return Outlook(
        who=states.who_acts_next(handling.state),
        by=waits or (expected.due_at if expected else None),
        promise=sla.standing(awaited, level.calendar, now) if awaited else None,
    )


def closes_at(handling: Handling, level: ServiceLevel) -> datetime | None:
    """When silence closes the ticket, if all reminders to come are in time; None where silence closes nothing.

    A complaint closes once the time is over in which the customer can object to our answer letter.
    """
    if handling.letter_at:
        return objection_ends_at(handling, level)
    moment = silence_ends_at(handling, level)
    if moment is None or not closes_for_silence(handling):
        return None
    for _ in range(REMINDERS - len(handling.reminded_at)):
        moment = add_business_days(level.calendar, moment, level.quiet_days)
    return moment
