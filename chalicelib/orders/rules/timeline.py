"""What an order's timeline tells of. Pure."""

from enum import StrEnum


class Happening(StrEnum):
    """What an entry of the timeline is about; each has words in every language."""

    PLACED = "placed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PICKING_STARTED = "picking_started"
    PROMISE_MOVED = "promise_moved"
    PARCEL_SHIPPED = "parcel_shipped"
    PARCEL_DELIVERED = "parcel_delivered"
    PARCEL_LOST = "parcel_lost"
    CANCELLED = "cancelled"
    REST_CANCELLED = "rest_cancelled"
    WITHDRAWN = "withdrawn"
    GOODS_BACK = "goods_back"
    CANCEL_ASKED = "cancel_asked"
    CANCEL_DECLINED = "cancel_declined"
    CHANGE_ASKED = "change_asked"
    CHANGE_PROPOSED = "change_proposed"
    CHANGE_DECLINED = "change_declined"
    REQUEST_WITHDRAWN = "request_withdrawn"
    CHANGED = "changed"
    MONEY_MOVED = "money_moved"
    CLOSED = "closed"
