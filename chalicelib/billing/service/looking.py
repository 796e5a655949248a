"""When an account is looked at for reminders: at eight in the vendor's morning, each account at a minute of its own."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from chalicelib.billing.rules.projections import Item
from chalicelib.billing.rules.reminders import ReminderCalendar
from chalicelib.platform import timers, vendor
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction

TIMER = "billing.remind"
_HOUR = 8
_SPREAD = 60  # minutes over which the mornings of all accounts are spread


@cache
def calendar() -> ReminderCalendar:
    """The vendor's days of reminding."""
    return ReminderCalendar.parsed(settings().reminders)


def moment(account_id: str, day: date) -> datetime:
    """When the account is looked at on that day."""
    minute = hashlib.sha256(account_id.encode()).digest()[1] % _SPREAD
    return datetime.combine(day, time(_HOUR, minute), vendor.calendar().tz).astimezone(UTC)


def look_on(tx: Transaction, account_id: str, day: date) -> None:
    """Asks for a look at the account on that day. Asking twice is asking once."""
    timers.set(tx, account_id, TIMER, moment(account_id, day))


def look_after(tx: Transaction, account_id: str, opened: list[Item]) -> None:
    """Debts that are open, or open again: the account is looked at when each of them reaches a level."""
    tomorrow = vendor.today() + timedelta(1)
    for day in {_first_look(item, tomorrow) for item in opened}:
        look_on(tx, account_id, day)


def _first_look(item: Item, tomorrow: date) -> date:
    due = item.due or tomorrow
    if calendar().level_on(due, tomorrow) is not None:
        return tomorrow
    return calendar().next_look(due, tomorrow) or tomorrow
