"""What of a ticket is told in the timeline of the order that it is about: the steps, never each word. Pure."""

from enum import StrEnum

from chalicelib.tickets.rules.handling import Handling, ended
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.states import State


class Milestone(StrEnum):
    """A step of a ticket. Of all answers only the first is one; what came after stands in the ticket."""

    OPENED = "ticket_opened"
    ANSWERED = "ticket_answered"
    SOLVED = "ticket_solved"
    REOPENED = "ticket_reopened"
    CLOSED = "ticket_closed"
    HIDDEN = "ticket_hidden"
    """It was spam: as if it had never been."""
    RESTORED = "ticket_restored"
    """It was no spam after all."""


_REACHED = {State.SOLVED: Milestone.SOLVED, State.CLOSED: Milestone.CLOSED, State.SPAM: Milestone.HIDDEN}


def milestone(before: Handling, after: Handling) -> Milestone | None:
    """The step between two handlings of a ticket, if there is one."""
    if after.state is not before.state:
        if reached := _REACHED.get(after.state):
            return reached
        if before.state in _REACHED:
            return Milestone.RESTORED if before.state is State.SPAM else Milestone.REOPENED
    first = (one for one in ended(before, after) if one.kind is ClockKind.FIRST_REPLY)
    return Milestone.ANSWERED if any(one.ending is Ending.ANSWERED for one in first) else None
