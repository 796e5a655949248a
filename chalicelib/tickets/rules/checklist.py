"""What staff must not forget about a ticket: a list to tick off. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

MOST = 20


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to do; `done_by` and `done_at` say who has done it, and when."""

    text: str
    done_by: str | None = None
    done_at: str | None = None


def read(stored: list[dict[str, Any]] | None) -> tuple[Point, ...]:
    """The points of a ticket as it is stored."""
    return tuple(Point(**one) for one in stored or ())


def stored(points: Iterable[Point]) -> list[dict[str, Any]] | None:
    """How a ticket stores them."""
    return [asdict(one) for one in points] or None


def settled(present: tuple[Point, ...], wanted: Iterable[tuple[str, bool]], by: str, at: str) -> tuple[Point, ...]:
    """The points that are wanted, done or not. What was done before stays whose it was."""
    known = {one.text: one for one in present if one.done_by}
    every = dict(wanted)
    return tuple((known.get(text) or Point(text, by, at)) if done else Point(text) for text, done in every.items())
