"""What the vendor promises: in which hours we work, and how soon we answer by priority. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.tickets.rules.priority import Priority
from chalicelib.tickets.rules.sla import REPLY_CLOCKS, ClockKind

Targets = Mapping[Priority, Mapping[ClockKind, int]]
"""Business minutes per priority and clock."""

_WORKING_DAY = 9 * 60


def _replies(first: int, following: int) -> dict[ClockKind, int]:
    return {ClockKind.FIRST_REPLY: first, ClockKind.NEXT_REPLY: following}


DEFAULT_TARGETS: Targets = {
    Priority.P1: _replies(60, 60),
    Priority.P2: _replies(4 * 60, 4 * 60),
    Priority.P3: _replies(_WORKING_DAY, _WORKING_DAY),
    Priority.P4: _replies(3 * _WORKING_DAY, 3 * _WORKING_DAY),
}


def targets_with(settled: Mapping[str, Mapping[str, int]]) -> Targets:
    """The proposed targets, where the vendor has not settled others: {"p1": {"first_reply": 30}}.

    Raises ValueError for a priority, a clock or a number of minutes that cannot be.
    """
    targets = {priority: dict(clocks) for priority, clocks in DEFAULT_TARGETS.items()}
    for priority, clocks in settled.items():
        for clock, minutes in clocks.items():
            if minutes < 1 or ClockKind(clock) not in REPLY_CLOCKS:
                raise ValueError(f"{priority} {clock}: no target of {minutes} minutes")
            targets[Priority(priority)][ClockKind(clock)] = minutes
    return targets


@dataclass(frozen=True)
class ServiceLevel:
    """Opening hours, targets, and the business days of silence after which a customer is reminded."""

    calendar: BusinessCalendar
    targets: Targets = field(default_factory=lambda: DEFAULT_TARGETS)
    quiet_days: int = 3

    def target(self, priority: Priority, kind: ClockKind) -> int:
        """Business minutes."""
        return self.targets[priority][kind]
