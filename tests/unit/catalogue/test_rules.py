"""Stock words, languages, holds by time."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.catalogue import rules
from chalicelib.catalogue.rules import StockState

NOON = datetime(2030, 1, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "state", "told"),
    [
        (None, StockState.ON_ORDER, None),
        (-1, StockState.OUT, None),
        (0, StockState.OUT, None),
        (1, StockState.LOW, 1),
        (5, StockState.LOW, 5),
        (6, StockState.IN_STOCK, None),
    ],
)
def test_stock_in_words(left: int | None, state: StockState, told: int | None) -> None:
    assert rules.stock_state(left) is state
    assert rules.told_quantity(left) == told


def test_a_text_falls_back_to_english_and_then_to_any() -> None:
    assert rules.in_language({"en": "Cup", "lt": "Puodelis"}, "lt") == ("lt", "Puodelis")
    assert rules.in_language({"en": "Cup", "lt": ""}, "lt") == ("en", "Cup")
    assert rules.in_language({"it": "Tazza"}, "lt") == ("it", "Tazza")
    assert rules.in_language({}, "lt") == ("", "")


def test_a_bucket_counts_until_its_five_minutes_are_over() -> None:
    until = NOON + timedelta(minutes=30)
    buckets = {rules.bucket(until): 3}

    assert rules.held_at(buckets, NOON) == 3
    assert rules.held_at(buckets, until + timedelta(minutes=4, seconds=59)) == 3
    assert rules.held_at(buckets, until + timedelta(minutes=5)) == 0


def test_a_release_too_many_never_makes_more_stock_than_there_is() -> None:
    assert rules.held_at({rules.bucket(NOON): -2}, NOON) == 0


def test_past_buckets_are_all_of_the_last_hours() -> None:
    past = rules.past_buckets(NOON)
    assert len(past) == 36
    assert rules.bucket(NOON - timedelta(minutes=5)) in past
    assert rules.bucket(NOON) not in past


def test_what_is_left_is_sought_once_all_of_it_is_held() -> None:
    cases = [(3, 2), (3, 3), (3, 9), (0, 9), (None, 9)]
    assert [rules.is_sought(left, held) for left, held in cases] == [False, True, True, False, False]
