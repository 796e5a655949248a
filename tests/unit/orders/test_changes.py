"""What an order may be changed to, and what is otherwise then."""

import pytest

from chalicelib.orders.rules import changes
from chalicelib.orders.rules.changes import Agreed, Changed, Look
from chalicelib.orders.rules.delivery import Line, NotInOrder

LINES = [Line("TEA", 5, cancelled=1, shipped=2), Line("CUP", 2)]
TEA, CUP = Look(5, 100, 0, 2550, "2030-01-10"), Look(2, 900, 500, 2550, "2030-01-11")


def test_what_is_not_named_stays() -> None:
    assert changes.quantities(LINES, {"TEA": 3}) == {"TEA": 3, "CUP": 2}
    assert changes.quantities(LINES, {"CUP": 0}) == {"TEA": 5, "CUP": 0}


def test_what_has_left_or_is_cancelled_stays_ordered() -> None:
    with pytest.raises(changes.LessThanShipped) as refusal:
        changes.quantities(LINES, {"TEA": 2, "CUP": 1})
    assert refusal.value.facts == {"lines": [{"sku": "TEA", "wanted": 2, "least": 3}]}
    with pytest.raises(NotInOrder):
        changes.quantities(LINES, {"POT": 1})


def test_an_order_of_nothing_is_a_cancellation() -> None:
    with pytest.raises(changes.EverythingRemoved):
        changes.quantities([Line("CUP", 2), Line("TEA", 1, cancelled=1)], {"CUP": 0})


def test_a_day_is_never_before_it_can_come() -> None:
    changes.ensure_day(None, "2030-01-10")
    changes.ensure_day("2030-01-10", "2030-01-10")
    with pytest.raises(changes.DayTooEarly):
        changes.ensure_day("2030-01-09", "2030-01-10")


def test_everything_that_is_otherwise_is_told() -> None:
    before = Agreed({"TEA": TEA, "CUP": CUP}, "Street 1", invoice_address="Street 1")
    after = Agreed({"TEA": Look(6, 120, 100, 1350, "2030-01-12")}, "Street 2", invoice_address="Box 4")
    assert changes.differences(before, after) == [
        Changed("quantity", "TEA", 5, 6),
        Changed("price", "TEA", 100, 120),
        Changed("discount", "TEA", 0, 100),
        Changed("vat_rate", "TEA", 2550, 1350),
        Changed("day", "TEA", "2030-01-10", "2030-01-12"),
        Changed("removed", "CUP", 2, None),
        Changed("address", "", "Street 1", "Street 2"),
        Changed("invoice_address", "", "Street 1", "Box 4"),
    ]
    with pytest.raises(changes.NothingChanged):
        changes.differences(before, before)
