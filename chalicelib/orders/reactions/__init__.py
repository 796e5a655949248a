"""What orders do when something happens."""

from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.orders import service
from chalicelib.orders.events import OrderAccepted, OrderCancelled, OrderPlaced


def release_reservation(event: OrderPlaced, _envelope: Envelope) -> None:
    """The stock is taken for good: the review's soft reservation of it goes."""
    service.release_holds(event.review_id)


def bill(event: OrderPlaced | OrderAccepted | OrderCancelled, _envelope: Envelope) -> None:
    """The order's bills are brought to what it shall have been billed by now, and its credit with them."""
    service.bill(event.number)


REACTIONS = (
    Reaction(OrderPlaced, "orders.release_reservation", release_reservation),
    Reaction(OrderPlaced, "orders.bill.placed", bill),
    Reaction(OrderAccepted, "orders.bill.accepted", bill),
    Reaction(OrderCancelled, "orders.bill.cancelled", bill),
)
