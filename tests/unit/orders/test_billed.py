"""What of an order is to be paid for by now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules import billed
from chalicelib.orders.rules.billed import InvoiceOn
from chalicelib.orders.rules.delivery import Line
from chalicelib.orders.rules.states import Status

LINES = [
    Line("TEA", 5, cancelled=1, shipped=3, delivered=3, returned=1, credited=1),
    Line("CUP", 2),
    Line("POT", 1, cancelled=1),
]


@pytest.mark.parametrize(
    ("status", "on", "due"),
    [
        (Status.AWAITING_APPROVAL, InvoiceOn.ACCEPTED, {}),
        (Status.PLACED, InvoiceOn.ACCEPTED, {}),
        (Status.ACCEPTED, InvoiceOn.ACCEPTED, {"TEA": 3, "CUP": 2}),
        (Status.ACCEPTED, InvoiceOn.SHIPPED, {"TEA": 2}),
        (Status.CLOSED, InvoiceOn.SHIPPED, {"TEA": 2}),
    ],
)
def test_the_vendors_setting_says_when_it_is_billed(status: Status, on: InvoiceOn, due: dict[str, int]) -> None:
    assert billed.quantities(LINES, status, on) == due


def test_what_may_still_come_is_what_is_wanted_and_not_billed() -> None:
    lines = [("TEA", 5, 500, 2550), ("CUP", 2, 333, 2550), ("POT", 1, 100, 0)]

    assert billed.still_wanted(LINES) == {"TEA": 3, "CUP": 2}
    assert billed.total(lines, billed.still_wanted(LINES)) == 300 + 333 + 161
    assert billed.total(lines, {"TEA": 2}) == 200 + 51
    assert billed.total(lines, {}) == 0


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.data())
def test_parts_of_a_line_add_up_to_it(net: int, quantity: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, quantity))

    assert billed.part_of(net, 0, quantity) == 0
    assert billed.part_of(net, quantity, quantity) == net
    assert 0 <= billed.part_of(net, cut, quantity) <= net


def test_half_a_cent_is_rounded_up() -> None:
    assert [billed.part_of(5, part, 2) for part in (0, 1, 2)] == [0, 3, 5]
