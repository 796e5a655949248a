"""What orders do when something happens."""

from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.orders import service
from chalicelib.orders.events import OrderAccepted, OrderCancelled, OrderPlaced


def release_reservation(event: OrderPlaced, _envelope: Envelope) -> None:
    """The stock is taken for good: the review's soft reservation of it goes."""
    service.release_holds(event.review_id)


def reserve_credit(event: OrderPlaced, _envelope: Envelope) -> None:
    """Until it is invoiced, a placed order uses up the account's credit."""
    service.reserve_credit(event.number)


def bill(event: OrderAccepted, _envelope: Envelope) -> None:
    """An accepted order is invoiced."""
    service.bill(event.number)


def take_back(event: OrderCancelled, _envelope: Envelope) -> None:
    """A cancelled order gets a credit note for its invoice, or frees the credit that it used up."""
    service.take_back(event.number)


REACTIONS = (
    Reaction(OrderPlaced, "orders.release_reservation", release_reservation),
    Reaction(OrderPlaced, "orders.reserve_credit", reserve_credit),
    Reaction(OrderAccepted, "orders.bill", bill),
    Reaction(OrderCancelled, "orders.take_back", take_back),
)
