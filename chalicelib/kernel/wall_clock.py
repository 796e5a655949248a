"""What the clocks on the walls of a time zone do. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def regimes(tz: ZoneInfo, day: date) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """A UTC date cut where the zone changes its clocks, at most once: (from, until, offset from UTC)."""
    start = datetime.combine(day, time(), UTC)
    end = start + _DAY
    before, afterwards = _offset(tz, start), _offset(tz, end - _SECOND)
    if before == afterwards:
        yield start, end, before
        return
    change = _first_second_with(tz, afterwards, start, end - _SECOND)
    yield start, change, before
    yield change, end, afterwards


def _first_second_with(tz: ZoneInfo, offset: timedelta, without: datetime, having: datetime) -> datetime:
    while having - without > _SECOND:
        middle = without + (having - without) // 2 // _SECOND * _SECOND
        without, having = (without, middle) if _offset(tz, middle) == offset else (middle, having)
    return having


def _offset(tz: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(tz).utcoffset() or timedelta(0)
