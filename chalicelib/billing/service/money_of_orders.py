"""What has become of an order's money."""

from chalicelib.billing.models import BilledOrder, LedgerItem, account_key
from chalicelib.billing.rules import order_money as rules
from chalicelib.billing.rules.order_money import OrderMoney
from chalicelib.billing.rules.projections import Item
from chalicelib.billing.service import billed_orders, stored
from chalicelib.platform import db


def order_money(account_id: str, order: str) -> OrderMoney:
    """What the order was billed, credited, paid, refunded and forgiven, and what is open: two reads."""
    return rules.order_money(_documents(account_id, order))


def unused_credit(account_id: str, order: str) -> list[tuple[str, int]]:
    """What of the order's credit notes is still to the customer's credit, by their numbers: two reads."""
    notes = [item for item in _documents(account_id, order) if not item.is_debit]
    return [(note.number, note.open) for note in notes if note.open]


def _documents(account_id: str, order: str) -> list[Item]:
    pk = account_key(account_id)
    trace = db.find(BilledOrder, pk, BilledOrder.key(order))
    numbers = billed_orders.numbers_of(trace) if trace else []
    found = db.fetch(*(db.Wish(LedgerItem, pk, LedgerItem.key(number)) for number in numbers), consistent=True)
    return [stored.as_item(item) for item in found if item is not None]
