"""A ticket from what somebody wrote without signing in, once a mail has shown that the address is theirs."""

from dataclasses import dataclass

from chalicelib.accounts import service as accounts
from chalicelib.kernel import i18n
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.rules import written as rules
from chalicelib.tickets.rules.priority import Severity, Urgency
from chalicelib.tickets.rules.states import Kind
from chalicelib.tickets.schemas import OpenTicket
from chalicelib.tickets.service import opening, storing
from chalicelib.tickets.service.mail import addressing


@dataclass(frozen=True, slots=True)
class Written:
    """`kind` is a ticket's; `order_number` is whatever they know of it, or empty."""

    kind: str
    text: str
    name: str
    address: str
    language: str
    order_number: str = ""


def open_written(tx: Transaction, written: Written, key: IdempotencyKey) -> str:
    """Adds the ticket and returns its number; refused with TicketOpenedBefore when it is there.

    It is the customer's own whose address that is; else a guest's, who reads and answers by mail.
    """
    author = _author(written)
    order = _own_order(author, written.order_number)
    asked = OpenTicket(
        kind=Kind(written.kind),
        subject=rules.subject_of(written.text),
        message=_text(written, order),
        severity=Severity.HINDERED,
        urgency=Urgency.THIS_WEEK,
    )
    ticket = opening.drafted(author, asked, key)
    ticket.order_number = order
    if author.id == addressing.guest_id(written.address):
        ticket.guest_address, ticket.guest_language = written.address, author.language
    opening.write(tx, ticket, [storing.entry_by(author, ticket.number, "message", asked.message)])
    return ticket.number


def askers(address: str) -> tuple[Principal, ...]:
    """As whom the owner of an address may have asked us something: as the customer that they are, and as a guest."""
    member = accounts.member_of(address)
    guest = addressing.guest(address, "", i18n.DEFAULT_LANGUAGE)
    return (member, guest) if member and not member.staff else (guest,)


def _author(written: Written) -> Principal:
    member = accounts.member_of(written.address)
    if member is not None and not member.staff:
        return member
    return addressing.guest(written.address, written.name, written.language)


def _own_order(author: Principal, number: str) -> str | None:
    try:
        return orders.find(author, number).number if number else None
    except orders.OrderNotFound:
        return None


def _text(written: Written, order: str | None) -> str:
    """A number that leads to no order of theirs may still tell staff something."""
    if not written.order_number or order:
        return written.text
    return f"{written.text}\n\n{i18n.text('contact.order', written.language, number=written.order_number)}"
