"""The vendor has settled other opening hours or targets: promises that run are computed anew, from their own starts.

The sweep notices it, once per process; then every open ticket is looked at through the timer that it has, a page of a
shard at a time. Each page sets the timer of the next, so that it takes as long as it takes and survives any death.
"""

import hashlib
import json
from datetime import datetime
from functools import cache

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db, timers
from chalicelib.platform.observability import logger
from chalicelib.platform.settings import settings
from chalicelib.tickets.events import PromiseMoved, TicketHandled
from chalicelib.tickets.models import SettledPromises, Ticket
from chalicelib.tickets.rules.handling import Handling, retimed
from chalicelib.tickets.rules.sla import ClockKind
from chalicelib.tickets.rules.timing import timed
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.storing import Change

TIMER = "promises.retime"
_PAGE = 100


class _NoticedMeanwhile(Conflict):
    """Another process has seen the same."""


def notice_new_promises() -> None:
    """Begins the retiming if what the vendor promises is another than it was. Looks once per process."""
    _notice(_digest())


@cache
def _notice(digest: str) -> None:
    stored = db.find(SettledPromises, SettledPromises.KEY, "PROMISES")
    if stored and stored.digest == digest:
        return
    now, before = clock.now(), stored.digest if stored else None
    unchanged = SettledPromises.digest == before if before else SettledPromises.pk.does_not_exist()
    try:
        with db.transaction() as tx:
            tx.put(SettledPromises(digest=digest), condition=unchanged, otherwise=_NoticedMeanwhile("Begun already."))
            for shard in range(timers.SHARDS if stored else 0):  # nothing was promised before the first time
                timers.set(tx, _ref(shard, ""), TIMER, now)
    except _NoticedMeanwhile:
        return
    logger.info("promises_settled_anew", since=before)


def retime_page(ref: str, envelope: Envelope) -> None:  # noqa: ARG001  (what every timer is run with)
    """Looks at the open tickets of one page of timers, and asks for the next page. Safe to repeat."""
    shard, _, after = ref.partition("/")
    page = timers.waiting(int(shard), storing.TIMER, after, _PAGE)
    for number in page.refs:
        retime(number)
    if page.last:
        with db.transaction() as tx:
            timers.set(tx, _ref(int(shard), page.last), TIMER, clock.now())


def is_outdated(handling: Handling) -> bool:
    """Whether a promise that runs was worked out by other opening hours or targets than there are now."""
    return _due(_anew(handling)) != _due(handling)


def _due(handling: Handling) -> dict[ClockKind, datetime]:
    return {clock.kind: clock.due_at for clock in handling.clocks}


def retime(number: str) -> None:
    """Works the promises of a ticket out anew, if that makes any difference."""
    found = reading.ticket_of(number)
    handling = storing.handling_of(found) if found else None
    if handling and _anew(handling) != handling:
        storing.carry_out(reading.loader(number), _step, key=None)


def _step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
    """Who waits for a promise that is still good is told; one that was broken stays so, and they know."""
    after = _anew(handling)
    was, is_now = handling.awaited, after.awaited
    if was is None or is_now is None or was.due_at == is_now.due_at or was.due_at < now:
        return Change(after, TicketHandled)
    facts = {"was": clock.stamp(was.due_at), "due_at": clock.stamp(is_now.due_at)}
    return Change(after, PromiseMoved, [storing.system_entry(ticket.number, "promise_moved", **facts)])


def _anew(handling: Handling) -> Handling:
    level = storing.level()
    return timed(retimed(handling, level, clock.now()), level)


def _ref(shard: int, after: str) -> str:
    return f"{shard:02d}/{after}"


def _digest() -> str:
    given = settings()
    promised = json.dumps([json.loads(text) for text in (given.calendar, given.targets, given.service_classes)])
    return hashlib.sha256(promised.encode()).hexdigest()[:16]
