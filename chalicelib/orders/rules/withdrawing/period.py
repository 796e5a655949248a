"""How long a consumer may withdraw: so many days from the last delivery, by the consumer's own calendar. Pure.

Counted as Regulation 1182/71 says: the day of delivery is not counted, and a last day that is a Saturday, Sunday or
holiday moves to the next working day. In doubt the period ends later: nobody is told too early that it is too late.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SATURDAY = 5


def last_delivery(deliveries: Sequence[datetime | None]) -> datetime | None:
    """When the last parcel was delivered; None while one is on its way, or nothing has been sent."""
    moments = [moment for moment in deliveries if moment is not None]
    return max(moments) if moments and len(moments) == len(deliveries) else None


def last_day(delivered_on: date, days: int, holidays: Collection[date] = ()) -> date:
    """The last day on which the consumer may withdraw."""
    day = delivered_on + days * _DAY
    while day.weekday() >= _SATURDAY or day in holidays:
        day += _DAY
    return day


def ends_at(delivered: datetime, days: int, zones: Iterable[ZoneInfo], holidays: Collection[date] = ()) -> datetime:
    """The first moment, in UTC, at which it is too late: the end of the last day where that day ends last."""
    return max(_end_of(last_day(delivered.astimezone(zone).date(), days, holidays), zone) for zone in zones)


def is_in_time(sent: datetime, end: datetime | None) -> bool:
    """Whether what was sent then counts; without an end it always does."""
    return end is None or sent < end


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    """The midnight after the day. Where the clocks skip it, the moment at which they do."""
    return datetime.combine(day + _DAY, time.min, zone).astimezone(UTC)
