"""HTTP for what comes before a review: what an order must be, and ways to fill a cart."""

from chalicelib.kernel.money import Money
from chalicelib.orders.rules import MOST_LINES
from chalicelib.orders.schemas.shopping import OrderingRulesView
from chalicelib.platform import vendor
from chalicelib.platform.http import Api, Audience

public = Api(__name__, audience=Audience.PUBLIC)


@public.get("/ordering-rules", cache="public, max-age=60")
def show_ordering_rules() -> OrderingRulesView:
    """What every order must be, whoever places it."""
    minimums = [Money(amount=amount, currency=currency) for currency, amount in vendor.order_minimums().items()]
    return OrderingRulesView(minimums=minimums, most_lines=MOST_LINES)
