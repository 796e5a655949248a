"""What has become of an order's money."""

from chalicelib.billing.models import BilledOrder, LedgerItem, account_key
from chalicelib.billing.rules import order_money as rules
from chalicelib.billing.rules.order_money import OrderMoney
from chalicelib.billing.service import billed_orders, stored
from chalicelib.platform import db


def order_money(account_id: str, order: str) -> OrderMoney:
    """What the order was billed, credited, paid, refunded and forgiven, and what is open: two reads."""
    pk = account_key(account_id)
    trace = db.find(BilledOrder, pk, BilledOrder.key(order))
    numbers = billed_orders.numbers_of(trace) if trace else []
    found = db.fetch(*(db.Wish(LedgerItem, pk, LedgerItem.key(number)) for number in numbers), consistent=True)
    return rules.order_money(stored.as_item(item) for item in found if item is not None)
