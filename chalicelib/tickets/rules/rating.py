"""What a customer thinks of how we handled their ticket: good or bad, and what we should do about it. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling, moved, reply_awaited
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.states import Actor, Move, State
from chalicelib.tickets.rules.timing import timed

WINDOW = timedelta(days=14)
_OVER = {State.SOLVED: Move.NOT_SOLVED, State.CLOSED: Move.REOPEN}
_GONE = (State.SPAM, State.MERGED)


class Verdict(StrEnum):
    """How it was."""

    GOOD = "good"
    BAD = "bad"


class NothingToRate(Conflict):
    """Nothing is solved yet that could be rated, or the 14 days are over."""


class WishOutOfPlace(Invalid):
    """What we should do is asked only of who was not content."""


@dataclass(frozen=True, kw_only=True)
class Rating:
    """The verdict with a word, and what we should do, if they said so. `rated_at` is when they rated first."""

    verdict: Verdict
    word: str = ""
    wish: str = ""
    rated_at: datetime


def open_until(handling: Handling, rated: Rating | None) -> datetime | None:
    """Until when a ticket may be rated or its rating changed: 14 days after it was solved, closed or rated, whichever
    is the latest. None while nobody has answered, or nothing is solved that was not rated before.
    """
    first = handling.clock(ClockKind.FIRST_REPLY)
    if handling.state in _GONE or first is None or first.ending is not Ending.ANSWERED:
        return None
    since = [handling.since] if handling.state in _OVER else []
    since += [rated.rated_at] if rated else []
    return max(since) + WINDOW if since else None


def ensure_open(handling: Handling, rated: Rating | None, now: datetime) -> None:
    """Raises NothingToRate."""
    until = open_until(handling, rated)
    if until is None or now > until:
        raise NothingToRate("This cannot be rated, or not any more.")


def ensure_in_place(verdict: Verdict, wish: str) -> None:
    """Raises WishOutOfPlace."""
    if wish and verdict is not Verdict.BAD:
        raise WishOutOfPlace("What we should do is asked only when it was not good.")


def to_take_up(handling: Handling, before: Rating | None, after: Rating) -> str:
    """What they wish for that is new, or the same again once we thought that it was solved; else empty."""
    is_known = before is not None and after.wish == before.wish
    return "" if is_known and not handling.is_settled else after.wish


def taken_up(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer says what we should do: it goes on, however long it has been closed, and we promise to answer."""
    move = _OVER.get(handling.state)
    if move is None:
        return moves.customer_replies(handling, level, now)
    return timed(reply_awaited(moved(handling, Actor.CUSTOMER, move, now), level, now), level)


def counted(before: Rating | None, after: Rating) -> dict[Verdict, int]:
    """What a rating adds to the count of each verdict: each ticket counts once, with its latest."""
    was = {before.verdict: -1} if before else {}
    changes = {verdict: was.get(verdict, 0) + (verdict is after.verdict) for verdict in Verdict}
    return {verdict: change for verdict, change in changes.items() if change}
