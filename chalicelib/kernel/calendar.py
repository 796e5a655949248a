"""Business calendars: when a vendor is open, and how much business time lies between two moments.

A calendar is open exactly while the clock on the wall of its time zone shows opening hours. So an hour that
the clocks skip in spring is never worked, and one that they repeat in autumn is worked twice; time is counted
as it really passes. Moments come in aware and go out in UTC. Business time is a `timedelta`: whole minutes
would lose up to one with every pause, and due times would no longer agree with the time that has passed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.hours import Hours, in_order
from chalicelib.kernel.wall_clock import regimes

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Spell = tuple[datetime, datetime]
"""An open stretch: from when until when, in UTC."""

# How far ahead anything is looked for. A calendar that is closed for ten years is as good as closed for ever.
HORIZON_DAYS = 3653

_DAY = timedelta(days=1)


class UnknownTimeZone(Invalid):
    """A time zone that is not in the IANA database."""


class CalendarNotValid(Invalid):
    """A stored calendar of the wrong shape."""


class CalendarNeverOpens(Invalid):
    """A calendar without business time: nothing could ever be due in it."""


@dataclass(frozen=True)
class BusinessCalendar:
    """Opening hours per weekday (Monday first), closed dates, and dates with hours of their own.

    A special day replaces both the weekday and a holiday on the same date. All dates are local to `zone`.
    """

    zone: str
    week: tuple[tuple[Hours, ...], ...]
    holidays: frozenset[date] = frozenset()
    special_days: Mapping[date, tuple[Hours, ...]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if len(self.week) != len(WEEKDAYS):
            raise CalendarNotValid("A week has seven days.", fields=["week"])
        week = tuple(in_order(hours, day) for day, hours in zip(WEEKDAYS, self.week, strict=True))
        special_days = {day: in_order(hours, day.isoformat()) for day, hours in self.special_days.items()}
        if not any((*week, *special_days.values())):
            raise CalendarNeverOpens("The calendar has no opening hours at all.")
        object.__setattr__(self, "week", week)
        object.__setattr__(self, "special_days", special_days)
        _ = self.tz

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone's clock."""
        try:
            return ZoneInfo(self.zone)
        except (LookupError, ValueError, OSError):
            raise UnknownTimeZone("We do not know that time zone.", time_zone=self.zone[:64]) from None

    @cached_property
    def known_spells(self) -> dict[date, tuple[Spell, ...]]:
        """The open stretches of UTC dates that were asked for: every clock of every ticket asks for the next days."""
        return {}

    def hours(self, day: date) -> tuple[Hours, ...]:
        """The opening hours of a local date."""
        if day in self.special_days:
            return self.special_days[day]
        return () if day in self.holidays else self.week[day.weekday()]

    def to_dict(self) -> dict[str, object]:
        """Plain data for settings and JSON; `from_dict` reads it back."""
        return {
            "zone": self.zone,
            "week": {day: _written(hours) for day, hours in zip(WEEKDAYS, self.week, strict=True) if hours},
            "holidays": [day.isoformat() for day in sorted(self.holidays)],
            "special_days": {day.isoformat(): _written(hours) for day, hours in sorted(self.special_days.items())},
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, object]) -> "BusinessCalendar":
        """Read `{"zone", "week": {"mon": ["08:00-12:00"]}, "holidays", "special_days"}`.

        Weekdays left out are closed.
        """
        try:
            read = _Stored.model_validate(stored)
        except ValidationError as wrong:
            where = [".".join(str(step) for step in error["loc"]) for error in wrong.errors()]
            raise CalendarNotValid("The calendar cannot be read.", fields=where) from None
        return cls(
            zone=read.zone,
            week=tuple(_read(read.week.get(day, [])) for day in WEEKDAYS),
            holidays=frozenset(read.holidays),
            special_days={day: _read(hours) for day, hours in read.special_days.items()},
        )


def due(calendar: BusinessCalendar, start: datetime, minutes: int) -> datetime:
    """The earliest moment at which so many business minutes have passed since `start`."""
    return after(calendar, start, timedelta(minutes=minutes))


