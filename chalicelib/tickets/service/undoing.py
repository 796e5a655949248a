"""A batch is undone within a minute; after that, what it made of the tickets is told."""

from datetime import datetime
from functools import partial

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.event import Envelope
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox
from chalicelib.platform.context import Deed as Doing
from chalicelib.platform.context import acting
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import TicketAssigned, TicketEvent, TicketHandled, TicketSolved
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.models.batches import Batch, BatchLine
from chalicelib.tickets.rules import batches
from chalicelib.tickets.rules.batches import Deed, Stage
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.milestones import milestone
from chalicelib.tickets.rules.timing import timed
from chalicelib.tickets.schemas.batches import BatchView
from chalicelib.tickets.service import batching, reading, storing, tagging
from chalicelib.tickets.service.storing import Change


class BatchNotFound(NotFound):
    """No such batch, or a colleague's."""


class _SettledBefore(Conflict):
    """What the batch did to this ticket was undone or told before."""


def undo(caller: Principal, batch_id: str, key: IdempotencyKey) -> BatchView:
    """Puts back each ticket that nobody has changed since, and says which are not as before, and why.

    Raises BatchNotFound, and UndoTooLate once the minute is over.
    """
    batch, lines = Batch.whole(batch_id)
    if batch is None or batch.member_id != caller.id:
        raise BatchNotFound("There is no such batch.")
    batches.ensure_undoable(clock.parse(batch.at), clock.now())
    steps = {line.number: partial(_put_back, caller, batch, line, key) for line in lines}
    return batching.each(batch, steps)


def _put_back(caller: Principal, batch: Batch, line: BatchLine, key: IdempotencyKey) -> Ticket:
    """The ticket after it."""
    deed = Deed(batch.deed)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:  # noqa: ARG001  (it becomes what it was)
        ticket.staff_tags, ticket.team = line.was["staff_tags"] or None, line.was["team"]
        return Change(
            timed(storing.handling_from(line.was["handling"]), storing.level()),
            TicketHandled,
            [_taken_back(caller, ticket.number, deed)],
            assignee=(line.was["assignee"], line.was["assignee_name"]),
            also=lambda tx: _settle(tx, line, Stage.UNDONE, otherwise=batches.UndoTooLate("This is told by now.")),
            quiet=deed in batching.TOLD_LATER,
        )

    def load() -> Ticket:
        return reading.find(caller, line.number)

    if line.stage == Stage.UNDONE:
        return load()
    ticket, _ = storing.carry_out(load, step, batching.key_for(key, line.number), int(line.version))
    return ticket


def _taken_back(caller: Principal, number: str, deed: Deed) -> Entry:
    """Stands where the deed does: only staff read of their tags."""
    if deed is Deed.TAG:
        return tagging.note(caller, number, "taken_back", deed=deed.value)
    return storing.entry_by(caller, number, "taken_back", deed=deed.value)


def tell(ref: str, envelope: Envelope) -> None:  # noqa: ARG001  (what every timer is run with)
    """The minute is over: whoever is to hear of it does, if the ticket is still so. Safe to repeat."""
    batch_id, _, number = ref.partition("/")
    batch = db.find(Batch, Batch.key(batch_id), "BATCH")
    line = db.find(BatchLine, Batch.key(batch_id), BatchLine.sort_key(number))
    ticket = reading.ticket_of(number)
    if batch is None or line is None or ticket is None or line.stage != Stage.DONE:
        return
    try:
        with acting(Doing(actor=batch.member_id)), db.transaction() as tx:
            _settle(tx, line, Stage.TOLD, otherwise=_SettledBefore("This was told or undone already."))
            _tell(tx, batch, line, ticket)
    except _SettledBefore:
        return


def _tell(tx: Transaction, batch: Batch, line: BatchLine, ticket: Ticket) -> None:
    deed, handling = Deed(batch.deed), storing.handling_of(ticket)
    if not batches.is_still_so(deed, state=handling.state, assignee=ticket.assignee, assigned=line.assignee):
        return
    still = Ticket.version == int(ticket.version)
    tx.check(
        ticket, still, otherwise=storing.Overtaken("The ticket is being changed; the queue brings the timer again.")
    )
    made = db.find(Entry, ticket.pk, f"M#{line.entry_id}")
    step = milestone(storing.handling_from(line.was["handling"]), handling)
    storing.tell_order(tx, ticket, step, [made] if made else [])
    outbox.add(tx, _event(deed, line, ticket))


def _event(deed: Deed, line: BatchLine, ticket: Ticket) -> TicketEvent:
    number, entry_id = ticket.number, line.entry_id
    whose = {"account_id": ticket.account_id, "requester_id": ticket.requester_id}
    if deed is Deed.SOLVE:
        return TicketSolved(number=number, entry_id=entry_id, **whose)
    former = line.was["assignee"] or ""
    return TicketAssigned(number=number, entry_id=entry_id, assignee=line.assignee or "", former=former, **whose)


def _settle(tx: Transaction, line: BatchLine, stage: Stage, *, otherwise: Conflict) -> None:
    line.stage = stage.value
    tx.put(line, condition=BatchLine.stage == Stage.DONE.value, otherwise=otherwise)
