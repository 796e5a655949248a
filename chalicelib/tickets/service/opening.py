"""Opening a ticket: the ticket, its first message, its promise and its event in one transaction."""

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.platform import db, outbox
from chalicelib.tickets.events import TicketOpened
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import moves
from chalicelib.tickets.schemas import OpenTicket, TicketChange
from chalicelib.tickets.service import reading, storing


class TicketOpenedBefore(Conflict):
    """The same request came before; its ticket is the answer."""


def open_ticket(caller: Principal, request: OpenTicket, key: IdempotencyKey) -> tuple[TicketChange, bool]:
    """The ticket, and whether this request opened it. An order that it names must be the account's own."""
    order_number = orders.find(caller, request.order_number).number if request.order_number else None
    now = clock.now()
    handling = moves.receive(
        storing.level(), now, kind=request.kind, severity=request.severity, urgency=request.urgency
    )
    ticket = _ticket(caller, request, key)
    ticket.order_number = order_number
    storing.put_handling(ticket, handling)
    message = storing.entry_by(caller, ticket.number, "message", request.message)
    event = TicketOpened(
        number=ticket.number,
        account_id=caller.account_id,
        requester_id=caller.id,
        entry_id=message.entry_id,
    )
    try:
        with db.transaction() as tx:
            storing.set_timer(tx, ticket, handling)
            tx.create(ticket, otherwise=TicketOpenedBefore("This ticket was opened before."))
            tx.put(message)
            outbox.add(tx, event)
    except TicketOpenedBefore as repeated:
        return _first(repeated, key), False
    return reading.change(ticket, [message], staff=False), True


def _ticket(caller: Principal, request: OpenTicket, key: IdempotencyKey) -> Ticket:
    number, opened_at = key.number(), clock.stamp(clock.now())
    return Ticket(
        Ticket.key(number),
        "TICKET",
        number=number,
        account_id=caller.account_id,
        opened_key=f"{opened_at}#{number}",
        requester_id=caller.id,
        requester_name=caller.name,
        company=caller.company or None,
        kind=request.kind.value,
        subject=request.subject,
        tags=list(dict.fromkeys(tag.lower() for tag in request.tags)) or None,
        opened_at=opened_at,
        body_hash=key.body_hash,
        version=1,
    )


def _first(repeated: TicketOpenedBefore, key: IdempotencyKey) -> TicketChange:
    found = repeated.found
    if not isinstance(found, Ticket):
        raise repeated
    key.ensure_same(found.body_hash)
    _, entries, _ = Ticket.with_newest(found.number)
    first: list[Entry] = entries[-1:]
    return reading.change(found, first, staff=False)
