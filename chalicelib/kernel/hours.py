"""Opening hours of one day, on the clock on the wall."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chalicelib.kernel.errors import Invalid

_MIDNIGHT = 24 * 60
_WRITTEN = re.compile(r"(\d{1,2}):([0-5]\d)\s*-\s*(\d{1,2}):([0-5]\d)", re.ASCII)


class HoursNotValid(Invalid):
    """Hours that are not written `HH:MM-HH:MM`, or that close before they open."""


class HoursOverlap(Invalid):
    """Two intervals of one day share some time."""


@dataclass(frozen=True, order=True)
class Hours:
    """Open from `opens` until just before `closes`, in minutes since local midnight; 1440 is 24:00."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= _MIDNIGHT:
            raise HoursNotValid(
                "Hours open before they close, both within one day; split a night at 24:00.", hours=str(self)
            )

    @classmethod
    def parse(cls, text: str) -> "Hours":
        """`"08:30-12:00"`."""
        written = _WRITTEN.fullmatch(text.strip())
        if written is None:
            raise HoursNotValid("Hours are written like 08:30-12:00.", hours=text)
        hour, minute, closing_hour, closing_minute = map(int, written.groups())
        return cls(hour * 60 + minute, closing_hour * 60 + closing_minute)

    def __str__(self) -> str:
        return f"{_clock(self.opens)}-{_clock(self.closes)}"


def in_order(hours: Sequence[Hours], day: str) -> tuple[Hours, ...]:
    """The intervals of `day` by time; refused when two of them overlap. They may touch."""
    ordered = tuple(sorted(hours))
    for earlier, later in pairwise(ordered):
        if later.opens < earlier.closes:
            raise HoursOverlap("Two intervals of a day overlap.", day=day, hours=[str(earlier), str(later)])
    return ordered


def _clock(minutes: int) -> str:
    return "{:02}:{:02}".format(*divmod(minutes, 60))
