"""Facts about orders."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class OrderEvent(Event):
    """What they all say. `entry_id` is the entry of the timeline that tells of it; empty for `order.placed`."""

    number: str
    account_id: str
    member_id: str
    entry_id: str = ""


class OrderPlaced(OrderEvent):
    """A customer submitted a review document and it became an order."""

    name: ClassVar[str] = "order.placed"
    total: int
    currency: str
    review_id: str


class OrderAwaitsApproval(OrderEvent):
    """A customer submitted more than what is left of the account's credit, by so much: the vendor decides.

    Amounts in minor units. Its stock is not taken yet.
    """

    name: ClassVar[str] = "order.awaits_approval"
    total: int
    currency: str
    missing: int


class ApprovalDue(OrderEvent):
    """An order still waits for the vendor's approval."""

    name: ClassVar[str] = "order.approval_due"


class OrderApproved(OrderEvent):
    """The vendor takes it though it goes over the credit; its stock is taken."""

    name: ClassVar[str] = "order.approved"
    review_id: str


class OrderExpired(OrderEvent):
    """Nobody decided about it in time; the customer did not where they were asked about other prices."""

    name: ClassVar[str] = "order.expired"
    unanswered: bool = False


class OrderAccepted(OrderEvent):
    """The vendor promised a delivery date."""

    name: ClassVar[str] = "order.accepted"


class OrderRefused(OrderEvent):
    """The vendor will not deliver it; its stock is back on the shelf."""

    name: ClassVar[str] = "order.refused"


class PickingStarted(OrderEvent):
    """The order was handed to picking: the customer can no longer cancel or change it alone."""

    name: ClassVar[str] = "order.picking_started"


class ParcelEvent(OrderEvent):
    """Something about one parcel of an order, by its count."""

    parcel: str


class ParcelShipped(ParcelEvent):
    """A parcel has left."""

    name: ClassVar[str] = "order.parcel_shipped"


class ParcelDelivered(ParcelEvent):
    """A parcel has arrived."""

    name: ClassVar[str] = "order.parcel_delivered"


class ParcelLost(ParcelEvent):
    """A parcel will not arrive; what lay in it must still be shipped."""

    name: ClassVar[str] = "order.parcel_lost"


class PromiseMoved(OrderEvent):
    """Some lines come on other days than was promised. `was` is the day by which all of it was to come."""

    name: ClassVar[str] = "order.promise_moved"
    was: str


class OrderCancelled(OrderEvent):
    """The order will not be delivered; its stock is back on the shelf."""

    name: ClassVar[str] = "order.cancelled"


class RestCancelled(OrderEvent):
    """What was not yet shipped will not be; its stock is back on the shelf."""

    name: ClassVar[str] = "order.rest_cancelled"


class OrderWithdrawn(OrderEvent):
    """A consumer has withdrawn from all or a part of it; what was not shipped is back on the shelf."""

    name: ClassVar[str] = "order.withdrawn"


class GoodsBack(OrderEvent):
    """What was shipped and withdrawn from has come back."""

    name: ClassVar[str] = "order.goods_back"


class ReturnStep(OrderEvent):
    """Something has become of a return from it: `state` says what."""

    name: ClassVar[str] = "order.return_step"
    return_number: str
    state: str


class ReturnCredited(ReturnStep):
    """What came back need not be paid for."""

    name: ClassVar[str] = "order.return_credited"


class OrderChanged(OrderEvent):
    """The order has another document; `difference` is by how much its total rose, in minor units.

    `asked` says that the other side had to agree first.
    """

    name: ClassVar[str] = "order.changed"
    difference: int
    asked: bool


class RequestEvent(OrderEvent):
    """Something about what one side asks of the other: `kind` is cancel or change, `asked_by` buyer or staff."""

    request_id: str
    kind: str
    asked_by: str


class RequestMade(RequestEvent):
    """One side waits for the other's answer; the vendor's to a change that is more than what is left of the credit."""

    name: ClassVar[str] = "order.request_made"
    over_credit: bool = False


class PricesProposed(RequestEvent):
    """The customer is asked whether they want an order that awaited approval at today's prices."""

    name: ClassVar[str] = "order.prices_proposed"


class RequestAnswered(RequestEvent):
    """It is accepted, declined or withdrawn: `state` says which."""

    name: ClassVar[str] = "order.request_answered"
    state: str


class RequestDue(RequestEvent):
    """The time for an answer is over, and there is none."""

    name: ClassVar[str] = "order.request_due"


class PaymentMoved(OrderEvent):
    """The order is paid to another extent than before."""

    name: ClassVar[str] = "order.payment_moved"


class OrderClosed(OrderEvent):
    """Everything has arrived, was cancelled or came back, and is paid."""

    name: ClassVar[str] = "order.closed"


EVERY: tuple[type[OrderEvent], ...] = (
    OrderPlaced,
    OrderAwaitsApproval,
    OrderApproved,
    OrderExpired,
    OrderAccepted,
    OrderRefused,
    PickingStarted,
    ParcelShipped,
    ParcelDelivered,
    ParcelLost,
    PromiseMoved,
    OrderCancelled,
    RestCancelled,
    OrderWithdrawn,
    GoodsBack,
    OrderChanged,
    ReturnStep,
    ReturnCredited,
    RequestMade,
    PricesProposed,
    RequestAnswered,
    PaymentMoved,
    OrderClosed,
)
"""Whatever may change how an order stands in lists."""
