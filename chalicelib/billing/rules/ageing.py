"""How old a debt is on a day: days past due = that day - due date. Disputed amounts stand apart, whatever their age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_LAST_DAY_OF = {"days_1_30": 30, "days_31_60": 60, "days_61_90": 90}


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open debits in minor units. `not_due` holds what is due that day or later."""

    not_due: int = 0
    days_1_30: int = 0
    days_31_60: int = 0
    days_61_90: int = 0
    days_over_90: int = 0
    disputed: int = 0

    @property
    def overdue(self) -> int:
        """Everything past its due date that nobody disputes."""
        return self.days_1_30 + self.days_31_60 + self.days_61_90 + self.days_over_90


def column(due: date, day: date) -> str:
    """The column for a debt with that due date, looked at on that day."""
    past = (day - due).days
    if past <= 0:
        return "not_due"
    return next((name for name, last in _LAST_DAY_OF.items() if past <= last), "days_over_90")


def next_due(by_due: Mapping[date, int], contested_by_due: Mapping[date, int]) -> tuple[date | None, int]:
    """The earliest due day with something that nobody disputes, past or to come, and how much that is."""
    owed = {day: amount - contested_by_due.get(day, 0) for day, amount in by_due.items()}
    day = min((day for day, amount in owed.items() if amount > 0), default=None)
    return day, owed[day] if day else 0


def aged(by_due: Mapping[date, int], contested_by_due: Mapping[date, int], day: date) -> Ageing:
    """Open debits by age. `contested_by_due` is the part of `by_due` that is disputed."""
    sums: dict[str, int] = {}
    for due, amount in by_due.items():
        contested = contested_by_due.get(due, 0)
        name = column(due, day)
        sums[name] = sums.get(name, 0) + amount - contested
        sums["disputed"] = sums.get("disputed", 0) + contested
    return Ageing(**sums)
