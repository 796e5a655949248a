"""What the vendor has settled about money: how each setting is read."""

from functools import lru_cache

from chalicelib.billing.rules.reminders import ReminderCalendar
from chalicelib.billing.schemas.settled import LateInterest
from chalicelib.platform.settings import settings
from chalicelib.platform.settled import Setting, shaped


def late_interest() -> LateInterest:
    """What is charged for late payment; nothing where the vendor has settled nothing."""
    return _late_interest(settings().late_interest)


@lru_cache(1)
def _late_interest(text: str) -> LateInterest:
    found: LateInterest = shaped(text, LateInterest)
    return found


SETTLED = (Setting("reminders", ReminderCalendar.parsed), Setting("late_interest", _late_interest))
