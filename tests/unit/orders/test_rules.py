"""What an order costs, and how two looks at it differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.money import share
from chalicelib.orders import rules
from chalicelib.orders.rules import Difference, Seen


def test_vat_is_rounded_once_per_rate_not_per_line() -> None:
    groups = rules.vat_groups([(2550, 101), (1350, 199), (2550, 101)])

    assert [(group.rate, group.net, group.vat) for group in groups] == [(2550, 202, 52), (1350, 199, 27)]


@given(st.lists(st.tuples(st.sampled_from([0, 1000, 1350, 2550]), st.integers(0, 10**9)), max_size=80))
def test_no_cent_is_lost_between_lines_and_groups(lines: list[tuple[int, int]]) -> None:
    groups = rules.vat_groups(lines)

    assert sum(group.net for group in groups) == sum(net for _, net in lines)
    assert all(group.vat == share(group.net, group.rate) for group in groups)


def test_half_a_cent_rounds_away_from_zero_both_ways() -> None:
    assert (share(50, 100), share(-50, 100), share(49, 100)) == (1, -1, 0)


def test_a_product_named_twice_is_one_line() -> None:
    assert rules.merged([("TEA", 2), ("CUP", 1), ("TEA", 3)]) == {"TEA": 5, "CUP": 1}


def test_an_order_has_at_most_eighty_products() -> None:
    assert len(rules.merged((f"S{n}", 1) for n in range(80))) == 80
    with pytest.raises(rules.TooManyLines):
        rules.merged((f"S{n}", 1) for n in range(81))


def test_two_currencies_do_not_mix() -> None:
    assert rules.one_currency(["EUR", "EUR"]) == "EUR"
    with pytest.raises(rules.MixedCurrencies):
        rules.one_currency(["EUR", "SEK"])


def test_every_kind_of_difference_is_named() -> None:
    before = {
        "GONE": Seen(100, 1, "2030-01-01"),
        "LESS": Seen(100, 5, "2030-01-01"),
        "UP": Seen(100, 1, "2030-01-01"),
        "DOWN": Seen(100, 1, "2030-01-01"),
        "LATER": Seen(100, 1, "2030-01-01"),
        "SAME": Seen(100, 1, "2030-01-02"),
    }
    after = {
        "LESS": Seen(100, 2, "2030-01-01"),
        "UP": Seen(120, 1, "2030-01-01"),
        "DOWN": Seen(90, 1, "2030-01-01"),
        "LATER": Seen(100, 1, "2030-01-09"),
        "SAME": Seen(100, 1, "2030-01-01"),
        "NEW": Seen(100, 1, "2030-01-01"),
    }

    assert rules.differences(before, after) == [
        Difference("gone", "GONE", 1, None),
        Difference("less_stock", "LESS", 5, 2),
        Difference("price_up", "UP", 100, 120),
        Difference("price_down", "DOWN", 100, 90),
        Difference("later", "LATER", "2030-01-01", "2030-01-09"),
    ]


def test_rates_differ_by_themselves_and_a_discount_that_went_with_the_quantity_does_not() -> None:
    day = "2030-01-01"
    before = {
        "MORE": Seen(100, 5, day, 500, 2500),
        "LESS": Seen(100, 5, day, 500, 2500),
        "FEWER": Seen(100, 5, day, 500, 2500),
        "VAT": Seen(100, 5, day, 500, 2500),
        "UNSEEN": Seen(100, 5, day),
    }
    after = {
        "MORE": Seen(100, 5, day, 700, 2500),
        "LESS": Seen(100, 6, day, 300, 2500),
        "FEWER": Seen(100, 4, day, 0, 2500),
        "VAT": Seen(100, 5, day, 500, 2550),
        "UNSEEN": Seen(100, 5, day, 500, 2500),
    }

    assert rules.differences(before, after) == [
        Difference("discount_more", "MORE", 500, 700),
        Difference("discount_less", "LESS", 500, 300),
        Difference("less_stock", "FEWER", 5, 4),
        Difference("vat_rate", "VAT", 2500, 2550),
    ]


def test_a_document_that_was_taken_for_another_is_told_line_by_line() -> None:
    taken = {"TEA": rules.Seen(100, 2, "2030-01-08"), "CUP": rules.Seen(900, 1, "2030-01-08")}
    real = {"TEA": rules.Seen(120, 5, "2030-01-08"), "POT": rules.Seen(400, 1, "2030-01-08")}
    assert rules.mismatch(taken, real) == [
        rules.Difference("price_up", "TEA", 100, 120),
        rules.Difference("gone", "CUP", 1, None),
        rules.Difference("more", "TEA", 2, 5),
        rules.Difference("added", "POT", None, 1),
    ]
