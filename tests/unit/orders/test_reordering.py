"""What has become of a line that was ordered once: each test worked, and which of two comes first."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules import reordering as rule
from chalicelib.orders.rules.reordering import Choice, LineClass, Now, Then

THEN = Then(quantity=6, price=1890)
SAME = Now(sold=True, fitting=6, price=1890)

# What makes each test hold, in the order of the tests; whatever comes later may hold as well.
HOLDS: dict[LineClass, dict[str, Any]] = {
    LineClass.GONE: {"sold": False},
    LineClass.REPLACED: {"sold": False, "replaced": True},
    LineClass.NOT_FOR_YOU: {"for_you": False},
    LineClass.QUANTITY_CHANGED: {"fitting": 12},
    LineClass.PRICE_UP: {"price": 1990},
    LineClass.PRICE_DOWN: {"price": 1790},
    LineClass.LATER: {"at_once": False},
    LineClass.SAME: {},
}
ORDER = list(HOLDS)


def test_the_tests_stand_in_the_order_of_the_classes() -> None:
    assert list(LineClass) == ORDER


@pytest.mark.parametrize("found", ORDER)
def test_each_test_names_its_line(found: LineClass) -> None:
    assert rule.classify(THEN, replace(SAME, **HOLDS[found])) is found


@pytest.mark.parametrize(
    ("first", "second"),
    [(first, second) for at, first in enumerate(ORDER) for second in ORDER[at + 1 : -1] if first is not LineClass.GONE],
)
def test_of_two_that_hold_the_first_names_the_line(first: LineClass, second: LineClass) -> None:
    if {first, second} == {LineClass.PRICE_UP, LineClass.PRICE_DOWN}:
        return  # both cannot be
    both = {**HOLDS[second], **HOLDS[first]}
    assert rule.classify(THEN, replace(SAME, **both)) is first


@given(
    st.builds(
        Now,
        sold=st.booleans(),
        replaced=st.booleans(),
        for_you=st.booleans(),
        fitting=st.sampled_from([6, 12]),
        price=st.sampled_from([1790, 1890, 1990, 2500]),
        at_once=st.booleans(),
        can_come=st.booleans(),
        left=st.sampled_from([0, 3, 6]),
    )
)
def test_nothing_is_ever_dropped_without_being_asked(now: Now) -> None:
    offered = rule.choices(THEN, now)
    assert offered[-1] is Choice.LEAVE
    assert (rule.undecided({"A": offered}, {}) == ["A"]) == (Choice.TAKE not in offered)
    assert rule.undecided({"A": offered}, {"A": Choice.LEAVE}) == []


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (SAME, "take leave"),
        (replace(SAME, sold=False), "leave"),
        (replace(SAME, sold=False, replaced=True), "successor leave"),
        (replace(SAME, for_you=False), "leave"),
        (replace(SAME, at_once=False, can_come=True, left=3), "take take_left leave"),
        (replace(SAME, at_once=False, can_come=False, left=3), "take_left leave"),
        (replace(SAME, at_once=False, can_come=False), "leave"),
        (replace(SAME, price=2500, at_once=False, can_come=False), "leave"),
    ],
)
def test_what_can_be_done_with_a_line(now: Now, offered: str) -> None:
    assert " ".join(rule.choices(THEN, now)) == offered


@pytest.mark.parametrize(
    ("then", "now", "points"),
    [
        (THEN, SAME, 0),
        (THEN, replace(SAME, price=1790), 0),
        (Then(1, 1000), Now(sold=True, price=1100), 1000),
        (Then(1, 1000), Now(sold=True, price=1101), 1010),
        (Then(1, 1000), Now(sold=True, price=1100, discount_rate=500), 450),  # 10.45 instead of 10.00
        (Then(1, 1000, 500), Now(sold=True, price=1000), 527),  # the discount of 5 % is gone: 5.26 % more
        (Then(1, 0), Now(sold=True, price=1), 10_000),
        (Then(1, 0), Now(sold=True, price=0), 0),
        (Then(1, 1000), Now(sold=True, price=900, currency="SEK"), 10_000),
        (Then(1, 1000), Now(sold=True, price=900, unit="kg"), 10_000),
        (Then(1, 1000), Now(sold=False, price=9000), 0),
    ],
)
def test_by_how_much_a_unit_is_dearer(then: Then, now: Now, points: int) -> None:
    assert rule.rise(then, now) == points


def test_a_discount_that_has_gone_is_a_higher_price() -> None:
    assert rule.classify(Then(6, 1890, 500), SAME) is LineClass.PRICE_UP
    assert rule.classify(THEN, replace(SAME, discount_rate=500)) is LineClass.PRICE_DOWN
    assert rule.classify(THEN, replace(SAME, unit="kg")) is LineClass.QUANTITY_CHANGED
    assert rule.classify(THEN, replace(SAME, currency="SEK")) is LineClass.PRICE_UP


def test_texts_are_joined_once_each_as_far_as_they_fit() -> None:
    assert rule.joined(["Week 2", None, "Week 2", "Bar"], ", ", 100) == "Week 2, Bar"
    assert rule.joined([None, ""], ", ", 100) is None
    assert rule.joined(["abc", "def"], ", ", 4) == "abc,"
