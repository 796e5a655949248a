"""In which quantities, with which discounts and to whom a product is sold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue import rules
from chalicelib.catalogue.rules import Lack, Shortfall, StockState, Terms

PACKS = Terms(minimum=24, maximum=96, step=6)
KILOS = Terms(decimals=3, step=250)
steps = st.integers(1, 40)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    step = draw(steps)
    least, more = draw(st.integers(0, 20)), draw(st.integers(0, 20))
    maximum = draw(st.sampled_from([0, max(1, least + more) * step]))
    return Terms(decimals=draw(st.integers(0, 3)), step=step, minimum=least * step, maximum=maximum)


@pytest.mark.parametrize(
    ("sold", "quantity", "short"),
    [
        (PACKS, 12, Shortfall(Lack.BELOW_MINIMUM, 12, None, 24)),
        (PACKS, 24, None),
        (PACKS, 31, Shortfall(Lack.NOT_IN_STEPS, 5, 30, 36)),
        (PACKS, 97, Shortfall(Lack.ABOVE_MAXIMUM, 1, 96, None)),
        (KILOS, 100, Shortfall(Lack.BELOW_MINIMUM, 150, None, 250)),
        (KILOS, 1100, Shortfall(Lack.NOT_IN_STEPS, 150, 1000, 1250)),
        (KILOS, 9_999_000, None),
        (Terms(), 10_000, Shortfall(Lack.ABOVE_MAXIMUM, 1, 9999, None)),
    ],
)
def test_what_is_missing_is_said_to_the_piece(sold: Terms, quantity: int, short: Shortfall | None) -> None:
    assert sold.lack(quantity) == short


@given(terms(), st.integers(1, 2000))
def test_what_is_proposed_can_be_ordered(sold: Terms, quantity: int) -> None:
    assert sold.lack(sold.nearest(quantity)) is None
    fitting = sold.within(quantity)
    assert fitting == 0 or (fitting <= quantity and sold.lack(fitting) is None)
    short = sold.lack(quantity)
    for proposed in (short.below, short.above) if short else ():
        assert proposed is None or sold.lack(proposed) is None


@given(terms(), st.integers(1, 2000))
def test_nothing_between_what_fits_and_what_was_asked_could_be_ordered(sold: Terms, quantity: int) -> None:
    assert all(sold.lack(between) for between in range(sold.within(quantity) + 1, quantity))


def test_the_highest_threshold_reached_decides_the_discount() -> None:
    sold = Terms(discounts=((10, 500), (25, 750)))

    assert [sold.discount_at(quantity) for quantity in (9, 10, 24, 25, 999)] == [0, 500, 500, 750, 750]


def test_some_things_are_for_companies_and_some_for_persons() -> None:
    said = [
        [Terms(sold_to=to).is_for(company=company) for company in (True, False)]
        for to in ("everybody", "companies", "persons")
    ]

    assert said == [[True, True], [True, False], [False, True]]


@given(terms())
def test_what_is_kept_comes_back_as_it_was(sold: Terms) -> None:
    assert Terms.of(sold.as_plain()) == sold
    whole = Terms(2, 10, 90, 5, 4, ((10, 500),), "NEW", discontinued=True, restock_on="2030-01-01", sold_to="persons")
    assert Terms.of(whole.as_plain()) == whole
    assert Terms().as_plain() == {}


@pytest.mark.parametrize(
    ("left", "sold", "state"),
    [
        (None, Terms(), StockState.ON_ORDER),
        (None, Terms(discontinued=True), StockState.DISCONTINUED),
        (0, Terms(discontinued=True, restock_on="2030-01-08"), StockState.DISCONTINUED),
        (0, Terms(restock_on="2030-01-07"), StockState.EXPECTED),
        (0, Terms(restock_on="2030-01-06"), StockState.OUT),
        (0, Terms(), StockState.OUT),
        (5000, Terms(decimals=3, discontinued=True), StockState.LOW),
        (5001, Terms(decimals=3), StockState.IN_STOCK),
    ],
)
def test_stock_has_words(left: int | None, sold: Terms, state: StockState) -> None:
    assert rules.stock_state(left, sold, "2030-01-07") is state
