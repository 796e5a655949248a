"""Opening a ticket: the ticket, its first message, its promise and its event in one transaction."""

from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import TicketOpened
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import moves, states
from chalicelib.tickets.rules.milestones import Milestone
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas import OpenTicket, TicketChange
from chalicelib.tickets.service import about, reading, storing, topics, uploading


class TicketOpenedBefore(Conflict):
    """The same request came before; its ticket is the answer."""


def open_ticket(caller: Principal, request: OpenTicket, key: IdempotencyKey) -> tuple[TicketChange, bool]:
    """The ticket, and whether this request opened it. An order that it names must be the account's own.

    So must a ticket that it follows, which has to be closed; its conversation then says where it goes on. A repeat
    finds its ticket also where it would be refused by now: files go, topics and orders change.
    """
    try:
        return _open(caller, request, key), True
    except TicketOpenedBefore as repeated:
        return first(repeated.found, key), False
    except DomainError:
        if found := db.find(Ticket, Ticket.key(key.number()), "TICKET"):
            return first(found, key), False
        raise


def _open(caller: Principal, request: OpenTicket, key: IdempotencyKey) -> TicketChange:
    ticket = drafted(caller, request, key)
    message = uploading.written(caller, ticket.number, "message", request.message, request.files)
    copied = about.copy_in(caller, ticket, request)  # after the message, which is looked for in the first place
    with db.transaction() as tx:
        if request.follows:
            _follow(tx, caller, ticket, request.follows)
        write(tx, ticket, [message, *copied])
    return reading.change(ticket, [message, *copied], staff=False)


def _follow(tx: Transaction, caller: Principal, ticket: Ticket, number: str) -> None:
    before = reading.find(caller, number)
    states.ensure_closed(State(before.state))
    take_up(tx, caller, ticket, before.number)


def take_up(tx: Transaction, author: Principal, ticket: Ticket, number: str) -> None:
    """Adds that the ticket follows the closed one with that number, whose conversation says where it goes on."""
    ticket.follows = number
    tx.put(storing.entry_by(author, number, "followed_by", ticket=ticket.number))


def drafted(caller: Principal, request: OpenTicket, key: IdempotencyKey, asked_at: datetime | None = None) -> Ticket:
    """The ticket that this request opens, with its promise from `asked_at` (now) on; not written yet."""
    number, now = key.number(), asked_at or clock.now()
    opened_at = clock.stamp(now)
    ticket = Ticket(
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
        topic=topics.kept(request.kind, request.topic, request.answers),
        tags=list(dict.fromkeys(tag.lower() for tag in request.tags)) or None,
        opened_at=opened_at,
        body_hash=key.body_hash,
        version=1,
    )
    handling = moves.receive(
        storing.level(),
        now,
        kind=request.kind,
        severity=request.severity,
        urgency=request.urgency,
        service_class=caller.service_class,
    )
    storing.put_handling(ticket, handling)
    return ticket


def write(tx: Transaction, ticket: Ticket, entries: list[Entry]) -> None:
    """Adds the ticket, its first entries, its timer and its event; refused with TicketOpenedBefore when it is there."""
    storing.set_timer(tx, ticket, storing.handling_of(ticket))
    tx.create(ticket, otherwise=TicketOpenedBefore("This ticket was opened before."))
    storing.put_entries(tx, ticket, entries)
    storing.tell_order(tx, ticket, Milestone.OPENED, entries)
    event = TicketOpened(
        number=ticket.number,
        account_id=ticket.account_id,
        requester_id=ticket.requester_id,
        entry_id=entries[0].entry_id,
    )
    outbox.add(tx, event)


def first(found: object, key: IdempotencyKey) -> TicketChange:
    """What the first request with this key opened. Raises IdempotencyKeyReused when it had another body."""
    if not isinstance(found, Ticket):
        raise TicketOpenedBefore("This ticket was opened before.")
    key.ensure_same(found.body_hash)
    _, entries, _ = Ticket.with_newest(found.number)
    return reading.change(found, entries[-1:], staff=False)
