"""Business calendars to tell stories with."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from chalicelib.kernel.calendar import WEEKDAYS, BusinessCalendar


def calendar(zone: str, *hours: str, days: tuple[str, ...] = WEEKDAYS[:5], **more: object) -> BusinessCalendar:
    """The same hours on each of these weekdays, Monday to Friday unless told."""
    return BusinessCalendar.from_dict({"zone": zone, "week": {day: list(hours) for day in days}, **more})


def at(cal: BusinessCalendar, wall: str) -> datetime:
    """What the clock on the calendar's wall shows; an offset may be written when it shows it twice."""
    moment = datetime.fromisoformat(wall)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(cal.zone))).astimezone(UTC)


BERLIN = calendar("Europe/Berlin", "09:00-17:00")
HELSINKI = calendar("Europe/Helsinki", "08:00-17:00")
