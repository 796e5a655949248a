"""A member of staff says that they write, and hears who else does."""

from chalicelib.kernel.principal import Principal
from chalicelib.tickets.models.writing import WritingMark
from chalicelib.tickets.schemas.writing import MarkWriting, WritingView
from chalicelib.tickets.service import reading, writing


def mark_writing(caller: Principal, number: str, request: MarkWriting) -> WritingView:
    """Raises TicketNotFound."""
    ticket = reading.find(caller, number)
    writing.put_mark(caller, ticket.number, writing=request.writing)
    return WritingView(writing=writing.others(caller, WritingMark.of(ticket.number)))
