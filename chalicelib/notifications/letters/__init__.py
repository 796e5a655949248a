"""How news read as mails: the letter, and the subject that leads to it. Pure."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.letters import Letter
from chalicelib.notifications.letters import (
    billing,
    complaints,
    disputes,
    guests,
    order_approval,
    orders,
    post,
    refunds,
    reminders,
    returns,
    shopping,
    signing_up,
    staff,
    tickets,
    withdrawals,
    wording,
)
from chalicelib.notifications.letters.wording import Reader
from chalicelib.notifications.news import News
from chalicelib.notifications.news.billing import BillingNews
from chalicelib.notifications.news.guests import GuestNews
from chalicelib.notifications.news.orders import OrderNews
from chalicelib.notifications.news.post import MailRefused
from chalicelib.notifications.news.returns import ReturnNews
from chalicelib.notifications.news.shopping import ShopNews
from chalicelib.notifications.news.signing_up import SignUpNews
from chalicelib.notifications.news.staff import StaffTicketNews
from chalicelib.notifications.news.tickets import TicketNews
from chalicelib.notifications.news.withdrawals import WithdrawalNews

# these add theirs: disputes, refunds and reminders to billing, approvals to orders, complaints to tickets and to staff
__all__ = ["complaints", "compose", "disputes", "order_approval", "refunds", "reminders", "subject"]


_WRITE: tuple[tuple[type[News], Callable[[Any, Reader], Letter]], ...] = (
    (OrderNews, orders.compose),
    (BillingNews, billing.compose),
    (StaffTicketNews, staff.compose),
    (TicketNews, tickets.compose),
    (WithdrawalNews, withdrawals.compose),
    (ReturnNews, returns.compose),
    (ShopNews, shopping.compose),
    (SignUpNews, signing_up.compose),
    (GuestNews, guests.compose),
    (MailRefused, post.compose),
)


def compose(news: News, reader: Reader) -> Letter:
    """The letter that tells the news to one reader."""
    for kind, write in _WRITE:
        if isinstance(news, kind):
            return write(news, reader)
    raise TypeError(f"nobody wrote how {news.kind} reads")


def subject(news: News, reader: Reader) -> str:
    """The mail's subject: the number first, by which people and programs know the order or ticket.

    Mails about tickets bear the title of their notice; the number of an order need not be said twice. Lists and
    products have a name and no number; sign-ups and guests have neither.
    """
    if isinstance(news, BillingNews):
        return f"[#{news.number}] {billing.subject(news, reader)}"
    if isinstance(news, OrderNews):
        return f"[#{news.number}] {orders.subject(news, reader)}"
    if isinstance(news, WithdrawalNews | ReturnNews):
        return f"[#{news.number}] {reader.text(f'{news.kind}.subject')}"
    if isinstance(news, MailRefused):
        return reader.text("post.subject", **news.title_facts)
    if isinstance(news, ShopNews | SignUpNews | GuestNews):
        return reader.text(f"{news.kind}.subject", **news.title_facts)
    return f"[#{news.number}] {wording.title(news.kind, news.title_facts, reader.language)}"
