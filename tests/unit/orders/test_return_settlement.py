"""How a return can be settled."""

import pytest

from chalicelib.orders.rules.returning import settlement
from chalicelib.orders.rules.returning.settlement import Received, Settlement, SettlementNotPossible


@pytest.mark.parametrize(
    ("worth", "open_", "kept", "back"),
    [
        (100, 0, 100, 100),  # all of it was paid
        (100, 100, 0, 0),  # nothing was
        (100, 40, 60, 60),  # the credit note pays what is open first
        (100, 0, 60, 60),  # what was given up was never received
        (50, 0, 20, 20),  # some was paid back before
        (50, 80, 20, 0),
    ],
)
def test_what_was_received_can_be_paid_back(worth: int, open_: int, kept: int, back: int) -> None:
    assert settlement.refundable(worth, Received(open_, kept)) == back


def test_only_what_is_possible_is_offered() -> None:
    assert settlement.possible({"7Q4K": 0}) == [Settlement.CREDIT]
    assert settlement.possible({"7Q4K": 0, "9MX2": 1}) == [Settlement.CREDIT, Settlement.REFUND]
    with pytest.raises(SettlementNotPossible) as refused:
        settlement.ensure_possible(Settlement.REFUND, [Settlement.CREDIT])
    assert refused.value.facts["possible"] == ["credit"]
