"""EventBridge's schedules: `rate(5 minutes)` and `cron(0 8 ? * MON-FRI *)`, in UTC."""

import logging
import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from local.functions import Functions
from local.pump import events
from local.pump.mappings import NotPlayed, Schedule
from local.pump.marks import Marks

log = logging.getLogger(__name__)

RATE = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")
CRON = re.compile(r"cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)")
DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
TRIES = 3
"""Lambda tries an asynchronous invocation three times."""
FARTHEST = timedelta(days=2 * 366)
"""How far ahead a cron expression is looked up before it counts as never due."""


class Ticker:
    """Runs one function by the clock, in a thread."""

    def __init__(self, schedule: Schedule, functions: Functions, marks: Marks) -> None:
        self._schedule = schedule
        self._functions = functions
        self._marks = marks

    def run(self, stop: threading.Event) -> None:
        """Until `stop`. A time that passed while the laptop was off is made up for once, at the start."""
        mark = f"schedule {self._schedule.name} {self._schedule.function}"
        while not stop.is_set():
            now = datetime.now(UTC)
            last = self._marks.get(mark)
            due = next_time(self._schedule.expression, datetime.fromisoformat(last)) if last else now
            if stop.wait(max(0.0, (due - now).total_seconds())):
                return
            self._marks.set(mark, max(due, now).isoformat())
            self._invoke(stop, max(due, now))

    def _invoke(self, stop: threading.Event, at: datetime) -> None:
        event = events.of_schedule(self._schedule.name, at)
        for attempt in range(1, TRIES + 1):
            try:
                self._functions.invoke(self._schedule.function, event)
            except Exception as error:  # noqa: BLE001 - whatever a function raises, Lambda survives
                log.warning("%s failed at try %d of %d: %r", self._schedule.function, attempt, TRIES, error)
                stop.wait(attempt)
            else:
                return


def next_time(expression: str, after: datetime) -> datetime:
    """The first moment later than `after`. Raises NotPlayed for what this clock cannot read (L, W and #)."""
    if found := RATE.fullmatch(expression):
        return after + timedelta(**{f"{found[2]}s": int(found[1])})
    if found := CRON.fullmatch(expression):
        try:
            return _next_cron(found.groups(), after.astimezone(UTC))
        except ValueError as error:
            raise NotPlayed(f"The laptop's clock cannot read {expression}: {error}.") from error
    raise NotPlayed(f"The laptop's clock cannot read {expression}.")


def _next_cron(fields: Sequence[str], after: datetime) -> datetime:
    minutes, hours = _values(fields[0], 0, 59), _values(fields[1], 0, 23)
    days, months = _values(fields[2], 1, 31), _values(fields[3], 1, 12, MONTHS)
    weekdays, years = _values(fields[4], 1, 7, DAYS), _values(fields[5], 1970, 2199)
    moment = after.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while moment < after + FARTHEST:
        is_the_day = (
            moment.day in days
            and moment.month in months
            and moment.isoweekday() % 7 + 1 in weekdays
            and moment.year in years
        )
        if not is_the_day:
            moment = moment.replace(hour=0, minute=0) + timedelta(days=1)
        elif moment.hour not in hours:
            moment = moment.replace(minute=0) + timedelta(hours=1)
        elif moment.minute not in minutes:
            moment += timedelta(minutes=1)
        else:
            return moment
    raise ValueError("it is never due")


def _values(field: str, lowest: int, highest: int, names: Sequence[str] = ()) -> range | set[int]:
    """What a field of a cron expression allows: `*`, `?`, `5`, `1-5`, `MON-FRI`, `0/15`, or several with commas."""
    if field in ("*", "?"):
        return range(lowest, highest + 1)
    numbers = {name: lowest + place for place, name in enumerate(names)}
    allowed: set[int] = set()
    for part in field.upper().split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        start = lowest if first == "*" else numbers.get(first) or int(first)
        end = (numbers.get(last) or int(last)) if last else (highest if step else start)
        allowed |= set(range(start, end + 1, int(step or 1)))
    return allowed
