"""A second opinion on business time: a year of open stretches, walked from one to the next."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Stretch = tuple[datetime, datetime]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST, LAST = date(2026, 10, 1), date(2028, 1, 1)


class Hours:
    """When the vendor works, from a setting as the vendor writes it."""

    def __init__(self, setting: str) -> None:
        told = json.loads(setting)
        self.zone = ZoneInfo(told["zone"])
        dates = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days)]
        hours = {day: told["week"].get(DAYS[day.weekday()], []) for day in dates}
        self.open_days = [day for day in dates if hours[day] and day.isoformat() not in told.get("holidays", [])]
        self.stretches = [self._stretch(day, one) for day in self.open_days for one in hours[day]]

    def _stretch(self, day: date, hours: str) -> Stretch:
        opens, closes = (datetime.combine(day, time.fromisoformat(at), self.zone) for at in hours.split("-"))
        return opens.astimezone(UTC), closes.astimezone(UTC)

    def after(self, since: datetime, needed: timedelta, but: Iterable[Stretch] = ()) -> datetime:
        """The first moment by which so much has passed, those stretches not counted."""
        if not needed:
            return since
        for opens, closes in self._counted(since, but):
            if needed <= closes - opens:
                return opens + needed
            needed -= closes - opens
        raise AssertionError("not within these years")

    def between(self, since: datetime, until: datetime, but: Iterable[Stretch] = ()) -> timedelta:
        """How much of that time counts."""
        counted = (min(closes, until) - opens for opens, closes in self._counted(since, but) if opens < until)
        return sum(counted, timedelta(0))

    def days_later(self, moment: datetime, days: int) -> datetime:
        """The same time on the wall, so many open days later."""
        local = moment.astimezone(self.zone)
        day = [one for one in self.open_days if one > local.date()][days - 1]
        return datetime.combine(day, local.time(), self.zone).astimezone(UTC)

    def _counted(self, since: datetime, but: Iterable[Stretch]) -> Iterator[Stretch]:
        out = sorted(but)
        for begin, closes in self.stretches:
            if closes > since:
                yield from _without(max(begin, since), closes, out)


def _without(opens: datetime, closes: datetime, out: list[Stretch]) -> Iterator[Stretch]:
    for left, back in out:
        if opens < left < closes:
            yield opens, left
        if left < closes:
            opens = max(opens, min(back, closes))
    if opens < closes:
        yield opens, closes