def after(calendar: BusinessCalendar, start: datetime, business_time: timedelta) -> datetime:
    """The earliest moment at which `business_time` has passed since `start`.

    What ends with the day is due at closing time, not at the next opening.
    """
    start, left = _utc(start), business_time
    if left <= timedelta(0):
        return start
    for opens, closes in _open_spells(calendar, start, start.date() + HORIZON_DAYS * _DAY):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise _never_opens(start)


def elapsed(calendar: BusinessCalendar, start: datetime, end: datetime) -> timedelta:
    """The business time from `start` to `end`; none when `end` comes first."""
    start, end = _utc(start), _utc(end)
    spells = _open_spells(calendar, start, end.date())
    return sum((min(closes, end) - opens for opens, closes in spells if opens < end), timedelta(0))


def is_open(calendar: BusinessCalendar, moment: datetime) -> bool:
    """Whether the clock on the wall shows opening hours."""
    local = _utc(moment).astimezone(calendar.tz)
    minute = local.hour * 60 + local.minute
    return any(hours.opens <= minute < hours.closes for hours in calendar.hours(local.date()))


def next_opening(calendar: BusinessCalendar, moment: datetime) -> datetime:
    """The first open moment from `moment` on: `moment` itself while open."""
    moment = _utc(moment)
    for opens, _ in _open_spells(calendar, moment, moment.date() + HORIZON_DAYS * _DAY):
        return opens
    raise _never_opens(moment)


def add_business_days(calendar: BusinessCalendar, moment: datetime, days: int) -> datetime:
    """The same time on the wall, so many dates with opening hours later.

    A time that the clocks skip on that date becomes the time they show instead.
    """
    local = _utc(moment).astimezone(calendar.tz)
    left, day = days, local.date()
    for _ in range(HORIZON_DAYS):
        if left <= 0:
            return datetime.combine(day, local.time(), calendar.tz).astimezone(UTC)
        day += _DAY
        left -= bool(calendar.hours(day))
    raise _never_opens(moment)


def _open_spells(calendar: BusinessCalendar, start: datetime, last_day: date) -> Iterator[Spell]:
    """The open stretches after `start`, in order, up to the end of the UTC date `last_day`.

    A stretch that crosses midnight comes in parts.
    """
    day = start.date()
    while day <= last_day:
        for opens, closes in _spells_of(calendar, day):
            if closes > start:
                yield max(opens, start), closes
        day += _DAY


def _spells_of(calendar: BusinessCalendar, day: date) -> tuple[Spell, ...]:
    known = calendar.known_spells
    if day not in known:
        if len(known) > HORIZON_DAYS:
            known.clear()
        known[day] = tuple(
            (opens - offset, closes - offset)
            for since, until, offset in regimes(calendar.tz, day)
            for opens, closes in _open_on_the_wall(calendar, since + offset, until + offset)
        )
    return known[day]


def _open_on_the_wall(calendar: BusinessCalendar, since: datetime, until: datetime) -> Iterator[Spell]:
    """Open stretches between two local times, at most a day apart, with no change of the clocks between."""
    for day in sorted({since.date(), until.date()}):
        midnight = datetime.combine(day, time(), UTC)
        for hours in calendar.hours(day):
            opens = max(midnight + timedelta(minutes=hours.opens), since)
            closes = min(midnight + timedelta(minutes=hours.closes), until)
            if opens < closes:
                yield opens, closes


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone could be any of them.")
    return moment.astimezone(UTC)


def _never_opens(moment: datetime) -> CalendarNeverOpens:
    return CalendarNeverOpens("The calendar does not open often enough in ten years.", since=moment.isoformat())


class _Stored(BaseModel):
    """The shape of a calendar in settings."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    zone: str
    week: dict[Weekday, list[str]]
    holidays: list[date] = []
    special_days: dict[date, list[str]] = {}


def _read(hours: list[str]) -> tuple[Hours, ...]:
    return tuple(Hours.parse(text) for text in hours)


def _written(hours: tuple[Hours, ...]) -> list[str]:
    return [str(interval) for interval in hours]
