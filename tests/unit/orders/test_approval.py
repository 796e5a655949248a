"""How long an order waits for the vendor's approval, and when staff are reminded."""

from datetime import UTC, datetime, timedelta

from chalicelib.orders.rules import approval
from chalicelib.orders.rules.looks import Difference, Seen

PLACED = datetime(2030, 1, 7, 10, tzinfo=UTC)


def looks(answer_by: datetime) -> list[timedelta]:
    """Every look from the placing to the end, as time after it."""
    found, at = [], PLACED
    while at < approval.ends_at(PLACED, answer_by):
        at = approval.next_look(PLACED, answer_by, at)
        found.append(at - PLACED)
    return found


def test_staff_are_reminded_when_the_answer_is_due_and_after_one_three_and_six_days() -> None:
    days = [timedelta(days) for days in (1, 3, 6, 7)]
    assert looks(PLACED + timedelta(hours=4)) == [timedelta(hours=4), *days]


def test_nobody_is_reminded_before_the_answer_is_due() -> None:
    assert looks(PLACED + timedelta(days=4)) == [timedelta(4), timedelta(6), timedelta(7)]


def test_an_answer_that_is_due_late_leaves_a_day_more() -> None:
    assert looks(PLACED + timedelta(days=9)) == [timedelta(9), timedelta(10)]


def test_after_the_end_there_is_nothing_later_than_the_end() -> None:
    end = approval.ends_at(PLACED, PLACED)
    assert approval.next_look(PLACED, PLACED, end) == end


def test_only_what_costs_otherwise_is_a_matter_of_price() -> None:
    reviewed = {"TEA": Seen(100, 5, "2030-01-10", 500, 2550), "CUP": Seen(900, 2, "2030-01-10", 0, 2550)}
    today = {"TEA": Seen(120, 4, "2030-01-20", 500, 1350)}
    assert approval.repriced(reviewed, today) == [
        Difference("price_up", "TEA", 100, 120),
        Difference("vat_rate", "TEA", 2550, 1350),
    ]
