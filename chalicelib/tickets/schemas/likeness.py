"""Tickets that may be the same matter, on the wire."""

from chalicelib.kernel.schema import View
from chalicelib.tickets.rules.states import State


class LikeTicket(View):
    """Another open ticket of the customer: about the same order, or with a like subject.

    `mergeable`: the ticket that was looked at can go on in it.
    """

    number: str
    subject: str
    state: State
    opened_at: str
    same_order: bool
    mergeable: bool


class LikeTickets(View):
    """Those among the customer's newest tickets, newest first."""

    items: list[LikeTicket]
    next_cursor: None = None
