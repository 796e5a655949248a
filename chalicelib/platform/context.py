"""Who is acting now, and because of what. The outbox stamps it on every event."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Deed:
    """`actor` is a member's id or "system"; `cause` the event being answered; `hops` its distance from a person."""

    actor: str = SYSTEM
    on_behalf_of: str | None = None
    reason: str | None = None
    cause: str | None = None
    hops: int = 0


_deed: ContextVar[Deed] = ContextVar("deed", default=Deed())  # noqa: B039  (frozen)


def current() -> Deed:
    """What is being done now; by the system when nobody said otherwise."""
    return _deed.get()


@contextmanager
def acting(deed: Deed) -> Iterator[None]:
    """Within the block, events carry this deed."""
    token = _deed.set(deed)
    try:
        yield
    finally:
        _deed.reset(token)
