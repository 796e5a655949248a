"""A second opinion on business time: look at the clock on the wall once a minute, and count."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.kernel.hours import Hours
from tests.support.untraced import untraced

MINUTE = timedelta(minutes=1)

# Zones whose clocks change by day and by night, by 30, 60 and 120 minutes, across midnight, or not at all.
ZONES = (
    "Africa/Cairo",
    "America/Havana",
    "America/New_York",
    "America/Santiago",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Helsinki",
    "Pacific/Apia",
    "UTC",
)


class Wall:
    """The clock on a calendar's wall, and whether somebody who reads it finds the door open."""

    def __init__(self, calendar: BusinessCalendar) -> None:
        self._calendar = calendar
        self._zone = ZoneInfo(calendar.zone)
        self._open: dict[date, frozenset[int]] = {}

    def is_open(self, moment: datetime) -> bool:
        wall = moment.astimezone(self._zone)
        day = wall.date()
        if day not in self._open:
            self._open[day] = self._open_minutes_of(day)
        return wall.hour * 60 + wall.minute in self._open[day]

    @untraced
    def open_minutes(self, start: datetime, days: int) -> list[datetime]:
        """The beginnings of all open minutes within so many days."""
        return [minute for minute in minutes(start, days) if self.is_open(minute)]

    def _open_minutes_of(self, day: date) -> frozenset[int]:
        weekday = () if day in self._calendar.holidays else self._calendar.week[day.weekday()]
        hours = self._calendar.special_days.get(day, weekday)
        return frozenset(minute for h in hours for minute in range(h.opens, h.closes))


def minutes(start: datetime, days: int) -> Iterator[datetime]:
    """Every minute within so many days."""
    return (start + number * MINUTE for number in range(days * 24 * 60))


def _changes(zone: str, year: int) -> list[date]:
    """The UTC dates on which the clocks of a zone change."""
    midnights = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(365)]
    offsets = [midnight.astimezone(ZoneInfo(zone)).utcoffset() for midnight in midnights]
    return [midnights[i].date() for i in range(364) if offsets[i] != offsets[i + 1]]


CHANGES = {zone: [day for year in (2011, 2025, 2026) for day in _changes(zone, year)] for zone in ZONES}


@st.composite
def moments_near_changes(draw: st.DrawFn, zone: str) -> datetime:
    """A full minute, more often than not within two days of a change of the clocks."""
    day = draw(st.sampled_from(CHANGES[zone] or [date(2026, 6, 1)]) | st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    minute = draw(st.integers(-2 * 24 * 60, 24 * 60))
    return datetime.combine(day, time(), UTC) + minute * MINUTE


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Hours, ...]:
    """Up to three intervals of a day; they may touch, and reach from 00:00 to 24:00."""
    edge = st.integers(0, 96).map(lambda quarter: quarter * 15) | st.integers(0, 24 * 60)
    edges = sorted(draw(st.sets(edge, max_size=6)))
    apart = [Hours(opens, closes) for opens, closes in zip(edges[::2], edges[1::2], strict=False)]
    if apart and apart[-1].closes < 24 * 60 and draw(st.booleans()):
        apart.append(Hours(apart[-1].closes, 24 * 60))
    return tuple(apart)


@st.composite
def calendars_and_moments(draw: st.DrawFn) -> tuple[BusinessCalendar, datetime]:
    """A calendar that opens on Wednesdays at least, and a moment near something odd in it."""
    zone = draw(st.sampled_from(ZONES))
    moment = draw(moments_near_changes(zone))
    nearby = st.integers(-2, 6).map(lambda days: moment.date() + timedelta(days=days))
    week = [draw(intervals()) for _ in range(7)]
    week[2] = (Hours(9 * 60, 17 * 60),)
    holidays = draw(st.frozensets(nearby, max_size=2))
    special_days = draw(st.dictionaries(nearby, intervals(), max_size=2))
    return BusinessCalendar(zone, tuple(week), holidays, special_days), moment
