"""Cards follow facts: whatever happens to an order or a ticket, its card is asked for anew and kept."""

from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.orders import events as order_events
from chalicelib.orders import service as orders
from chalicelib.orders.events import OrderEvent
from chalicelib.overview import service
from chalicelib.tickets import events as tickets_events
from chalicelib.tickets import service as tickets
from chalicelib.tickets.events import TicketEvent

ORDER_EVENTS: tuple[type[Event], ...] = order_events.EVERY
TICKET_EVENTS: tuple[type[Event], ...] = (
    tickets_events.TicketOpened,
    tickets_events.CustomerReplied,
    tickets_events.TicketAnswered,
    tickets_events.CustomerAsked,
    tickets_events.TicketSolved,
    tickets_events.TicketClosed,
    tickets_events.TicketReopened,
    tickets_events.WaitingForThird,
    tickets_events.PriorityChanged,
    tickets_events.TicketAssigned,
    tickets_events.TicketHandled,
    tickets_events.TicketEscalated,
)


def keep_order(event: OrderEvent, _envelope: Envelope) -> None:
    """Any event that names an order by its number."""
    card = orders.card(event.number)
    if card is not None:
        service.keep(card)


def keep_ticket(event: TicketEvent, _envelope: Envelope) -> None:
    """Any event that names a ticket by its number."""
    card = tickets.card(event.number)
    if card is not None:
        service.keep(card)


REACTIONS = (
    *(Reaction(event, f"overview.{event.name}", keep_order) for event in ORDER_EVENTS),
    *(Reaction(event, f"overview.{event.name}", keep_ticket) for event in TICKET_EVENTS),
)
