"""HTTP for what comes before a review: what an order must be, and ways to fill a cart."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.orders.rules import MOST_LINES
from chalicelib.orders.schemas.quick import AskQuickOrder, OwnNumbersView, QuickOrderView, SetOwnNumbers
from chalicelib.orders.schemas.reorders import AskReorder, DecideReorder, ReorderedView, ReorderView
from chalicelib.orders.schemas.shopping import AskOrderingRules, OrderingRulesView
from chalicelib.orders.service import charging, lists, own_numbers, quick, reordering
from chalicelib.platform import vendor
from chalicelib.platform.http import Api, Audience

public = Api(__name__, audience=Audience.PUBLIC)
customers = Api(__name__, audience=Audience.CUSTOMER)


@public.get("/ordering-rules", cache="public, max-age=60")
def show_ordering_rules(query: AskOrderingRules) -> OrderingRulesView:
    """What every order must be, whoever places it, and how it can be delivered."""
    minimums = [Money(amount=amount, currency=currency) for currency, amount in vendor.order_minimums().items()]
    return OrderingRulesView(minimums=minimums, most_lines=MOST_LINES, ways=charging.shown(query.language))


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
    return lists.decide(caller, reorder_id, body)


@customers.post("/quick-orders")
def look_up_lines(caller: Principal, body: AskQuickOrder) -> QuickOrderView:
    """What pasted lines, a file or typed rows order, and why of each line that does not. Nothing is ordered by it."""
    return quick.look_up(caller, body)


@customers.get("/own-numbers")
def list_own_numbers(caller: Principal, query: PageQuery) -> OwnNumbersView:
    """The numbers by which your company knows our products."""
    return own_numbers.listed(caller, query.cursor, query.limit)


@customers.put("/own-numbers")
def set_own_numbers(caller: Principal, body: SetOwnNumbers) -> OwnNumbersView:
    """Remember, change or forget some of your own numbers."""
    return own_numbers.set_several(caller, body)
