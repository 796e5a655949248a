"""What a line costs. Pure: integers in and out, rounding half up, nothing rounded twice.

    gross = round(unit price * quantity / 10 ** decimals)       net = gross - round(gross * discount rate)

Prices and amounts are in minor units of the currency, whatever number of decimals it has; quantities in the product's
smallest step; rates in basis points.
"""

from dataclasses import dataclass

from chalicelib.kernel.money import share


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """`gross` before and `net` after the discount, in minor units without VAT."""

    gross: int
    discount: int
    net: int


def line_amounts(unit_price: int, quantity: int, decimals: int, discount_rate: int = 0) -> LineAmounts:
    """What so much of something costs. `unit_price` is of one whole unit."""
    gross = half_up(unit_price * quantity, int(10**decimals))
    discount = share(gross, discount_rate)
    return LineAmounts(gross, discount, gross - discount)


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of two numbers that are not negative, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)
