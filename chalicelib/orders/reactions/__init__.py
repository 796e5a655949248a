"""What orders do when something happens."""

from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.orders import events, service
from chalicelib.orders.events import OrderEvent, OrderPlaced
from chalicelib.platform.courier import Timer

CHANGES_THE_BILL: tuple[type[OrderEvent], ...] = (
    events.OrderPlaced,
    events.OrderAccepted,
    events.OrderRefused,
    events.ParcelShipped,
    events.ParcelLost,
    events.OrderCancelled,
    events.RestCancelled,
    events.OrderWithdrawn,
    events.GoodsBack,
    events.OrderClosed,
)


def release_reservation(event: OrderPlaced, _envelope: Envelope) -> None:
    """The stock is taken for good: the review's soft reservation of it goes."""
    service.release_holds(event.review_id)


def bill(event: OrderEvent, _envelope: Envelope) -> None:
    """The order's bills are brought to what it shall have been billed by now, and its credit with them."""
    service.bill(event.number)


REACTIONS = (
    Reaction(OrderPlaced, "orders.release_reservation", release_reservation),
    *(Reaction(event, f"orders.bill.{event.name.removeprefix('order.')}", bill) for event in CHANGES_THE_BILL),
)
TIMERS = (Timer("order.request", service.remind),)
