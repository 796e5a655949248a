"""What the vendor has settled about money: how each setting is read."""

from chalicelib.billing.rules.reminders import ReminderCalendar
from chalicelib.platform.settled import Setting

SETTLED = (Setting("reminders", ReminderCalendar.parsed),)
