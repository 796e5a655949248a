"""When lists come round."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from chalicelib.orders.rules import repeating as rule

MONDAY = date(2030, 1, 7)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2030, 1, 6), MONDAY),
        (MONDAY, date(2030, 1, 21)),
        (date(2030, 1, 20), date(2030, 1, 21)),
        (date(2030, 1, 21), date(2030, 2, 4)),
        (date(2031, 1, 1), date(2031, 1, 6)),
    ],
)
def test_a_day_that_is_over_gives_way_to_the_next_of_the_rhythm(today: date, day: date) -> None:
    assert rule.upcoming(MONDAY, 2, today) == day


@pytest.mark.parametrize(
    ("weeks", "today", "day"),
    [
        (1, date(2030, 1, 4), date(2030, 1, 14)),
        (1, date(2030, 1, 11), date(2030, 1, 21)),  # the mail of the 14th would be due today: one is enough
        (4, date(2030, 1, 7), date(2030, 2, 4)),
    ],
)
def test_the_next_time_is_one_whose_mail_is_still_to_come(weeks: int, today: date, day: date) -> None:
    assert rule.following(MONDAY, weeks, today) == day


def test_the_mail_comes_in_the_vendors_morning_three_days_before() -> None:
    vilnius = ZoneInfo("Europe/Vilnius")
    assert rule.mail_at(MONDAY, vilnius) == datetime(2030, 1, 4, 6, tzinfo=UTC)
    assert rule.mail_at(date(2030, 7, 1), vilnius) == datetime(2030, 6, 28, 5, tzinfo=UTC)
