"""Use cases of returns: reviewed and asked for by customers, decided on, counted, inspected and settled by staff."""

from chalicelib.orders.schemas.returning import ReturnView
from chalicelib.orders.service.returning.exchange_money import settle_invoice
from chalicelib.orders.service.returning.listing import card, numbers_of
from chalicelib.orders.service.returning.moving import decide, move
from chalicelib.orders.service.returning.paying_back import pay_back
from chalicelib.orders.service.returning.photographs import announce as announce_photograph
from chalicelib.orders.service.returning.photographs import arrived as photograph_arrived
from chalicelib.orders.service.returning.reading import listed, of_order, show, waiting
from chalicelib.orders.service.returning.reminding import look_after
from chalicelib.orders.service.returning.requesting import confirm
from chalicelib.orders.service.returning.reviewing import review
from chalicelib.orders.service.returning.reviewing import show as show_review
from chalicelib.orders.service.returning.settling import inspect, receive
from chalicelib.orders.service.returning.storing import TIMER, find
from chalicelib.orders.service.returning.telling import MailFacts, mail_facts

__all__ = [
    "TIMER",
    "MailFacts",
    "ReturnView",
    "announce_photograph",
    "card",
    "confirm",
    "decide",
    "find",
    "inspect",
    "listed",
    "look_after",
    "mail_facts",
    "move",
    "numbers_of",
    "of_order",
    "pay_back",
    "photograph_arrived",
    "receive",
    "review",
    "settle_invoice",
    "show",
    "show_review",
    "waiting",
]
