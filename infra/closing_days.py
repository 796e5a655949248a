"""Marks holidays and other closing days in the vendor's calendar.

    python -m infra.closing_days --country FI --years 2026-2028 --ical closed.ics <calendar.json

Reads a calendar as `PORTICO_CALENDAR` holds it (without one on standard input: the present setting) and prints it with
the public holidays of a country, and with the events of iCalendar files, which may repeat, last for days, or close for
some hours only. A special day that the calendar has already stays as it is. What was marked is told on standard error.

Exit status: 0 printed, 1 something could not be read.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import holidays
import recurring_ical_events
from icalendar import Calendar

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.hours import Hours
from chalicelib.platform.settings import settings

_DAY = timedelta(days=1)
_WHOLE_DAY = Hours(0, 24 * 60)
_MOST_YEARS = 10


class Unreadable(Exception):
    """What was given cannot be used. The sentence says what, and why."""


@dataclass(frozen=True, order=True)
class Closing:
    """Closed during some hours of a day, local time, and what for."""

    day: date
    hours: Hours
    name: str


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    given = _asked(arguments)
    try:
        calendar = _calendar()
        closings = sorted([*_public(given), *_of_files(given, calendar)])
    except (Unreadable, Invalid, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    marked, told = mark(calendar, closings)
    print(*told, sep="\n", file=sys.stderr)
    print(json.dumps(marked.to_dict()))
    return 0


def mark(calendar: BusinessCalendar, closings: Iterable[Closing]) -> tuple[BusinessCalendar, list[str]]:
    """The calendar with those closings, and a line for each that closes anything."""
    marked, told = calendar, []
    for closing in closings:
        open_before = marked.hours(closing.day)
        left = tuple(_without(open_before, closing.hours))
        if closing.day in calendar.special_days or left == open_before:
            continue
        if left:
            marked = replace(marked, special_days={**marked.special_days, closing.day: left})
        else:
            without = {day: hours for day, hours in marked.special_days.items() if day != closing.day}
            marked = replace(marked, holidays=marked.holidays | {closing.day}, special_days=without)
        told.append(f"{closing.day:%a %Y-%m-%d}  {', '.join(map(str, left)) or 'closed':<12} {closing.name}")
    return marked, told


def country_holidays(country: str, region: str | None, years: range) -> list[Closing]:
    """The public holidays of a country, by ISO 3166 codes of it and of its region."""
    regions = holidays.list_supported_countries().get(country)
    if regions is None or (region and region not in regions):
        raise Unreadable(f"No holidays are known of {country}{f' {region}' if region else ''}.")
    known = holidays.country_holidays(country, subdiv=region, years=years)
    return [Closing(day, _WHOLE_DAY, name) for day, name in known.items()]


def ical_closings(written: bytes, calendar: BusinessCalendar, years: range) -> list[Closing]:
    """The events of an iCalendar file, repeated ones included. A cancelled one closes nothing."""
    try:
        events = recurring_ical_events.of(Calendar.from_ical(written)).between(
            date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
        )
        return [
            Closing(day, hours, str(event.get("SUMMARY", "")))
            for event in events
            if event.get("STATUS") != "CANCELLED"
            for day, hours in _days(_local(event.start, calendar), _local(event.end, calendar))
            if day.year in years
        ]
    except (ValueError, KeyError, AttributeError, TypeError) as error:  # whatever its parsers stumble over
        raise Unreadable(f"This is no iCalendar file that can be read: {error}") from None


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.closing_days", description=__doc__.splitlines()[0])
    parser.add_argument("--country", metavar="CODE", help="ISO code like FI, or US")
    parser.add_argument("--region", metavar="CODE", help="its region where holidays differ, like BY of DE")
    parser.add_argument("--ical", type=Path, metavar="FILE", action="append", default=[], help="events that close")
    parser.add_argument("--years", type=_range, metavar="FROM-TO", required=True, help="like 2026-2028")
    return parser.parse_args(arguments)


def _range(written: str) -> range:
    first, _, last = written.partition("-")
    years = range(int(first), int(last or first) + 1)
    if not 0 < len(years) <= _MOST_YEARS:
        raise ValueError(written)
    return years


def _calendar() -> BusinessCalendar:
    written = "" if sys.stdin.isatty() else sys.stdin.read()
    try:
        stored = json.loads(written.strip() or settings().calendar)
    except ValueError as error:
        raise Unreadable(f"The calendar is no JSON: {error}") from None
    if not isinstance(stored, dict):
        raise Unreadable("The calendar is no JSON object.")
    return BusinessCalendar.from_dict(stored)


def _public(given: argparse.Namespace) -> list[Closing]:
    return country_holidays(given.country, given.region, given.years) if given.country else []


def _of_files(given: argparse.Namespace, calendar: BusinessCalendar) -> Iterator[Closing]:
    for file in given.ical:
        yield from ical_closings(file.read_bytes(), calendar, given.years)


def _local(moment: Any, calendar: BusinessCalendar) -> datetime:
    """A date begins at midnight; a moment that names no zone is meant on the vendor's own clock."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(calendar.tz).replace(tzinfo=None) if moment.tzinfo else moment


def _days(begins: datetime, ends: datetime) -> Iterator[tuple[date, Hours]]:
    """The days between two local moments, each with its hours; a minute that has begun is closed whole."""
    day = begins.date()
    while datetime.combine(day, time()) < ends:
        midnight = datetime.combine(day, time())
        opens = max(begins - midnight, timedelta(0)) // timedelta(minutes=1)
        closes = -(-min(ends - midnight, _DAY) // timedelta(minutes=1))
        if opens < closes:
            yield day, Hours(opens, closes)
        day += _DAY


def _without(hours: Iterable[Hours], closed: Hours) -> Iterator[Hours]:
    for one in hours:
        if one.opens < min(one.closes, closed.opens):
            yield Hours(one.opens, min(one.closes, closed.opens))
        if max(one.opens, closed.closes) < one.closes:
            yield Hours(max(one.opens, closed.closes), one.closes)


if __name__ == "__main__":
    sys.exit(main())
