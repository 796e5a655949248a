"""Business time: worked examples and odd days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import pytest

from chalicelib.kernel.calendar import (
    HORIZON_DAYS,
    WEEKDAYS,
    BusinessCalendar,
    CalendarNeverOpens,
    add_business_days,
    after,
    due,
    elapsed,
    is_open,
    next_opening,
)
from chalicelib.kernel.hours import Hours
from tests.support.calendars import BERLIN, HELSINKI, at, calendar

UTC_OFFICE = calendar("UTC", "09:00-17:00")
NEW_YORK = calendar("America/New_York", "08:00-17:00")
VILNIUS_WITH_LUNCH = calendar("Europe/Vilnius", "08:00-12:00", "13:30-18:00")
HELSINKI_AT_CHRISTMAS = calendar("Europe/Helsinki", "08:00-16:00", holidays=["2026-12-24", "2026-12-25"])
STOCKHOLM_NIGHT = BusinessCalendar.from_dict(
    {"zone": "Europe/Stockholm", "week": {"sat": ["22:00-24:00"], "sun": ["00:00-06:00"]}}
)


@dataclass(frozen=True)
class Vector:
    calendar: BusinessCalendar
    start: str
    minutes: int
    due: str


VECTORS = {
    "V1 over the weekend": Vector(UTC_OFFICE, "2026-01-30 16:30", 60, "2026-02-02 09:30"),
    "V2 within the day": Vector(UTC_OFFICE, "2026-01-28 10:00", 120, "2026-01-28 12:00"),
    "V3 before opening": Vector(UTC_OFFICE, "2026-01-28 07:00", 120, "2026-01-28 11:00"),
    "V4 Friday to Monday in New York": Vector(NEW_YORK, "2026-04-10 16:00", 240, "2026-04-13 11:00"),
    "V5 asked at lunch": Vector(VILNIUS_WITH_LUNCH, "2026-04-14 12:30", 30, "2026-04-14 14:00"),
    "V6 across lunch": Vector(VILNIUS_WITH_LUNCH, "2026-04-14 11:45", 60, "2026-04-14 14:15"),
    "V7 over Christmas": Vector(HELSINKI_AT_CHRISTMAS, "2026-12-23 15:00", 120, "2026-12-28 09:00"),
    "V8 clocks forward": Vector(STOCKHOLM_NIGHT, "2026-03-29 01:00", 120, "2026-03-29 04:00"),
    "V9 clocks back": Vector(STOCKHOLM_NIGHT, "2026-10-25 01:00", 120, "2026-10-25 02:00+01:00"),
    "V10 two days' work": Vector(BERLIN, "2026-06-08 09:00", 960, "2026-06-09 17:00"),
}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_a_worked_example_is_due_as_written_and_the_time_until_then_is_the_time_asked_for(vector: Vector) -> None:
    start, expected = at(vector.calendar, vector.start), at(vector.calendar, vector.due)

    assert due(vector.calendar, start, vector.minutes) == expected
    assert elapsed(vector.calendar, start, expected) == timedelta(minutes=vector.minutes)


@dataclass(frozen=True)
class PausedVector:
    start: str
    paused_from: str
    paused_until: str
    minutes: int
    due: str


PAUSED_VECTORS = {
    "V11 paused over night": PausedVector(
        "2026-06-08 09:00", "2026-06-08 11:00", "2026-06-09 10:00", 480, "2026-06-09 16:00"
    ),
    "V12 paused into the evening": PausedVector(
        "2026-06-08 09:00", "2026-06-08 16:00", "2026-06-08 20:00", 480, "2026-06-09 10:00"
    ),
}


@pytest.mark.parametrize("vector", PAUSED_VECTORS.values(), ids=PAUSED_VECTORS.keys())
def test_a_pause_puts_the_due_time_off_by_its_business_time(vector: PausedVector) -> None:
    paused = elapsed(BERLIN, at(BERLIN, vector.paused_from), at(BERLIN, vector.paused_until))

    assert after(BERLIN, at(BERLIN, vector.start), timedelta(minutes=vector.minutes) + paused) == at(BERLIN, vector.due)


def test_answers_are_in_utc_whatever_zone_the_question_came_in() -> None:
    asked_in_tokyo = datetime(2026, 6, 8, 17, 0, tzinfo=ZoneInfo("Asia/Tokyo"))  # 11:00 in Helsinki

    for answer in (
        due(HELSINKI, asked_in_tokyo, 60),
        due(HELSINKI, asked_in_tokyo, 0),
        next_opening(HELSINKI, asked_in_tokyo),
        add_business_days(HELSINKI, asked_in_tokyo, 1),
    ):
        assert answer.tzinfo is UTC
    assert due(HELSINKI, asked_in_tokyo, 60) == at(HELSINKI, "2026-06-08 12:00")


def test_a_moment_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        due(HELSINKI, datetime(2026, 6, 8, 9), 60)  # noqa: DTZ001


def test_what_ends_with_the_day_is_due_at_closing_time() -> None:
    assert due(HELSINKI, at(HELSINKI, "2026-06-12 16:00"), 60) == at(HELSINKI, "2026-06-12 17:00")


def test_no_time_is_due_at_once_even_while_closed() -> None:
    midnight = at(HELSINKI, "2026-06-12 00:00")

    assert due(HELSINKI, midnight, 0) == midnight


def test_business_time_is_exact_below_the_minute() -> None:
    start = at(HELSINKI, "2026-06-12 16:59:30.000001")

    assert due(HELSINKI, start, 1) == at(HELSINKI, "2026-06-15 08:00:30.000001")
    assert elapsed(HELSINKI, start, at(HELSINKI, "2026-06-15 08:00")) == timedelta(seconds=29, microseconds=999999)


def test_no_business_time_passes_backwards() -> None:
    assert elapsed(HELSINKI, at(HELSINKI, "2026-06-12 16:00"), at(HELSINKI, "2026-06-12 09:00")) == timedelta(0)


def test_a_special_day_replaces_the_weekday_and_even_a_holiday() -> None:
    new_years_eve = calendar(
        "Europe/Helsinki",
        "08:00-17:00",
        holidays=["2026-12-31", "2027-01-01"],
        special_days={"2026-12-31": ["10:00-12:00"], "2027-01-02": ["12:00-13:00"], "2027-01-04": []},
    )

    assert due(new_years_eve, at(HELSINKI, "2026-12-31 08:00"), 240) == at(HELSINKI, "2027-01-05 09:00")


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("2026-04-14 07:59:59", False),
        ("2026-04-14 08:00", True),
        ("2026-04-14 11:59:59", True),
        ("2026-04-14 12:00", False),
        ("2026-04-18 09:00", False),
    ],
)
def test_open_from_the_first_minute_until_just_before_closing(wall: str, *, expected: bool) -> None:
    assert is_open(VILNIUS_WITH_LUNCH, at(VILNIUS_WITH_LUNCH, wall)) is expected


def test_the_next_opening_is_now_while_open_and_else_the_next_door_that_opens() -> None:
    open_moment = at(VILNIUS_WITH_LUNCH, "2026-04-14 11:00")

    assert next_opening(VILNIUS_WITH_LUNCH, open_moment) == open_moment
    assert next_opening(VILNIUS_WITH_LUNCH, at(VILNIUS_WITH_LUNCH, "2026-04-14 12:00")) == at(
        VILNIUS_WITH_LUNCH, "2026-04-14 13:30"
    )
    assert next_opening(UTC_OFFICE, at(UTC_OFFICE, "2026-04-17 17:00")) == at(UTC_OFFICE, "2026-04-20 09:00")


def test_hours_that_the_clocks_skip_do_not_open() -> None:
    small_hours = calendar("Europe/Helsinki", "03:15-03:45", days=("sun",))  # 03:00 becomes 04:00 on 29 March 2026

    assert next_opening(small_hours, at(small_hours, "2026-03-28 12:00")) == at(small_hours, "2026-04-05 03:15")


def test_hours_that_the_clocks_repeat_open_twice() -> None:
    small_hours = calendar("Europe/Helsinki", "03:15-03:45", days=("sun",))  # 04:00 becomes 03:00 on 25 October 2026

    assert elapsed(small_hours, at(small_hours, "2026-10-25 00:00"), at(small_hours, "2026-10-26 00:00")) == timedelta(
        hours=1
    )
    assert due(small_hours, at(small_hours, "2026-10-25 00:00"), 45) == at(small_hours, "2026-10-25 03:30+02:00")


def test_a_date_that_a_country_skipped_has_no_business_time() -> None:
    samoa = calendar("Pacific/Apia", "09:00-17:00")  # Friday 30 December 2011 was not

    assert elapsed(samoa, at(samoa, "2011-12-29 17:00"), at(samoa, "2012-01-02 09:00")) == timedelta(0)


@pytest.mark.parametrize(
    ("wall", "days", "expected"),
    [
        ("2026-12-22 15:00", 0, "2026-12-22 15:00"),
        ("2026-12-22 15:00", 1, "2026-12-23 15:00"),
        ("2026-12-22 15:00", 2, "2026-12-28 15:00"),  # Christmas and a weekend between
        ("2026-12-26 23:00", 1, "2026-12-28 23:00"),  # from a Saturday
        ("2026-03-26 12:00", 3, "2026-03-31 12:00"),  # the same time on the wall, after the clocks went forward
    ],
)
def test_business_days_are_dates_with_hours_and_keep_the_time_on_the_wall(wall: str, days: int, expected: str) -> None:
    assert add_business_days(HELSINKI_AT_CHRISTMAS, at(HELSINKI, wall), days) == at(HELSINKI, expected)


def test_a_time_that_the_clocks_skip_that_day_becomes_what_they_show_instead() -> None:
    daily = calendar("Europe/Helsinki", "00:00-24:00", days=WEEKDAYS)

    assert add_business_days(daily, at(daily, "2026-03-28 03:30"), 1) == at(daily, "2026-03-29 04:30")


def test_a_calendar_whose_last_opening_is_over_refuses_instead_of_looking_for_ever() -> None:
    trade_fair = calendar("UTC", days=(), special_days={"2026-06-08": ["09:00-17:00"]})
    afterwards = datetime(2026, 6, 9, tzinfo=UTC)

    assert elapsed(trade_fair, afterwards, datetime(2027, 6, 9, tzinfo=UTC)) == timedelta(0)
    with pytest.raises(CalendarNeverOpens):
        due(trade_fair, afterwards, 1)
    with pytest.raises(CalendarNeverOpens):
        next_opening(trade_fair, afterwards)
    with pytest.raises(CalendarNeverOpens) as refused:
        add_business_days(trade_fair, afterwards, 1)
    assert refused.value.facts == {"since": "2026-06-09T00:00:00+00:00"}


def test_sixteen_weeks_ahead_is_found_without_walking_minute_by_minute() -> None:
    watched = Watched(BERLIN.zone, BERLIN.week)

    assert due(watched, at(BERLIN, "2026-01-05 09:00"), 16 * 5 * 480) == at(BERLIN, "2026-04-24 17:00")
    assert 16 * 5 < len(watched.dates_looked_at) < 16 * 7 * 3


class Watched(BusinessCalendar):
    """A calendar that remembers which dates were looked up."""

    @cached_property
    def dates_looked_at(self) -> list[date]:
        return []

    def hours(self, day: date) -> tuple[Hours, ...]:
        self.dates_looked_at.append(day)
        return super().hours(day)


def test_as_many_years_as_one_likes_are_counted_without_keeping_them_all() -> None:
    office = calendar("UTC", "09:00-17:00")
    first, middle, last = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2033, 2040))

    assert elapsed(office, first, last) == elapsed(office, first, middle) + elapsed(office, middle, last)
    assert len(office.known_spells) <= HORIZON_DAYS + 1
