"""Cards follow facts: whatever happens to an order or a ticket, its card is asked for anew and kept."""

from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.orders import service as orders
from chalicelib.orders.events import OrderAccepted, OrderCancelled, OrderPlaced
from chalicelib.overview import service

ORDER_EVENTS: tuple[type[Event], ...] = (OrderPlaced, OrderAccepted, OrderCancelled)


def keep_order(event: OrderPlaced, _envelope: Envelope) -> None:
    """Any event that names an order by its number."""
    card = orders.card(event.number)
    if card is not None:
        service.keep(card)


REACTIONS = tuple(Reaction(event, f"overview.{event.name}", keep_order) for event in ORDER_EVENTS)
