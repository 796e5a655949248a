"""What the vendor promises: in which hours we work, and how soon we answer by priority. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.tickets.rules.priority import Priority
from chalicelib.tickets.rules.sla import ClockKind

Targets = Mapping[Priority, Mapping[ClockKind, int]]
"""Business minutes per priority and clock."""

_WORKING_DAY = 9 * 60


def _promised(answer: int, *, solved: int, found: int) -> dict[ClockKind, int]:
    """An answer within so many business minutes; solved, and what led to it found, within so many working days."""
    return {
        ClockKind.FIRST_REPLY: answer,
        ClockKind.NEXT_REPLY: answer,
        ClockKind.RESOLUTION: solved * _WORKING_DAY,
        ClockKind.CAUSE: found * _WORKING_DAY,
    }


DEFAULT_TARGETS: Targets = {
    Priority.P1: _promised(60, solved=1, found=2),
    Priority.P2: _promised(4 * 60, solved=2, found=5),
    Priority.P3: _promised(_WORKING_DAY, solved=5, found=10),
    Priority.P4: _promised(3 * _WORKING_DAY, solved=10, found=20),
}


def targets_with(settled: Mapping[str, Mapping[str, int]], proposed: Targets = DEFAULT_TARGETS) -> Targets:
    """The proposed targets, where the vendor has not settled others: {"p1": {"first_reply": 30}}.

    Raises ValueError for a priority, a clock or a number of minutes that cannot be.
    """
    targets = {priority: dict(clocks) for priority, clocks in proposed.items()}
    for priority, clocks in settled.items():
        for clock, minutes in clocks.items():
            if minutes < 1 or ClockKind(clock) is ClockKind.UPDATE:
                raise ValueError(f"{priority} {clock}: no target of {minutes} minutes")
            targets[Priority(priority)][ClockKind(clock)] = minutes
    return targets


@dataclass(frozen=True)
class ServiceLevel:
    """Opening hours, targets, and the business days of silence after which a customer is reminded.

    `classes` are the targets of customers to whom the vendor promises otherwise than to everybody.
    """

    calendar: BusinessCalendar
    targets: Targets = field(default_factory=lambda: DEFAULT_TARGETS)
    quiet_days: int = 3
    classes: Mapping[str, Targets] = field(default_factory=dict)

    def target(self, priority: Priority, kind: ClockKind, service_class: str = "") -> int:
        """Business minutes. A class that the vendor has given up is promised what everybody is."""
        return self.classes.get(service_class, self.targets)[priority][kind]

    def day_of(self, moment: datetime) -> date:
        """The vendor's day at a moment."""
        return moment.astimezone(self.calendar.tz).date()

    def end_of(self, day: date) -> datetime:
        """When that day is over where the vendor is."""
        return datetime.combine(day + timedelta(days=1), time.min, self.calendar.tz).astimezone(UTC)
