"""Use cases of withdrawals: taken in, receipted, tied to their order, seen through by staff."""

from chalicelib.orders.schemas.withdrawing import WithdrawalView
from chalicelib.orders.service.withdrawing.following import settle_if_even
from chalicelib.orders.service.withdrawing.intake import RECEIPT_TIMER, send_receipt, withdraw
from chalicelib.orders.service.withdrawing.listing import card, numbers_from
from chalicelib.orders.service.withdrawing.moving import move
from chalicelib.orders.service.withdrawing.reading import of_order, show, show_to_staff, waiting
from chalicelib.orders.service.withdrawing.telling import MailFacts, mail_facts
from chalicelib.orders.service.withdrawing.tying import match

__all__ = [
    "RECEIPT_TIMER",
    "MailFacts",
    "WithdrawalView",
    "card",
    "mail_facts",
    "match",
    "move",
    "numbers_from",
    "of_order",
    "send_receipt",
    "settle_if_even",
    "show",
    "show_to_staff",
    "waiting",
    "withdraw",
]
