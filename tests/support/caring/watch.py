"""A second opinion on one promise: when it is due, what has become of it, and which marks it has reached."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from chalicelib.kernel.clock import stamp
from tests.support.caring.hours import Hours, Stretch

MINUTE = timedelta(minutes=1)
MARKS = (50, 80, 100, 150)


@dataclass
class Watch:
    """The `cycle`-th promise of its kind. `needs` is business time; that of news by a date is due on that date."""

    kind: str
    cycle: int
    began: datetime
    needs: timedelta
    due: datetime
    pauses: list[Stretch] = field(default_factory=list)
    paused: datetime | None = None
    ended: datetime | None = None
    dropped: bool = False
    missed: datetime | None = None

    @classmethod
    def of(cls, kind: str, cycle: int, began: datetime, minutes: int, hours: Hours) -> "Watch":
        needs = minutes * MINUTE
        return cls(kind, cycle, began, needs, hours.after(began, needs))

    @classmethod
    def until(cls, due: datetime, cycle: int, began: datetime, hours: Hours) -> "Watch":
        minutes = hours.between(began, due) // MINUTE
        return cls("update", cycle, began, minutes * MINUTE, due)

    @property
    def runs(self) -> bool:
        return self.ended is None

    def missed_by(self, now: datetime) -> datetime | None:
        """The due time that passed."""
        if self.missed or not self.runs:
            return self.missed
        stood_still = self.paused is not None and self.paused < self.due
        return self.due if now > self.due and not stood_still else None

    def pause(self, at: datetime) -> None:
        if self.runs and self.paused is None:
            self.missed, self.paused = self.missed_by(at), at

    def go_on(self, at: datetime, hours: Hours) -> None:
        if self.runs and self.paused is not None:
            self.pauses.append((self.paused, at))
            self.paused = None
            self._reckon(hours)

    def end(self, at: datetime, hours: Hours, *, dropped: bool) -> None:
        if self.runs:
            self.go_on(at, hours)
            self.missed, self.ended, self.dropped = self.missed_by(at), at, dropped

    def reckon_anew(self, at: datetime, hours: Hours, minutes: int) -> None:
        """From its own start, by other hours or for another priority. What is missed stays missed."""
        if self.runs:
            self.missed = self.missed_by(at)
            if self.kind != "update":
                self.needs = minutes * MINUTE
            self._reckon(hours)
            self.missed = self.missed_by(at)

    def _reckon(self, hours: Hours) -> None:
        if self.kind != "update":
            self.due = hours.after(self.began, self.needs, self.pauses)

    def reaches(self, mark: int, hours: Hours) -> datetime | None:
        """When; None while a pause keeps it open."""
        moment = self._share(mark, hours)
        return None if self.paused and self.paused < moment else moment

    def _share(self, mark: int, hours: Hours) -> datetime:
        if self.kind != "update":
            return hours.after(self.began, self.needs * mark / 100, self.pauses)
        whole = hours.between(self.began, self.due)
        if mark < 100:
            return hours.after(self.began, whole * mark / 100)
        return hours.after(self.due, whole * (mark - 100) / 100)

    def shown(self, now: datetime, hours: Hours) -> dict[str, Any]:
        """As the customer shall see it."""
        state, due, left, late = self._standing(now, hours)
        return {
            "clock": self.kind,
            "started_at": stamp(self.began),
            "due_at": stamp(due),
            "stopped_at": stamp(self.ended) if self.ended else None,
            "target_minutes": self.needs // MINUTE,
            "state": state,
            "minutes_left": left // MINUTE,
            "minutes_late": late // MINUTE,
        }

    def _standing(self, now: datetime, hours: Hours) -> tuple[str, datetime, timedelta, timedelta]:
        none = timedelta(0)
        if missed := self.missed_by(now):
            until = self.ended or now
            still = [(self.paused, until)] if self.paused else []
            return "broken", missed, none, hours.between(missed, until, [*self.pauses, *still])
        if not self.runs:
            return "dropped" if self.dropped else "kept", self.due, none, none
        left = hours.between(self.paused or now, self.due)
        return "paused" if self.paused else "on_time", self.due, left, none
