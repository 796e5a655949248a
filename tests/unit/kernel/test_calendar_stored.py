"""Calendars as settings keep them, and the ones that are refused."""

from datetime import date

import pytest

from chalicelib.kernel.calendar import BusinessCalendar, CalendarNeverOpens, CalendarNotValid, UnknownTimeZone
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.hours import Hours, HoursNotValid, HoursOverlap
from tests.support.calendars import calendar


def test_a_calendar_that_never_opens_is_refused_at_once() -> None:
    with pytest.raises(CalendarNeverOpens):
        calendar("UTC", days=())


@pytest.mark.parametrize(
    ("hours", "refusal"),
    [
        (["17:00-09:00"], HoursNotValid),
        (["09:00-09:00"], HoursNotValid),
        (["22:00-24:01"], HoursNotValid),
        (["9-17"], HoursNotValid),
        (["09:60-10:00"], HoursNotValid),
        (["09:00-12:00-13:00"], HoursNotValid),
        (["09:00-12:00", "11:59-13:00"], HoursOverlap),
        (["13:00-15:00", "12:00-13:01"], HoursOverlap),
    ],
)
def test_hours_that_cannot_be_kept_are_refused(hours: list[str], refusal: type[Invalid]) -> None:
    with pytest.raises(refusal):
        calendar("UTC", *hours)
    with pytest.raises(refusal):
        calendar("UTC", "09:00-17:00", special_days={"2026-06-08": hours})


def test_the_refusal_of_overlapping_hours_names_the_day_and_both_intervals() -> None:
    with pytest.raises(HoursOverlap) as refused:
        calendar("UTC", "09:00-12:00", "11:00-13:00", days=("tue",))

    assert refused.value.facts == {"day": "tue", "hours": ["09:00-12:00", "11:00-13:00"]}


def test_hours_may_touch_and_come_in_any_order() -> None:
    shuffled = calendar("UTC", "12:00-24:00", " 0:00 - 12:00 ")

    assert shuffled.hours(date(2026, 6, 8)) == (Hours(0, 720), Hours(720, 1440))


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "America", "../etc/passwd", "Europe/\0"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(UnknownTimeZone):
        calendar(zone, "09:00-17:00")


@pytest.mark.parametrize(
    ("stored", "field"),
    [
        ({"week": {}}, "zone"),
        ({"zone": "UTC"}, "week"),
        ({"zone": "UTC", "week": {"monday": []}}, "week.monday.[key]"),
        ({"zone": "UTC", "week": {}, "holidays": ["2026-02-30"]}, "holidays.0"),
        ({"zone": "UTC", "week": {}, "vacation": []}, "vacation"),
    ],
)
def test_a_stored_calendar_of_another_shape_is_refused_with_the_field(stored: dict[str, object], field: str) -> None:
    with pytest.raises(CalendarNotValid) as refused:
        BusinessCalendar.from_dict(stored)
    assert refused.value.facts == {"fields": [field]}


def test_a_week_has_seven_days() -> None:
    with pytest.raises(CalendarNotValid):
        BusinessCalendar("UTC", week=((Hours(0, 60),),) * 6)


def test_a_calendar_survives_storage_and_equal_calendars_hash_alike() -> None:
    stored = {
        "zone": "Europe/Vilnius",
        "week": {"mon": ["08:00-12:00", "13:30-18:00"], "sat": ["00:00-24:00"]},
        "holidays": ["2026-12-24", "2026-12-25"],
        "special_days": {"2026-12-31": ["08:00-12:00"], "2027-01-02": []},
    }
    read = BusinessCalendar.from_dict(stored)

    assert read.to_dict() == stored
    assert BusinessCalendar.from_dict(read.to_dict()) == read
    assert hash(BusinessCalendar.from_dict(stored)) == hash(read)
