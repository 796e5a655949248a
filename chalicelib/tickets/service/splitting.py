"""Splitting: a customer's message becomes a ticket of its own, promised from when it was written."""

from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import TicketHandled
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.merging import SplitTicket
from chalicelib.tickets.service import opening, reading, storing
from chalicelib.tickets.service.storing import Change


class MessageNotThere(NotFound):
    """No such message of the customer in this ticket."""


class MessageSplitBefore(Conflict):
    """It has become a ticket of its own already."""


def split(caller: Principal, number: str, request: SplitTicket, key: IdempotencyKey) -> TicketChange:
    """The new ticket. The message stands in both; in the old one an entry leads to the new one.

    Whoever wrote it waits since then, not since now. Raises MessageNotThere and MessageSplitBefore.
    """

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:  # noqa: ARG001  (no clock is touched)
        message = _message(ticket, request.entry_id)
        new = _drafted(ticket, handling, message, request, key)
        moved = _copied(message, new)
        begins = storing.entry_by(caller, new.number, "split_from", ticket=ticket.number)
        here = storing.entry_by(caller, ticket.number, "split", ticket=new.number)
        facts = {**(message.facts or {}), "split_to": new.number}

        def also(tx: Transaction) -> None:
            tx.update(Entry(message.pk, message.sk), [Entry.facts.set(facts)])
            opening.write(tx, new, [moved, begins])

        return Change(handling, TicketHandled, [here], also=also)

    storing.carry_out(lambda: reading.find(caller, number), step, key, request.version)
    new = reading.find(caller, key.number())
    return reading.change(new, Ticket.with_newest(new.number)[1], staff=True)


def _message(ticket: Ticket, entry_id: str) -> Entry:
    """The message in the ticket, or in one that was merged into it."""
    numbers = (ticket.number, *(ticket.absorbed or ()))
    found = next(filter(None, (reading.entry(number, entry_id) for number in numbers)), None)
    if found is None or found.kind != "message" or found.by != "customer":
        raise MessageNotThere("There is no such message of the customer.")
    if found.facts and "split_to" in found.facts:
        raise MessageSplitBefore("This message is a ticket of its own already.", ticket=found.facts["split_to"])
    return found


def _copied(message: Entry, new: Ticket) -> Entry:
    """The message in the new ticket, at its own time and with its files."""
    return Entry(
        new.pk,
        message.sk,
        at=message.at,
        kind=message.kind,
        by=message.by,
        author_id=message.author_id,
        author=message.author,
        text=message.text,
        facts=message.facts,
        mail_id=message.mail_id,
        files=message.files,
    )


def _drafted(ticket: Ticket, handling: Handling, message: Entry, request: SplitTicket, key: IdempotencyKey) -> Ticket:
    """The same person's, about the same order, with their two answers; not written yet."""
    number = key.number()
    new = Ticket(
        Ticket.key(number),
        "TICKET",
        number=number,
        account_id=ticket.account_id,
        opened_key=f"{message.at}#{number}",
        requester_id=ticket.requester_id,
        requester_name=ticket.requester_name,
        company=ticket.company,
        kind=handling.kind.value,
        subject=request.subject,
        tags=ticket.tags,
        staff_tags=ticket.staff_tags,
        order_number=ticket.order_number,
        guest_address=ticket.guest_address,
        guest_language=ticket.guest_language,
        opened_at=message.at,
        body_hash=key.body_hash,
        version=1,
    )
    opened = moves.receive(
        storing.level(),
        clock.parse(message.at),
        kind=handling.kind,
        severity=handling.severity,
        urgency=handling.urgency,
        service_class=handling.service_class,
    )
    storing.put_handling(new, opened)
    return new
