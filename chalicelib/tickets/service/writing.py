"""Who is writing: a light mark that fades by itself, so that two colleagues do not answer the same."""

from collections.abc import Iterable
from datetime import timedelta

from chalicelib.kernel import clock
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db
from chalicelib.tickets.models.writing import WritingMark

LASTS = timedelta(seconds=30)


def others(caller: Principal, marks: Iterable[WritingMark]) -> list[str]:
    """The names of the caller's colleagues whose marks have not faded."""
    now = clock.stamp(clock.now())
    return sorted(mark.name for mark in marks if mark.until > now and mark.member_id != caller.id)


def put_mark(caller: Principal, number: str, *, writing: bool) -> None:
    """The caller writes in the ticket for the next half minute, or does not any more."""
    until = clock.now() + LASTS if writing else clock.now()
    db.save(
        WritingMark(
            f"N#{number}",
            WritingMark.sort_key(caller.id),
            name=caller.name,
            until=clock.stamp(until),
            expires_at=int((until + LASTS).timestamp()),
        )
    )
