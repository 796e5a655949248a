"""Which other open tickets of a customer may be the same matter: looked for among their newest, in one Query."""

from typing import Any

from chalicelib.kernel.principal import Principal
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules.likeness import is_alike
from chalicelib.tickets.rules.load import AT_WORK
from chalicelib.tickets.rules.states import Kind, State
from chalicelib.tickets.schemas.likeness import LikeTicket, LikeTickets
from chalicelib.tickets.service import reading

_LOOKED_AT = 50
_SHOWN = 5


def like(caller: Principal, number: str) -> LikeTickets:
    """None of a ticket that is over. Raises TicketNotFound."""
    ticket = reading.find(caller, number)
    if State(ticket.state) not in AT_WORK:
        return LikeTickets(items=[])
    headers = Ticket.of_account(ticket.account_id, None, _LOOKED_AT).items
    found = [_view(ticket, header) for header in headers if _is_like(ticket, header)]
    return LikeTickets(items=found[:_SHOWN])


def _is_like(ticket: Ticket, header: dict[str, Any]) -> bool:
    if header["number"] == ticket.number or State(header["state"]) not in AT_WORK:
        return False
    return _is_about_its_order(ticket, header) or is_alike(ticket.subject, header["subject"])


def _is_about_its_order(ticket: Ticket, header: dict[str, Any]) -> bool:
    return ticket.order_number is not None and header.get("order_number") == ticket.order_number


def _view(ticket: Ticket, header: dict[str, Any]) -> LikeTicket:
    """Complaints go on nowhere else, and what one person wrote is not shown to another."""
    mergeable = ticket.kind != Kind.COMPLAINT and header["requester_id"] == ticket.requester_id
    same_order = _is_about_its_order(ticket, header)
    return LikeTicket(**{**header, "same_order": same_order, "mergeable": mergeable})
