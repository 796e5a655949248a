"""How long an order waits for the vendor's approval, when staff are reminded of it, and at which prices. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from chalicelib.orders.rules import looks
from chalicelib.orders.rules.looks import ChangeKind, Difference, Seen

REMIND_AFTER = (timedelta(days=1), timedelta(days=3), timedelta(days=6))
LIFE = timedelta(days=7)
_PRICES: frozenset[ChangeKind] = frozenset({"price_up", "price_down", "discount_less", "discount_more", "vat_rate"})
_AFTER_PROMISE = timedelta(days=1)  # that much is left for an answer that comes late, however long the vendor is closed


def ends_at(placed: datetime, answer_by: datetime) -> datetime:
    """The moment from which on an order that nobody decided about is no longer valid."""
    return max(placed + LIFE, answer_by + _AFTER_PROMISE)


def next_look(placed: datetime, answer_by: datetime, after: datetime) -> datetime:
    """The first moment after `after` at which to look whether it still waits: first when its answer is due."""
    later = [moment for moment in (placed + span for span in REMIND_AFTER) if moment > answer_by]
    ends = ends_at(placed, answer_by)
    return next((moment for moment in (answer_by, *later, ends) if moment > after), ends)


def repriced(reviewed: Mapping[str, Seen], today: Mapping[str, Seen]) -> list[Difference]:
    """What costs otherwise by now than it was reviewed. Whether it is in stock, and when it comes, is no price."""
    return [one for one in looks.differences(reviewed, today) if one.kind in _PRICES]
