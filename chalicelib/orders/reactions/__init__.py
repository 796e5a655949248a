"""What orders do when something happens."""

from chalicelib.billing.events import MoneyMoved, RefundMoved
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.kernel.money import Money
from chalicelib.orders import events, service
from chalicelib.orders.events import OrderApproved, OrderEvent, OrderPlaced
from chalicelib.platform.courier import Timer

CHANGES_THE_BILL: tuple[type[OrderEvent], ...] = (
    events.OrderPlaced,
    events.OrderApproved,
    events.OrderAccepted,
    events.OrderRefused,
    events.ParcelShipped,
    events.ParcelLost,
    events.OrderCancelled,
    events.RestCancelled,
    events.OrderChanged,
    events.OrderWithdrawn,
    events.GoodsBack,
    events.ReturnCredited,
    events.OrderClosed,
)

MAY_CLOSE: tuple[type[OrderEvent], ...] = (
    events.ParcelDelivered,
    events.RestCancelled,
    events.OrderChanged,
    events.OrderWithdrawn,
    events.GoodsBack,
)


def release_reservation(event: OrderPlaced | OrderApproved, _envelope: Envelope) -> None:
    """The stock is taken for good: the review's soft reservation of it goes."""
    service.release_holds(event.review_id)


def accept(event: OrderPlaced, _envelope: Envelope) -> None:
    """What the vendor's rule accepts waits for nobody."""
    service.accept_by_rule(event.number)


def bill(event: OrderEvent, _envelope: Envelope) -> None:
    """The order's bills are brought to what it shall have been billed by now, and its credit with them."""
    service.bill(event.number)


def follow_money(event: MoneyMoved, _envelope: Envelope) -> None:
    """How far each of these orders is paid may have changed, and with it whether it is finished."""
    for number in event.orders:
        service.follow_money(number)


def tell_refund(event: RefundMoved, envelope: Envelope) -> None:
    """What is paid back for an order stands in its timeline."""
    amount = Money(amount=event.amount, currency=event.currency)
    service.tell_of_refund(event.account_id, event.number, event.state, amount, envelope.at)


def close(event: OrderEvent, _envelope: Envelope) -> None:
    """The last piece may have arrived, or is not wanted any more."""
    service.follow_money(event.number)


REACTIONS = (
    Reaction(OrderPlaced, "orders.release_reservation", release_reservation),
    Reaction(OrderApproved, "orders.release_reservation.approved", release_reservation),
    Reaction(OrderPlaced, "orders.accept", accept),
    *(Reaction(event, f"orders.bill.{event.name.removeprefix('order.')}", bill) for event in CHANGES_THE_BILL),
    Reaction(MoneyMoved, "orders.follow_money", follow_money),
    Reaction(RefundMoved, "orders.tell_refund", tell_refund),
    *(Reaction(event, f"orders.close.{event.name.removeprefix('order.')}", close) for event in MAY_CLOSE),
)
TIMERS = (
    Timer("order.request", service.remind),
    Timer(service.APPROVAL_TIMER, service.look_after_approval),
)
