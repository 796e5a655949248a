"""What an order does to its account's money. The ledger makes each step happen once, however often it is asked."""

from chalicelib.billing import service as billing
from chalicelib.orders.models import Order
from chalicelib.platform import db


def reserve_credit(number: str) -> None:
    """A placed order uses up credit by its total."""
    if order := _find(number):
        billing.reserve(order.account_id, order.number, int(order.total), order.currency)


def bill(number: str) -> None:
    """An accepted order becomes an invoice over its document."""
    if order := _find(number):
        billing.issue_invoice(order.account_id, order.member_id, order.number, order.document)


def take_back(number: str) -> None:
    """A cancelled order becomes a credit note for its invoice, if it has one."""
    if order := _find(number):
        billing.issue_credit_note(order.account_id, order.member_id, order.number)


def _find(number: str) -> Order | None:
    return db.find(Order, Order.key(number), "ORDER")
