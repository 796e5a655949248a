"""Two tickets of one person become one, and two again. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.kernel.clock import stamp
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.tickets.rules import sla
from chalicelib.tickets.rules.handling import Handling, moved, retimed, words_stopped
from chalicelib.tickets.rules.load import AT_WORK
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import REPLY_CLOCKS, Clock, ClockKind, Ending
from chalicelib.tickets.rules.states import Actor, Move
from chalicelib.tickets.rules.timing import timed

UNMERGE_WITHIN = timedelta(days=7)
MOST_MERGED = 5
"""How many tickets are merged into one: whoever reads it reads all of them."""


class MergedWithItself(Invalid):
    """A ticket goes on in another one."""


class TicketsOfTwoPeople(Invalid):
    """What one person wrote is not shown to another. Tickets of several people share a cause."""


class MergeTargetOver(Conflict):
    """The other ticket is over; nothing goes on there."""


class TooManyMerged(Conflict):
    """More tickets in one than anybody can follow."""


class UnmergeTooLate(Conflict):
    """It was merged more than 7 days ago."""


def ensure_one_person(requesters: tuple[str, str], accounts: tuple[str, str]) -> None:
    """Raises TicketsOfTwoPeople."""
    if len(set(requesters)) > 1 or len(set(accounts)) > 1:
        raise TicketsOfTwoPeople("Only tickets of the same person are merged.")


def merged(source: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The ticket that goes on in another one. What was promised in it is promised there."""
    after = moved(source, Actor.STAFF, Move.MERGE, now)
    return timed(words_stopped(after, level, now, Ending.DROPPED), level)


def taken_in(target: Handling, source: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The other ticket with what was promised in both: the earlier promise holds, the more urgent priority too.

    Raises MergeTargetOver.
    """
    if target.state not in AT_WORK:
        raise MergeTargetOver("That ticket is over. Open it again first.", state=target.state)
    after = moved(target, Actor.CUSTOMER, Move.REPLY, now) if source.awaited_reply else target
    after = replace(after, priority=min(target.priority, source.priority))
    for kinds in (REPLY_CLOCKS, (ClockKind.UPDATE,), (ClockKind.RESOLUTION,)):
        after = _earlier(after, source, kinds, level, now)
    return timed(retimed(after, level, now), level)


def _earlier(
    target: Handling, source: Handling, kinds: Sequence[ClockKind], level: ServiceLevel, now: datetime
) -> Handling:
    """With the source's clock of these kinds if it runs, and nothing runs here that is due before."""
    other, own = _running(source, kinds), _running(target, kinds)
    if other is None or (own and own.due_at <= other.due_at):
        return target
    kept = (sla.stop(clock, level.calendar, now, Ending.DROPPED) if clock is own else clock for clock in target.clocks)
    return replace(target, clocks=(*(clock for clock in kept if clock.kind is not other.kind), other))


def _running(handling: Handling, kinds: Sequence[ClockKind]) -> Clock | None:
    return next((clock for clock in handling.clocks if clock.kind in kinds and clock.runs), None)


def ensure_unmergeable(merged_at: datetime, now: datetime) -> None:
    """Raises UnmergeTooLate."""
    if now > merged_at + UNMERGE_WITHIN:
        until = stamp(merged_at + UNMERGE_WITHIN)
        raise UnmergeTooLate("Tickets are parted again within 7 days only.", unmerge_until=until)
