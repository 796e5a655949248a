"""Facts about orders."""

from typing import ClassVar

from chalicelib.kernel.event import Event


class OrderPlaced(Event):
    """A customer submitted a review document and it became an order."""

    name: ClassVar[str] = "order.placed"
    number: str
    account_id: str
    member_id: str
    total: int
    currency: str
    review_id: str


class OrderAccepted(Event):
    """The vendor promised a delivery date."""

    name: ClassVar[str] = "order.accepted"
    number: str
    account_id: str
    member_id: str


class OrderCancelled(Event):
    """The order will not be delivered; its stock is back on the shelf."""

    name: ClassVar[str] = "order.cancelled"
    number: str
    account_id: str
    member_id: str
