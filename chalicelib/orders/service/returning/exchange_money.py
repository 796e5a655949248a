"""What came back pays for what is sent in exchange: its credit is allocated to the invoices of the new order."""

from chalicelib.billing import service as billing
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.orders.models import Order
from chalicelib.orders.service import billing_orders
from chalicelib.platform import db

MOST_FORGIVEN = 2  # minor units by which parts may be rounded otherwise than the whole; the same again costs nothing


def settle_invoice(order: str, invoice: str) -> None:
    """An invoice of an order made in exchange is paid by the credit of what came back. Safe to repeat.

    An order that leaves in parts has several: each is looked at by itself, in whatever order they are told of.
    """
    found = db.find(Order, Order.key(order), "ORDER")
    if found is None or not found.exchange:
        return
    account, given = found.account_id, found.exchange
    billing_orders.bill(given["order"])
    left = given["worth"] - billing.order_money(account, order).paid
    for credit, unused in reversed(billing.unused_credit(account, given["order"])):
        amount = min(left, unused, billing.show_invoice(account, invoice).open)
        if amount <= 0:
            break
        split = [{"number": invoice, "amount": amount}]
        once = IdempotencyKey(scope=f"exchange:{order}", key=f"{invoice}:{credit}", body_hash="")
        billing.allocate(account, billing.Allocate(credit=credit, split=split), once)
        left -= amount
    _forgive(found, invoice)


def _forgive(found: Order, invoice: str) -> None:
    """What parts were rounded otherwise than the whole costs nothing, of all invoices of the order together."""
    rest = billing.show_invoice(found.account_id, invoice).open
    money = billing.order_money(found.account_id, found.number)
    if found.exchange["same"] and rest and money.open + money.written_off <= MOST_FORGIVEN:
        once = IdempotencyKey(scope=f"exchange:{found.number}", key=f"{invoice}:rest", body_hash="")
        request = billing.Settle(number=invoice, amount=rest, reason=found.exchange["return"])
        billing.write_off(found.account_id, request, once)
