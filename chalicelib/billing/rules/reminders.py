"""When a customer is reminded: by the vendor's calendar of days before and after the due date, in the end by a person.

Nobody is reminded of what is paid, promised until a later day, or disputed; nor while a payment has arrived that is not
posted yet, nor while there is credit for all that is overdue. One mail per account and day, whatever it is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.kernel.errors import Invalid


class ReminderCalendarNotValid(Invalid):
    """Days in rising order, the last of them, on which a person takes over, after the due date."""


class Tone(StrEnum):
    """How a reminder reads: before the due date, for the first time after it, again, and for the last time."""

    BEFORE = "before"
    FIRST = "first"
    AGAIN = "again"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class ReminderCalendar:
    """On which days, counted from the due date, there is a mail (`levels`), and when a `person` looks at it."""

    levels: tuple[int, ...]
    person: int

    @classmethod
    def parsed(cls, text: str) -> "ReminderCalendar":
        """From a text like "-3,3,10,21,28", of which the last day is the person's. Raises ReminderCalendarNotValid."""
        try:
            days = [int(day) for day in text.split(",")]
        except ValueError:
            days = []
        if not days or days != sorted({*days}) or days[-1] <= 0:
            raise ReminderCalendarNotValid("Reminders are days like -3,3,10,21,28.", given=text)
        return cls(tuple(days[:-1]), days[-1])

    @property
    def every(self) -> tuple[int, ...]:
        """All days on which something happens."""
        return (*self.levels, self.person)

    @property
    def soonest(self) -> int:
        """The first of them: so many days after the due date, before it when less than zero."""
        return self.every[0]

    def level_on(self, due: date, day: date) -> int | None:
        """The level that a debt has reached. Those before the due date are over once it has passed."""
        past = (day - due).days
        reached = [level for level in self.every if level <= past]
        if not reached or (reached[-1] <= 0 < past):
            return None
        return reached[-1]

    def next_look(self, due: date, after: date) -> date | None:
        """The first day after that one on which the debt reaches a level; None when it has reached them all."""
        days = (due + timedelta(level) for level in self.every)
        return next((day for day in days if day > after), None)

    def tone(self, level: int) -> Tone:
        """How a mail of that level reads."""
        late = [one for one in self.levels if one > 0]
        if level <= 0:
            return Tone.BEFORE
        if level == late[-1] and len(late) > 1:
            return Tone.LAST
        return Tone.FIRST if level == late[0] else Tone.AGAIN


@dataclass(frozen=True, slots=True)
class Reminded:
    """A debt, and how far its customer was reminded. `level` is the last one sent, `promised` until when to wait."""

    number: str
    due: date
    open: int
    contested: int = 0
    level: int | None = None
    promised: date | None = None

    @property
    def wanted(self) -> int:
        """What is open of it and not disputed."""
        return self.open - self.contested


@dataclass(frozen=True, slots=True)
class Reminder:
    """One debt that has reached a level in days."""

    number: str
    level: int


@dataclass(frozen=True, slots=True)
class Letter:
    """What an account hears of on a day: `mailed` in one mail, `handed_over` to a person. Mostly both are empty."""

    mailed: tuple[Reminder, ...] = ()
    handed_over: tuple[Reminder, ...] = ()

    @property
    def every(self) -> tuple[Reminder, ...]:
        """All of them."""
        return (*self.mailed, *self.handed_over)


@dataclass(frozen=True, slots=True)
class Situation:
    """What else is true of the account: `credit` is unallocated, `paid_on` when a payment arrived that waits to be
    posted, `last_mail` when the last mail went."""

    credit: int = 0
    paid_on: date | None = None
    last_mail: date | None = None


def reminder(debt: Reminded, day: date, calendar: ReminderCalendar) -> Reminder | None:
    """What to remind of today, if anything: each level once, and after an outage only the highest."""
    level = calendar.level_on(debt.due, day)
    promised = debt.promised is not None and day <= debt.promised
    if debt.wanted <= 0 or promised or level is None or (debt.level is not None and level <= debt.level):
        return None
    return Reminder(debt.number, level)


def letter(debts: Iterable[Reminded], day: date, calendar: ReminderCalendar, situation: Situation) -> Letter:
    """All that one account is reminded of on a day; empty when none is due or something stops it.

    A payment that has arrived stops everything until it is posted; enough credit for all that is overdue does as well.
    """
    every = list(debts)
    overdue = sum(debt.wanted for debt in every if debt.due < day)
    covered = overdue > 0 and situation.credit >= overdue
    if situation.paid_on is not None or covered or situation.last_mail == day:
        return Letter()
    found = [one for debt in every if (one := reminder(debt, day, calendar))]
    return Letter(
        tuple(one for one in found if one.level != calendar.person),
        tuple(one for one in found if one.level == calendar.person),
    )


def next_look(debts: Iterable[Reminded], day: date, calendar: ReminderCalendar, told: Letter) -> date | None:
    """The day on which the account is to be looked at again: when a debt reaches a level, or a promise is over.

    Tomorrow, when something would have been said today and was not.
    """
    looks: list[date] = []
    for debt in debts:
        waits = debt.promised if debt.promised is not None and debt.promised >= day else None
        look = waits + timedelta(1) if waits else calendar.next_look(debt.due, day)
        held_back = reminder(debt, day, calendar) is not None and not told.every
        looks += [day + timedelta(1)] if held_back else [look] if look else []
    return min(looks, default=None)
