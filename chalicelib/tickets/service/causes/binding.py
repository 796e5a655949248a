"""Binding tickets to what led to them. A ticket has one cause at most; staff note why, and the customer is told."""

from datetime import datetime
from functools import partial

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, vendor
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import CauseParted, CauseTold
from chalicelib.tickets.models import Entry, Ticket, tallies
from chalicelib.tickets.models.causes import Bound, Cause, CauseStep
from chalicelib.tickets.rules import finding
from chalicelib.tickets.rules.causes import CauseState
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.states import MoveNotAllowed, State
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.causes import BindTicket, CauseView, MakeCause
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.causes import storing as kept
from chalicelib.tickets.service.causes.reading import show
from chalicelib.tickets.service.storing import Change


class CauseKnown(Conflict):
    """The ticket is bound to a cause already."""


class NoCauseKnown(Conflict):
    """The ticket is bound to none."""


def make(caller: Principal, request: MakeCause, key: IdempotencyKey) -> CauseView:
    """A cause that we are looking for, with the ticket that shows it; its customer reads the text."""
    cause_id, now = key.derive("cause"), clock.stamp(clock.now())
    told = CauseStep(
        Cause.key(cause_id),
        CauseStep.place(1),
        at=now,
        state=CauseState.LOOKING.value,
        author_id=caller.id,
        author=caller.name,
        text=request.text,
        texts=request.texts,
    )
    cause = Cause(
        Cause.key(cause_id),
        "CAUSE",
        cause_id=cause_id,
        title=request.title,
        category=request.category.value,
        state=told.state,
        since=now,
        opened_at=now,
        tickets=1,
        steps=1,
        version=1,
    )

    def step(ticket: Ticket, handling: Handling, at: datetime) -> Change:
        cause.tags = list(ticket.tags or [])

        def also(tx: Transaction) -> None:
            tx.create(cause)
            tx.put(told)
            tx.put(kept.line(cause))
            tx.put(_bound(caller, ticket, cause_id, at))
            tallies.count(tx, cause, vendor.day_of(at), 1)

        change = _joined(ticket, handling, at, cause, told)
        change.also = also
        return change

    storing.carry_out(lambda: reading.find(caller, request.ticket), step, key)
    return show(cause_id)


def bind(caller: Principal, number: str, request: BindTicket) -> TicketChange:
    """Ties a ticket to its cause, or unties it. Raises CauseKnown, NoCauseKnown, CauseNotFound."""

    def step(ticket: Ticket, handling: Handling, at: datetime) -> Change:
        if request.cause_id is None:
            return _parted(caller, ticket, handling, at, request.reason)
        cause = kept.find(request.cause_id)
        before, told = kept.line(cause), kept.latest(cause)
        cause.tickets = int(cause.tickets) + 1

        def also(tx: Transaction) -> None:
            kept.put(tx, cause, before)
            tx.put(_bound(caller, ticket, cause.cause_id, at))
            tallies.count(tx, cause, vendor.day_of(at), 1)

        change = _joined(ticket, handling, at, cause, told)
        change.entries.append(_trail(caller, ticket, "cause_bound", request.reason, cause.title))
        change.also = also
        return change

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, None, request.version)
    return reading.change(ticket, entries, staff=True)


def _joined(ticket: Ticket, handling: Handling, at: datetime, cause: Cause, told: CauseStep) -> Change:
    if ticket.cause:
        raise CauseKnown("This ticket has a cause already. Take it from there first.")
    if handling.state in (State.SPAM, State.MERGED):
        raise MoveNotAllowed("That cannot be done with the ticket as it stands.", state=handling.state, allowed=[])
    kept.know(ticket, cause, int(cause.steps), told)
    after = finding.told(handling, storing.level(), at, CauseState(told.state))
    return Change(after, CauseTold, [kept.entry(ticket, told)])


def _parted(caller: Principal, ticket: Ticket, handling: Handling, at: datetime, reason: str) -> Change:
    if not ticket.cause:
        raise NoCauseKnown("This ticket has no cause.")
    cause = kept.find(ticket.cause["cause_id"])
    before = kept.line(cause)
    cause.tickets = int(cause.tickets) - 1
    ticket.cause = None
    bound = db.find(Bound, cause.pk, f"T#{ticket.number}")

    def also(tx: Transaction) -> None:
        kept.put(tx, cause, before)
        tx.delete(Bound(cause.pk, f"T#{ticket.number}"))
        if bound:
            tallies.count(tx, cause, vendor.day_of(clock.parse(bound.bound_at)), -1)

    public = storing.entry_by(caller, ticket.number, "cause_parted")
    trail = _trail(caller, ticket, "cause_unbound", reason, cause.title)
    after = kept.promised(ticket, handling, partial(finding.parted, level=storing.level(), at=at))
    return Change(after, CauseParted, [public, trail], also=also)


def _trail(caller: Principal, ticket: Ticket, kind: str, reason: str, title: str) -> Entry:
    """A note among staff: what was bound or unbound, and why."""
    note = storing.entry_by(caller, ticket.number, kind, reason, title=title)
    note.pk = f"N#{ticket.number}"
    return note


def _bound(caller: Principal, ticket: Ticket, cause_id: str, at: datetime) -> Bound:
    return Bound(
        Cause.key(cause_id),
        f"T#{ticket.number}",
        number=ticket.number,
        subject=ticket.subject,
        customer=ticket.company or ticket.requester_name,
        bound_at=clock.stamp(at),
        bound_by=caller.name,
    )
