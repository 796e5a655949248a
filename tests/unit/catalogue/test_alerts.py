"""When somebody looks whether a product is back, and how many are told."""

from datetime import UTC, datetime

import pytest

from chalicelib.catalogue.rules import alerts as rule


@pytest.mark.parametrize(
    ("minute", "second", "then"),
    [(0, 0, (10, 15)), (0, 1, (10, 15)), (14, 59, (10, 15)), (15, 0, (10, 30)), (59, 59, (11, 0))],
)
def test_everybody_who_asks_in_a_quarter_asks_for_the_same_look(
    minute: int, second: int, then: tuple[int, int]
) -> None:
    now = datetime(2030, 1, 7, 10, minute, second, tzinfo=UTC)
    assert rule.next_look(now) == datetime(2030, 1, 7, *then, tzinfo=UTC)


def test_those_who_were_told_have_an_hour() -> None:
    now = datetime(2030, 1, 7, 10, 15, 3, tzinfo=UTC)
    assert rule.next_look(now, rule.AFTER_TELLING) == datetime(2030, 1, 7, 11, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "least", "waiting", "told"),
    [(0, 1, 3, 0), (-2, 1, 3, 0), (2, 1, 3, 2), (9, 1, 3, 3), (250, 100, 9, 2), (99, 100, 9, 0), (None, 1, 3, 3)],
)
def test_as_many_are_told_as_can_order_the_least(left: int | None, least: int, waiting: int, told: int) -> None:
    assert rule.tellable(left, least, waiting) == told


def test_the_next_look_is_always_later() -> None:
    now = datetime(2030, 1, 7, 10, 15, tzinfo=UTC)
    assert rule.next_look(now, rule.LOOK_EVERY * 0) > now
