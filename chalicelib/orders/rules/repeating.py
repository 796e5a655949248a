"""When a list comes round again: every so many weeks on the same weekday, with a mail some days before. Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MOST_WEEKS = 52
DAYS_BEFORE = 3
"""Days between the mail and the day for which the order is meant."""
_MAIL_HOUR = time(8)


def upcoming(day: date, weeks: int, today: date) -> date:
    """The first day of the rhythm after today."""
    if day > today:
        return day
    rounds = (today - day).days // (7 * weeks) + 1
    return day + timedelta(weeks=weeks * rounds)


def following(day: date, weeks: int, today: date) -> date:
    """The day after that one on which a list comes round, of those whose mail is still to be written."""
    later = day + timedelta(weeks=weeks)
    return upcoming(later, weeks, today + timedelta(DAYS_BEFORE))


def mail_at(day: date, zone: ZoneInfo) -> datetime:
    """The moment of the mail before that day, in the morning where the vendor is."""
    return datetime.combine(day - timedelta(DAYS_BEFORE), _MAIL_HOUR, zone)
