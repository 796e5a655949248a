"""Who is told that a product is back, and when somebody looks whether it is. Pure."""

from datetime import UTC, datetime, timedelta

LOOK_EVERY = timedelta(minutes=15)
AFTER_TELLING = timedelta(hours=1)
"""How long those who were told have to themselves before the next ones are."""


def next_look(now: datetime, wait: timedelta = LOOK_EVERY) -> datetime:
    """The first quarter of an hour after that wait: whoever asks for the same product asks for the same look."""
    quarters = int((now + wait).timestamp() // LOOK_EVERY.total_seconds())
    found = datetime.fromtimestamp(quarters * LOOK_EVERY.total_seconds(), UTC)
    return found if found > now else found + LOOK_EVERY


def tellable(left: int | None, least: int, waiting: int) -> int:
    """How many of those who wait can be told: as many as could each order the least; None is made to order."""
    return waiting if left is None else min(waiting, max(0, left) // least)
