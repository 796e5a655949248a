"""By when lines come."""

import pytest

from chalicelib.orders.rules import promises
from chalicelib.orders.rules.delivery import Line, NotInOrder

DAYS = {"TEA": "2030-01-09", "CUP": "2030-01-09", "MACH": "2030-01-21"}
LINES = [Line("TEA", 1, shipped=1, delivered=1), Line("CUP", 1), Line("MACH", 1, cancelled=1)]


@pytest.mark.parametrize(
    ("promised_on", "days"),
    [
        (None, ["2030-01-09", "2030-01-09", "2030-01-21"]),
        ("2030-01-21", ["2030-01-09", "2030-01-09", "2030-01-21"]),
        ("2030-01-28", ["2030-01-09", "2030-01-09", "2030-01-28"]),
        ("2030-01-11", ["2030-01-09", "2030-01-09", "2030-01-11"]),
        ("2030-01-08", ["2030-01-08", "2030-01-08", "2030-01-08"]),
    ],
)
def test_the_day_of_acceptance_is_that_of_the_last_line(promised_on: str | None, days: list[str]) -> None:
    assert list(promises.accepted(DAYS, promised_on).values()) == days
    assert promises.accepted({}, promised_on) == {}


def test_only_lines_that_still_come_get_another_day() -> None:
    wanted = {"TEA": "2030-01-11", "CUP": "2030-01-11", "MACH": "2030-01-30"}

    assert promises.moved(DAYS, wanted, LINES, today="2030-01-09") == {"CUP": "2030-01-11"}
    with pytest.raises(promises.PromiseUnchanged):
        promises.moved(DAYS, {"TEA": "2030-01-11", "CUP": "2030-01-09"}, LINES, today="2030-01-09")
    with pytest.raises(NotInOrder):
        promises.moved(DAYS, {"MUG": "2030-01-11"}, LINES, today="2030-01-09")
    with pytest.raises(promises.PromiseInThePast):
        promises.moved(DAYS, {"CUP": "2030-01-08"}, LINES, today="2030-01-09")


def test_cancelled_lines_keep_nobody_waiting() -> None:
    assert promises.last(DAYS, LINES) == "2030-01-09"
    assert promises.last(DAYS, [Line(sku, 1, cancelled=1) for sku in DAYS]) == "2030-01-21"


def test_a_promise_is_broken_when_its_day_is_over_and_something_is_missing() -> None:
    assert promises.next_day(DAYS, LINES) == "2030-01-09"
    assert promises.next_day(DAYS, LINES[:1]) is None
    assert [promises.broken("2030-01-09", today) for today in ("2030-01-09", "2030-01-10")] == [None, "2030-01-09"]
    assert promises.broken(None, "2030-01-10") is None
