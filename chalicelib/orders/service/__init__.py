"""Use cases of orders: review, place, read, move. Neighbours and routes call these names."""

from chalicelib.orders.schemas import AddressView, LineView
from chalicelib.orders.schemas.shown import EntryView, OrderView
from chalicelib.orders.service.billing_orders import bill
from chalicelib.orders.service.moving import move
from chalicelib.orders.service.placing import place
from chalicelib.orders.service.reading import OrderNotFound, card, find, listed, mail_facts, show
from chalicelib.orders.service.reviewing import release_holds, review, show_review
from chalicelib.orders.service.shipping import move_parcel, move_promise, ship

__all__ = [
    "AddressView",
    "EntryView",
    "LineView",
    "OrderNotFound",
    "OrderView",
    "bill",
    "card",
    "find",
    "listed",
    "mail_facts",
    "move",
    "move_parcel",
    "move_promise",
    "place",
    "release_holds",
    "review",
    "ship",
    "show",
    "show_review",
]
