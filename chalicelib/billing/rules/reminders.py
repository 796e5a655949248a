"""When a customer is reminded: three days before the due date, then 3, 10 and 21 days after it, then by a person.

Nobody is reminded of what is paid, promised until a later day, or disputed; nor while a payment has arrived that is not
posted yet, nor while there is credit for all that is overdue. One mail per account and day, whatever it is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FRIENDLY = -3
LEVELS = (FRIENDLY, 3, 10, 21)
PERSON = 28  # a week after the last mail somebody looks at it


@dataclass(frozen=True, slots=True)
class Reminded:
    """A debt, and how far its customer was reminded. `level` is the last one sent, `promised` until when to wait."""

    number: str
    due: date
    open: int
    contested: int = 0
    level: int | None = None
    promised: date | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """One debt in the mail of a day, at a level in days; PERSON is no mail but work for somebody."""

    number: str
    level: int


def level_on(due: date, day: date) -> int | None:
    """The level that a debt has reached. The friendly one is over once the due date has passed."""
    past = (day - due).days
    reached = [level for level in (*LEVELS, PERSON) if level <= past]
    if not reached or (reached[-1] == FRIENDLY and past > 0):
        return None
    return reached[-1]


def reminder(debt: Reminded, day: date) -> Reminder | None:
    """What to remind of today, if anything: each level once, and after an outage only the highest."""
    level = level_on(debt.due, day)
    settled = debt.open - debt.contested <= 0
    promised = debt.promised is not None and day <= debt.promised
    if settled or promised or level is None or level <= _sent(debt):
        return None
    return Reminder(debt.number, level)


def _sent(debt: Reminded) -> int:
    return debt.level if debt.level is not None else FRIENDLY - 1


def letter(
    debts: Iterable[Reminded], day: date, *, credit: int, payment_received: bool, last_mail: date | None
) -> list[Reminder]:
    """All that one account is reminded of on a day, in one mail; empty when none is due or something stops it.

    `credit` is what is unallocated; enough of it for all that is overdue stops everything.
    """
    every = list(debts)
    overdue = sum(debt.open - debt.contested for debt in every if debt.due < day)
    covered = overdue > 0 and credit >= overdue
    if payment_received or covered or last_mail == day:
        return []
    return [found for debt in every if (found := reminder(debt, day))]
