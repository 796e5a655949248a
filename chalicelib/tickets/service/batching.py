"""One deed on several tickets: each in a transaction of its own, with what it was before.

Nobody is told of it while it can be undone: the event that mails follow from waits for a timer, and is dropped where
the ticket is something else by then. Lists, which follow from facts that nobody is told of, change at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, timers
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import TicketHandled
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.models.batches import Batch, BatchLine
from chalicelib.tickets.rules import staff_tags
from chalicelib.tickets.rules.batches import UNDO_WITHIN, Deed, Stage
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.states import Move
from chalicelib.tickets.schemas import TicketFacts
from chalicelib.tickets.schemas.batches import BatchView, ChosenTicket, MakeBatch, RefusedTicket
from chalicelib.tickets.service import assigning, moving, reading, storing, tagging
from chalicelib.tickets.service.assigning import Holder
from chalicelib.tickets.service.storing import Change

TIMER = "ticket.batch"
TOLD_LATER = frozenset({Deed.ASSIGN, Deed.SOLVE})
_KEEP = timedelta(days=7)


class _BegunBefore(Conflict):
    """The same request came before, and may have died in the middle."""


class _NothingToDo(Conflict):
    """The ticket is so already."""


@dataclass(frozen=True, slots=True)
class _Doing:
    """Who does what, as which batch. `holder` is whom all tickets are given to; None where each finds its own."""

    caller: Principal
    request: MakeBatch
    holder: Holder | None
    batch: Batch
    key: IdempotencyKey


def make(caller: Principal, request: MakeBatch, key: IdempotencyKey) -> BatchView:
    """Does it to each ticket that is still as it was looked at, and says to which not and why.

    A repeat does what is not done yet. Raises UnknownColleague, UnknownTeam and NobodyInTeam.
    """
    holder = assigning.find_holder(request)
    doing = _Doing(caller, request, None if request.least_busy else holder, _begin(caller, request, key), key)
    steps = {one.number: partial(_do, doing, one) for one in request.tickets}
    return each(doing.batch, steps)


def each(batch: Batch, steps: Mapping[str, Callable[[], Ticket]]) -> BatchView:
    """Takes the step of each ticket, by its number: those that went as they are now, the others with why."""
    went: list[TicketFacts] = []
    refused: list[RefusedTicket] = []
    for number, step in steps.items():
        try:
            went.append(reading.facts(step(), staff=True))
        except DomainError as refusal:
            refused.append(RefusedTicket(number=number, code=refusal.code, detail=refusal.detail))
    until = clock.parse(batch.at) + UNDO_WITHIN
    return BatchView(batch_id=batch.batch_id, undo_until=until, went=went, refused=refused)


def key_for(key: IdempotencyKey, number: str) -> IdempotencyKey:
    """What is done to one ticket is an intention of its own."""
    return IdempotencyKey(scope=f"{key.scope}#{number}", key=key.key, body_hash=key.body_hash)


def _begin(caller: Principal, request: MakeBatch, key: IdempotencyKey) -> Batch:
    now, batch_id = clock.now(), key.derive("bat")
    batch = Batch(
        Batch.key(batch_id),
        "BATCH",
        batch_id=batch_id,
        member_id=caller.id,
        deed=request.deed.value,
        at=clock.stamp(now),
        body_hash=key.body_hash,
        expires_at=int((now + _KEEP).timestamp()),
    )
    try:
        with db.transaction() as tx:
            tx.create(batch, otherwise=_BegunBefore("This was begun before."))
    except _BegunBefore as before:
        if not isinstance(before.found, Batch):
            raise
        key.ensure_same(before.found.body_hash)
        return before.found
    return batch


def _do(doing: _Doing, chosen: ChosenTicket) -> Ticket:
    """The ticket after it."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        line = _line(doing.batch, ticket)
        change = _done(doing, ticket, handling, now)
        line.entry_id = change.entries[0].entry_id
        line.assignee = change.facts.get("assignee") or None
        if doing.request.deed in TOLD_LATER:
            change.event, change.facts, change.quiet = TicketHandled, {}, True
        change.also = lambda tx: _keep(tx, doing.batch, line, now)
        return change

    def load() -> Ticket:
        return reading.find(doing.caller, chosen.number)

    try:
        ticket, _ = storing.carry_out(load, step, key_for(doing.key, chosen.number), chosen.version)
    except _NothingToDo:
        return load()
    return ticket


def _done(doing: _Doing, ticket: Ticket, handling: Handling, now: datetime) -> Change:
    request, caller = doing.request, doing.caller
    if request.deed is Deed.ASSIGN:
        holder = doing.holder or assigning.find_holder(request)
        if holder.has(ticket):
            raise _NothingToDo("They have it already.")
        return assigning.assigned(caller, ticket, handling, now, to=holder)
    if request.deed is Deed.TAG:
        present = list(ticket.staff_tags or ())
        tags = staff_tags.tagged(present, add=request.add, remove=request.remove)
        if tags == present:
            raise _NothingToDo("It is tagged so already.")
        return tagging.tagged(caller, ticket, handling, tags)
    return moving.handled(caller, ticket, handling, now, Move(request.deed.value))


def _line(batch: Batch, ticket: Ticket) -> BatchLine:
    """What the ticket is before the deed. It has its entry once there is one."""
    was: dict[str, Any] = {
        "handling": ticket.handling,
        "assignee": ticket.assignee,
        "assignee_name": ticket.assignee_name,
        "team": ticket.team,
        "staff_tags": list(ticket.staff_tags or ()),
    }
    return BatchLine(
        batch.pk,
        BatchLine.sort_key(ticket.number),
        number=ticket.number,
        stage=Stage.DONE.value,
        version=int(ticket.version) + 1,
        was=was,
        expires_at=batch.expires_at,
    )


def _keep(tx: Transaction, batch: Batch, line: BatchLine, now: datetime) -> None:
    tx.put(line)
    if Deed(batch.deed) in TOLD_LATER:
        timers.set(tx, f"{batch.batch_id}/{line.number}", TIMER, now + UNDO_WITHIN)
