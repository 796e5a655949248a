"""A promised day that passes: said wherever the order is seen, worked out when it is read, and never written."""

from datetime import date, datetime, time, timedelta

from chalicelib.kernel import calendar, clock
from chalicelib.orders.models import Order
from chalicelib.orders.rules import promises
from chalicelib.orders.rules.states import Status
from chalicelib.orders.schemas.shown import LateView
from chalicelib.orders.service.facts import Facts
from chalicelib.platform import vendor

_PROMISED = {Status.PLACED, Status.ACCEPTED}


def next_on(now: Facts) -> str | None:
    """The earliest day that is promised of what is still to come; None when nothing is."""
    return now.next_on if now.status in _PROMISED else None


def late(now: Facts) -> LateView | None:
    """Since when an order is late, and by when the customer hears of a new day: as soon as of anything they ask."""
    broken = promises.broken(next_on(now), vendor.today().isoformat())
    if broken is None:
        return None
    own = vendor.calendar()
    over = datetime.combine(date.fromisoformat(broken) + timedelta(1), time.min, own.tz)
    return LateView(promised_on=broken, news_by=clock.stamp(calendar.due(own, over, vendor.answer_minutes())))


def late_since(status: Status, next_on: str) -> str | None:
    """The same of an order of which only its line in a list is known."""
    return promises.broken(next_on if status in _PROMISED else None, vendor.today().isoformat())


def next_promised(order: Order) -> str | None:
    """The earliest day that is promised of what is still to come of a stored order; None when nothing is, or the day is
    over: whoever waits in vain is not told it again.
    """
    promised = order.next_on if Status(order.status) in _PROMISED else None
    return None if promises.broken(promised, vendor.today().isoformat()) else promised or None
