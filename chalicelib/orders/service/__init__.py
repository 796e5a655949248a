"""Use cases of orders: review, place, read, move. Neighbours and routes call these names."""

from chalicelib.orders.schemas import AddressView, ChargeView, LineView
from chalicelib.orders.schemas.shown import EntryView, OrderView, RequestView
from chalicelib.orders.service.accepting import accept_by_rule
from chalicelib.orders.service.answering import answer
from chalicelib.orders.service.approving import TIMER as APPROVAL_TIMER
from chalicelib.orders.service.approving import look_after as look_after_approval
from chalicelib.orders.service.asides import tell_of_refund, tell_of_ticket
from chalicelib.orders.service.asking import remind
from chalicelib.orders.service.billing_orders import bill
from chalicelib.orders.service.cancelling import cancel
from chalicelib.orders.service.cancelling import plan as cancellation
from chalicelib.orders.service.changing import confirm as confirm_change
from chalicelib.orders.service.changing import review as review_change
from chalicelib.orders.service.lateness import next_promised
from chalicelib.orders.service.listing import card, cards, numbers_of
from chalicelib.orders.service.money import follow as follow_money
from chalicelib.orders.service.moving import move
from chalicelib.orders.service.placing import place
from chalicelib.orders.service.reading import OrderNotFound, find, listed, mail_facts, show
from chalicelib.orders.service.repricing import propose as propose_prices
from chalicelib.orders.service.reviewing import ReviewNotFound, release_holds, review, show_review
from chalicelib.orders.service.shipping import ParcelNotFound, move_parcel, move_promise, ship
from chalicelib.orders.service.viewing import waited

__all__ = [
    "APPROVAL_TIMER",
    "AddressView",
    "ChargeView",
    "EntryView",
    "LineView",
    "OrderNotFound",
    "OrderView",
    "ParcelNotFound",
    "RequestView",
    "ReviewNotFound",
    "accept_by_rule",
    "answer",
    "bill",
    "cancel",
    "cancellation",
    "card",
    "cards",
    "confirm_change",
    "find",
    "follow_money",
    "listed",
    "look_after_approval",
    "mail_facts",
    "move",
    "move_parcel",
    "move_promise",
    "next_promised",
    "numbers_of",
    "place",
    "propose_prices",
    "release_holds",
    "remind",
    "review",
    "review_change",
    "ship",
    "show",
    "show_review",
    "tell_of_refund",
    "tell_of_ticket",
    "waited",
]
