"""Paying in parts: the schedule that a customer asks for, and whether it is kept. Pure."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

GRACE = timedelta(days=3)  # a transfer takes its time


class Every(StrEnum):
    """How far apart the parts are."""

    WEEK = "week"
    MONTH = "month"


class PlanState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Instalment:
    """So much by that day."""

    on: date
    amount: int


def schedule(amount: int, parts: int, first: date, every: Every) -> list[Instalment]:
    """Equal parts; the cents that are over are in the first ones. A month has the same day, or its last."""
    share, over = divmod(amount, parts)
    return [Instalment(_later(first, place, every), share + (1 if place < over else 0)) for place in range(parts)]


def _later(first: date, places: int, every: Every) -> date:
    if every is Every.WEEK:
        return first + timedelta(weeks=places)
    months = first.year * 12 + first.month - 1 + places
    year, month = divmod(months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def waits_until(plan: Sequence[Instalment], still_open: int, day: date) -> date | None:
    """Until when nobody is reminded of what the plan covers, None when it is broken or over.

    `still_open` is what is open of it. It is kept while what was paid is no less than what was due by then.
    """
    paid = sum(one.amount for one in plan) - still_open
    due = 0
    for one in plan:
        due += one.amount
        if paid < due:
            until = one.on + GRACE
            return until if day <= until else None
    return None
