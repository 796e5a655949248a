"""Work: computing that one person does not notice, and whoever sends thousands does. Pure.

It is to find a count with which a digest begins with zeros. The count is good for one mail address as it is typed, one
Idempotency-Key and an hour, so nobody uses it twice: in the name of one address a key only ever gives one message.
People never see it; the page finds it, on a slow telephone within a second.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Invalid

BITS = 16  # 65,536 digests on average
GOOD_FOR = timedelta(hours=1)
AHEAD = timedelta(minutes=5)  # so much a clock may be fast


class WorkNotDone(Invalid):
    """The count is wrong, for another request, or from another hour. `now` is by whose clock it is looked at."""


@dataclass(frozen=True, slots=True)
class Work:
    """The moment for which it was made, and the count that was found."""

    at: datetime
    count: int


def ensure(done: Work, email: str, key: str, now: datetime) -> None:
    """Raises WorkNotDone unless somebody has done the work for this request, lately."""
    is_of_now = now - GOOD_FOR <= done.at <= now + AHEAD
    if not (is_of_now and is_done(seed(email, key, done.at), done.count)):
        raise WorkNotDone("Your browser has to do a short calculation once more.", now=clock.stamp(now))


def seed(email: str, key: str, at: datetime) -> str:
    """What the count is appended to: 32 characters, so that each try is one block of the digest."""
    return hashlib.sha256(f"{email}|{key}|{clock.stamp(at)}".encode()).hexdigest()[:32]


def is_done(start: str, count: int) -> bool:
    """Whether the digest begins with BITS zeros."""
    digest = hashlib.sha256(f"{start}{count}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0
