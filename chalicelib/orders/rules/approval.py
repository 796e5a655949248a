"""How long an order waits for the vendor's approval, and when staff are reminded of it. Pure."""

from datetime import datetime, timedelta

REMIND_AFTER = (timedelta(days=1), timedelta(days=3), timedelta(days=6))
LIFE = timedelta(days=7)
_AFTER_PROMISE = timedelta(days=1)  # that much is left for an answer that comes late, however long the vendor is closed


def ends_at(placed: datetime, answer_by: datetime) -> datetime:
    """The moment from which on an order that nobody decided about is no longer valid."""
    return max(placed + LIFE, answer_by + _AFTER_PROMISE)


def next_look(placed: datetime, answer_by: datetime, after: datetime) -> datetime:
    """The first moment after `after` at which to look whether it still waits: first when its answer is due."""
    later = [moment for moment in (placed + span for span in REMIND_AFTER) if moment > answer_by]
    ends = ends_at(placed, answer_by)
    return next((moment for moment in (answer_by, *later, ends) if moment > after), ends)
