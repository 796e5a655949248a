"""HTTP for what comes before a review: what an order must be, and ways to fill a cart."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.orders.rules import MOST_LINES
from chalicelib.orders.schemas.reorders import AskReorder, DecideReorder, ReorderedView, ReorderView
from chalicelib.orders.schemas.shopping import OrderingRulesView
from chalicelib.orders.service import reordering
from chalicelib.platform import vendor
from chalicelib.platform.http import Api, Audience

public = Api(__name__, audience=Audience.PUBLIC)
customers = Api(__name__, audience=Audience.CUSTOMER)


@public.get("/ordering-rules", cache="public, max-age=60")
def show_ordering_rules() -> OrderingRulesView:
    """What every order must be, whoever places it."""
    minimums = [Money(amount=amount, currency=currency) for currency, amount in vendor.order_minimums().items()]
    return OrderingRulesView(minimums=minimums, most_lines=MOST_LINES)


@customers.post("/reorders", status=201)
def ask_reorder(caller: Principal, body: AskReorder, key: IdempotencyKey) -> ReorderView:
    """What of your old orders can be ordered again, line by line, and what has changed."""
    return reordering.ask(caller, body, key)


@customers.get("/reorders/{reorder_id}")
def show_reorder(caller: Principal, reorder_id: str) -> ReorderView:
    """A reorder made before, with today's prices, stock and days."""
    return reordering.show(caller, reorder_id)


@customers.post("/reorders/{reorder_id}/decisions")
def decide_reorder(caller: Principal, reorder_id: str, body: DecideReorder) -> ReorderedView:
    """What goes into your cart after your decisions, and what stays out. Nothing is ordered by it."""
    return reordering.decide(caller, reorder_id, body)
