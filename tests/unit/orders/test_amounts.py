"""What lines and whole documents cost, beside a model that knows nothing of integers."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel import i18n
from chalicelib.kernel.money import Money
from chalicelib.orders import rules
from chalicelib.orders.rules.amounts import LineAmounts, line_amounts
from chalicelib.orders.rules.billed import part_of

EXPONENTS = {"JPY": 0, "EUR": 2, "KWD": 3}
RATES = [0, 600, 1000, 1350, 2550]
lines = st.tuples(
    st.integers(0, 10**8),  # price of a unit
    st.integers(1, 9_999_999),  # quantity
    st.integers(0, 3),  # its decimals
    st.integers(0, 10_000),  # discount
    st.sampled_from(RATES),
)


def rounded(amount: Decimal, exponent: int) -> Decimal:
    """To the currency's smallest coin, half away from zero."""
    return amount.quantize(Decimal(1).scaleb(-exponent), ROUND_HALF_UP)


def model(line: tuple[int, int, int, int, int], exponent: int) -> tuple[Decimal, Decimal]:
    """Net and discount of a line in whole money, as a person with a calculator would find them."""
    price, quantity, decimals, discount, _ = line
    gross = rounded(Decimal(price).scaleb(-exponent) * Decimal(quantity).scaleb(-decimals), exponent)
    off = rounded(gross * Decimal(discount) / 10_000, exponent)
    return gross - off, off


@given(lines, st.sampled_from(sorted(EXPONENTS)))
def test_a_line_costs_what_a_calculator_says(line: tuple[int, int, int, int, int], currency: str) -> None:
    exponent = EXPONENTS[currency]
    net, off = model(line, exponent)

    found = line_amounts(*line[:4])

    assert (Decimal(found.net).scaleb(-exponent), Decimal(found.discount).scaleb(-exponent)) == (net, off)
    assert found.gross == found.net + found.discount


@given(st.lists(lines, min_size=1, max_size=80), st.sampled_from(sorted(EXPONENTS)))
def test_groups_and_totals_agree_with_the_model(many: list[tuple[int, int, int, int, int]], currency: str) -> None:
    exponent = EXPONENTS[currency]
    nets: dict[int, Decimal] = {}
    for line in many:
        nets[line[4]] = nets.get(line[4], Decimal(0)) + model(line, exponent)[0]
    vats = {rate: rounded(net * rate / 10_000, exponent) for rate, net in nets.items()}

    groups = rules.vat_groups((line[4], line_amounts(*line[:4]).net) for line in many)

    assert {group.rate: Decimal(group.net).scaleb(-exponent) for group in groups} == nets
    assert {group.rate: Decimal(group.vat).scaleb(-exponent) for group in groups} == vats
    assert [group.rate for group in groups] == sorted(nets, reverse=True)


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ((1890, 2, 0, 0), LineAmounts(3780, 0, 3780)),
        ((3195, 250, 3, 0), LineAmounts(799, 0, 799)),  # 0.250 kg * 31.95 = 7.9875
        ((3195, 2250, 3, 750), LineAmounts(7189, 539, 6650)),  # 71.8875; 7.5 % of 71.89 is 5.39175
        ((1, 500, 3, 0), LineAmounts(1, 0, 1)),  # half a cent is a cent
        ((1, 499, 3, 0), LineAmounts(0, 0, 0)),
        ((1050, 1, 0, 500), LineAmounts(1050, 53, 997)),  # 52.5 is 53
        ((999, 7, 0, 10_000), LineAmounts(6993, 6993, 0)),  # given away
        ((980, 125, 2, 0), LineAmounts(1225, 0, 1225)),  # 1.25 m * 980 yen
        ((12_345, 1500, 3, 250), LineAmounts(18_518, 463, 18_055)),  # 1.5 kg * 12.345 dinars = 18.5175
    ],
)
def test_lines_computed_by_hand(line: tuple[int, int, int, int], amounts: LineAmounts) -> None:
    assert line_amounts(*line) == amounts


def test_a_document_of_three_rates_computed_by_hand() -> None:
    """Beans 13.5 %: 66.50 + 7.99; a cup 25.5 %: 9.97; a book 0 %: 24.00."""
    groups = rules.vat_groups([(1350, 6650), (2550, 997), (1350, 799), (0, 2400)])

    assert [(group.rate, group.net, group.vat) for group in groups] == [
        (2550, 997, 254),  # 2.54235
        (1350, 7449, 1006),  # 10.05615
        (0, 2400, 0),
    ]


@pytest.mark.parametrize(
    ("nets", "groups"),
    [
        ([(1000, 1225), (1000, 333), (800, 980)], [(1000, 1558, 156), (800, 980, 78)]),  # yen: 155.8 and 78.4
        ([(500, 18_055), (500, 5), (0, 1250)], [(500, 18_060, 903), (0, 1250, 0)]),  # 18.060 dinars: 0.903
    ],
)
def test_documents_in_coins_of_other_sizes_computed_by_hand(
    nets: list[tuple[int, int]], groups: list[tuple[int, int, int]]
) -> None:
    assert [(group.rate, group.net, group.vat) for group in rules.vat_groups(nets)] == groups


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**5), min_size=1, max_size=12))
def test_parts_of_a_line_add_up_to_it(net: int, parts: list[int]) -> None:
    quantity, done, billed = sum(parts), 0, 0
    for part in parts:
        before, done = part_of(net, done, quantity), done + part
        billed += part_of(net, done, quantity) - before
        assert abs(Fraction(part_of(net, done, quantity)) - Fraction(net * done, quantity)) <= Fraction(1, 2)

    assert billed == net


@pytest.mark.parametrize(("currency", "shown"), [("JPY", "1,234,567"), ("EUR", "12,345.67"), ("KWD", "1,234.567")])
def test_amounts_are_shown_with_the_decimals_of_their_currency(currency: str, shown: str) -> None:
    assert i18n.money(Money(amount=1_234_567, currency=currency), "en").endswith(shown)
