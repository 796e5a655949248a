"""How a return can be settled."""

import pytest

from chalicelib.orders.rules.returning import settlement
from chalicelib.orders.rules.returning.eligibility import ReturnReason as R
from chalicelib.orders.rules.returning.settlement import Line, Received, Settlement, SettlementNotPossible


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


@pytest.mark.parametrize(
    ("refunds", "lines", "more"),
    [
        ({"7Q4K": 0}, [Line(R.TOO_MANY)], []),
        ({"7Q4K": 0, "9MX2": 1}, [Line(R.TOO_MANY, sold=True)], [Settlement.REFUND]),
        ({"7Q4K": 0}, [Line(R.TOO_MANY, sold=True, repairable=True)], [Settlement.EXCHANGE]),
        ({"7Q4K": 0}, [Line(R.FAULTY, repairable=True), Line(R.DAMAGED, repairable=True)], [Settlement.REPAIR]),
        ({"7Q4K": 0}, [Line(R.FAULTY, repairable=True, sold=True), Line(R.FAULTY)], []),
        ({"7Q4K": 9}, [Line(R.FAULTY, repairable=True, sold=True)], list(Settlement)[1:]),
    ],
)
def test_only_what_is_possible_is_offered(refunds: dict[str, int], lines: list[Line], more: list[Settlement]) -> None:
    assert settlement.possible(refunds, lines) == [Settlement.CREDIT, *more]


def test_what_is_not_offered_is_refused() -> None:
    settlement.ensure_possible(Settlement.CREDIT, [Settlement.CREDIT])
    with pytest.raises(SettlementNotPossible) as refused:
        settlement.ensure_possible(Settlement.REFUND, [Settlement.CREDIT])
    assert refused.value.facts["possible"] == ["credit"]
