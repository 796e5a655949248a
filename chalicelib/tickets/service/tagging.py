"""The staff's own tags. What becomes of them stands in a note, for no customer sees them."""

from datetime import datetime

from chalicelib.kernel.principal import Principal
from chalicelib.tickets.events import TicketHandled
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import staff_tags
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.batches import SetStaffTags
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.storing import Change


def set_tags(caller: Principal, number: str, request: SetStaffTags) -> TicketChange:
    """The ticket has these and no others. Setting those that it has changes nothing."""
    tags = staff_tags.tagged(request.tags)
    ticket = reading.find(caller, number)
    if tags == list(ticket.staff_tags or ()):
        return reading.change(ticket, [], staff=True)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:  # noqa: ARG001  (no clock is touched)
        return tagged(caller, ticket, handling, tags)

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, None, request.version)
    return reading.change(ticket, entries, staff=True)


def tagged(caller: Principal, ticket: Ticket, handling: Handling, tags: list[str]) -> Change:
    """The ticket with these tags of ours, and the note that says so."""
    ticket.staff_tags = tags or None
    return Change(handling, TicketHandled, [note(caller, ticket.number, "staff_tags", tags=", ".join(tags))])


def note(caller: Principal, number: str, kind: str, **facts: str) -> Entry:
    """An entry among staff."""
    made = storing.entry_by(caller, number, kind, **facts)
    made.pk = f"N#{number}"
    return made
