"""On the wire: what every order must be, and what it costs beside its goods."""

from chalicelib.kernel.i18n import DEFAULT_LANGUAGE
from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, Language, View


class AskOrderingRules(Input):
    """In which language ways of delivery are named."""

    language: Language = DEFAULT_LANGUAGE


class OfferedWayView(View):
    """A way of delivery. `prices` are without VAT, by currency, `free_from` what goods come to for it to be free; a
    way without prices costs nothing. `vat_rate` in basis points."""

    code: str
    name: str
    prices: list[Money]
    free_from: list[Money]
    vat_rate: int


class OrderingRulesView(View):
    """`minimums`: the least that an order comes to without VAT, by currency; none where none is named.

    `most_lines` are different products in one order. `ways` are those of delivery, the usual one first; none where
    there is nothing to choose.
    """

    minimums: list[Money]
    most_lines: int
    ways: list[OfferedWayView]
