"""On the wire: what every order must be."""

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import View


class OrderingRulesView(View):
    """`minimums`: the least that an order comes to without VAT, by currency; none where none is named.

    `most_lines` are different products in one order.
    """

    minimums: list[Money]
    most_lines: int
