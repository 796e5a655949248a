"""What orders do when something happens."""

from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.orders import service
from chalicelib.orders.events import OrderPlaced


def release_reservation(event: OrderPlaced, _envelope: Envelope) -> None:
    """The stock is taken for good: the review's soft reservation of it goes."""
    service.release_holds(event.review_id)


REACTIONS = (Reaction(OrderPlaced, "orders.release_reservation", release_reservation),)
