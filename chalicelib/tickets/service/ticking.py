"""The checklist of a ticket. It moves no clock, and leaves no trace but who has done what: colleagues read it there."""

from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.principal import Principal
from chalicelib.tickets.events import TicketHandled
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import checklist
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.checklist import SetChecklist
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.storing import Change


def set_checklist(caller: Principal, number: str, request: SetChecklist) -> TicketChange:
    """The ticket has these points and no others. Setting those that it has changes nothing."""
    wanted = [(one.text, one.done) for one in request.points]
    ticket = reading.find(caller, number)
    if [(one.text, bool(one.done_by)) for one in checklist.read(ticket.checklist)] == wanted:
        return reading.change(ticket, [], staff=True)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        points = checklist.settled(checklist.read(ticket.checklist), wanted, caller.name, clock.stamp(now))
        ticket.checklist = checklist.stored(points)
        return Change(handling, TicketHandled)

    ticket, _ = storing.carry_out(lambda: reading.find(caller, number), step, None, request.version)
    return reading.change(ticket, [], staff=True)
