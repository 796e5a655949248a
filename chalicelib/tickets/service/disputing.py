"""Disputing an invoice: a complaint that is tied to a line of it, and the hold on its amount, in one transaction."""

from contextlib import suppress

from chalicelib.billing import service as billing
from chalicelib.billing.service import Contested
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules.priority import Severity, Urgency
from chalicelib.tickets.rules.states import Kind
from chalicelib.tickets.schemas import DisputeInvoice, OpenTicket, TicketChange
from chalicelib.tickets.service import opening, reading, storing, uploading

_TRIES = 6


def dispute(caller: Principal, invoice: str, request: DisputeInvoice, key: IdempotencyKey) -> tuple[TicketChange, bool]:
    """The complaint about a line of the account's own invoice, and whether this request opened it.

    What billing refuses, it refuses here: UnknownItem, LineNotFound, MoreThanIsLeft, AlreadyDisputed; LedgerMoved only
    when others post to the same account all the time.
    """
    for _ in range(_TRIES - 1):
        with suppress(billing.LedgerMoved):
            return _open_once(caller, invoice, request, key)
    return _open_once(caller, invoice, request, key)


def _open_once(
    caller: Principal, invoice: str, request: DisputeInvoice, key: IdempotencyKey
) -> tuple[TicketChange, bool]:
    try:
        return _open(caller, invoice, request, key), True
    except DomainError:
        if found := db.find(Ticket, Ticket.key(key.number()), "TICKET"):
            return opening.first(found, key), False
        raise


def _open(caller: Principal, invoice: str, request: DisputeInvoice, key: IdempotencyKey) -> TicketChange:
    ticket = opening.drafted(caller, _complaint(request), key)
    with db.transaction() as tx:
        held = billing.hold_dispute(
            tx,
            caller.account_id,
            invoice,
            line=request.line,
            amount=request.amount,
            ticket=ticket.number,
            due=reading.solution_due(ticket),
        )
        ticket.invoice_number, ticket.subject = held.invoice, f"{held.invoice} {held.name}".strip()[:120]
        ticket.order_number = held.order
        message = uploading.written(caller, ticket.number, "message", request.message, request.files)
        entries = [message, _facts(ticket, held)]
        opening.write(tx, ticket, entries)
    return reading.change(ticket, entries, staff=False)


def _complaint(request: DisputeInvoice) -> OpenTicket:
    """Its subject is that of what it is about, once billing has found it."""
    return OpenTicket(
        kind=Kind.COMPLAINT,
        subject=Kind.COMPLAINT,
        message=request.message,
        severity=Severity.BOTHERED,
        urgency=Urgency.THIS_WEEK,
    )


def _facts(ticket: Ticket, held: Contested) -> Entry:
    """What is contested, copied in, so that whoever reads the conversation need not look elsewhere."""
    facts = {"invoice": held.invoice, "name": held.name, "amount": held.amount_text, "currency": held.currency}
    return storing.system_entry(ticket.number, "invoice_disputed", **facts)


def note_dispute_answer(account_id: str, number: str) -> None:
    """Adds what staff answered, and why, to the complaint's conversation. Safe to repeat: it is the same entry."""
    answered = billing.dispute_of(account_id, number)
    if answered is None or answered.ended_at is None or answered.reason is None:
        return
    facts = {"reason": answered.reason, "note": answered.credit_note or ""}
    entry = storing.system_entry(number, f"dispute_{answered.state}", **facts)
    entry.at = answered.ended_at
    entry.sk = ids.dated("M", clock.parse(answered.ended_at), number, "dispute").replace("_", "#", 1)
    db.save(entry)
