"""Until when one may withdraw: never a moment too short, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules.withdrawing import period

HELSINKI, NEW_YORK = ZoneInfo("Europe/Helsinki"), ZoneInfo("America/New_York")
# Some change their clocks at midnight, some by half an hour, some have skipped a whole day.
ZONES = [
    *("Europe/Helsinki", "Europe/Lisbon", "Atlantic/Azores", "America/New_York", "America/Asuncion", "America/Havana"),
    *("Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "UTC"),
]
moments = st.datetimes(datetime(2011, 1, 1), datetime(2040, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001
zones = st.sampled_from(ZONES).map(ZoneInfo)
holidays = st.sets(st.dates(date(2011, 1, 1), date(2040, 3, 1)), max_size=20)
days = st.integers(14, 60)


@pytest.mark.parametrize(
    ("delivered", "zone", "end"),
    [
        # Monday 7 January: the day is not counted, the 21st is the last one.
        ("2030-01-07T08:00", HELSINKI, "2030-01-21T22:00"),
        # The same moment is still Sunday in New York: the 20th would be a Sunday, so Monday it is.
        ("2030-01-07T04:00", NEW_YORK, "2030-01-22T05:00"),
        # A second before and after midnight in Helsinki.
        ("2030-01-07T21:59:59", HELSINKI, "2030-01-21T22:00"),
        ("2030-01-07T22:00", HELSINKI, "2030-01-22T22:00"),
        # Across the spring and autumn change of clocks: days are days, not 24 hours.
        ("2030-03-20T10:00", HELSINKI, "2030-04-03T21:00"),
        ("2030-10-15T10:00", HELSINKI, "2030-10-29T22:00"),
        # A last day that is Saturday moves to Monday.
        ("2030-01-05T10:00", HELSINKI, "2030-01-21T22:00"),
    ],
)
def test_it_ends_with_the_last_day_where_the_consumer_is(delivered: str, zone: ZoneInfo, end: str) -> None:
    moment = datetime.fromisoformat(delivered).replace(tzinfo=UTC)

    assert period.ends_at(moment, 14, [zone]) == datetime.fromisoformat(end).replace(tzinfo=UTC)


def test_a_holiday_moves_it_on() -> None:
    epiphany = {date(2030, 1, 21), date(2030, 1, 22)}

    assert period.last_day(date(2030, 1, 7), 14, epiphany) == date(2030, 1, 23)


def test_of_two_places_the_later_end_counts() -> None:
    moment = datetime(2030, 1, 8, 10, tzinfo=UTC)

    both = period.ends_at(moment, 14, [HELSINKI, NEW_YORK])

    assert both == period.ends_at(moment, 14, [NEW_YORK]) > period.ends_at(moment, 14, [HELSINKI])


def test_the_last_parcel_begins_it() -> None:
    first, last = datetime(2030, 1, 7, tzinfo=UTC), datetime(2030, 1, 9, tzinfo=UTC)

    assert period.last_delivery([last, first]) == last
    assert period.last_delivery([first, None]) is None
    assert period.last_delivery([]) is None


def test_the_end_itself_is_too_late() -> None:
    end = datetime(2030, 1, 21, 22, tzinfo=UTC)

    assert period.is_in_time(end - timedelta(milliseconds=1), end)
    assert not period.is_in_time(end, end)
    assert period.is_in_time(end, None)


@given(moments, days, zones, holidays)
def test_every_day_of_the_period_is_whole(moment: datetime, count: int, zone: ZoneInfo, closed: set[date]) -> None:
    end = period.ends_at(moment, count, [zone], closed)
    last = period.last_day(moment.astimezone(zone).date(), count, closed)

    assert (end - timedelta(microseconds=1)).astimezone(zone).date() <= last < end.astimezone(zone).date()
    assert (last - moment.astimezone(zone).date()).days >= count
    assert last.weekday() < 5
    assert last not in closed


@given(moments, st.timedeltas(timedelta(0), timedelta(days=9)), days, zones, holidays)
def test_later_delivery_never_ends_it_earlier(
    moment: datetime, later: timedelta, count: int, zone: ZoneInfo, closed: set[date]
) -> None:
    ends = [period.ends_at(at, count, [zone], closed) for at in (moment, moment + later)]

    assert ends == sorted(ends)
    assert period.ends_at(moment, count + 1, [zone], closed) >= ends[0]
