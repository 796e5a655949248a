"""The work that the public forms ask for, done as the page does it."""

from itertools import count
from typing import Any

from chalicelib.guests.rules import work
from chalicelib.kernel import clock


def done(email: str, key: str) -> dict[str, Any]:
    """Good work for a request in the name of that address with that Idempotency-Key, now."""
    at = clock.parse(clock.stamp(clock.now()))
    start = work.seed(email, key, at)
    return {"at": clock.stamp(at), "count": next(one for one in count() if work.is_done(start, one))}
