"""The only place that reads the wall clock. Rules take `now` as an argument; services ask here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_fixed: ContextVar[datetime | None] = ContextVar("fixed_now", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC)  # noqa: TID251  (the one place)


@contextmanager
def fixed(moment: datetime) -> Iterator[datetime]:
    """Within the block, `now()` is this moment. For tests and rehearsals."""
    token = _fixed.set(moment)
    try:
        yield moment
    finally:
        _fixed.reset(token)


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and Z: text order is time order, so it serves in sort keys."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def parse(stamped: str) -> datetime:
    """The moment behind a stamp. Raises ValueError for anything else."""
    return datetime.fromisoformat(stamped)
