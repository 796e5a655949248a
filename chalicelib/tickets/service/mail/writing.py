"""What a mail becomes: a message, an answer of staff, a note among them, or a new ticket. Each in one transaction."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.accounts import service as accounts
from chalicelib.kernel import clock, i18n
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import (
    CustomerReplied,
    MailPending,
    MailReturned,
    NoteAdded,
    TicketAnswered,
    TicketEvent,
    TicketReopened,
)
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import moves, signatures
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.mail import threads
from chalicelib.tickets.rules.mail.deciding import Decision, Outcome
from chalicelib.tickets.rules.moves import ReopenWindowOver
from chalicelib.tickets.rules.priority import Severity, Urgency
from chalicelib.tickets.rules.states import Kind, MoveNotAllowed, State
from chalicelib.tickets.schemas import OpenTicket
from chalicelib.tickets.service import continuing, opening, reading, storing
from chalicelib.tickets.service.mail import addressing, records
from chalicelib.tickets.service.mail.records import Post
from chalicelib.tickets.service.storing import Change

_NO_SUBJECT = "…"
_NO_WORDS = "…"


def message(post: Post, decision: Decision) -> None:
    """A message of the customer, or of who takes part. On a closed ticket it reopens it, or after that opens another
    one, which refers to it if it is the same customer's.
    """
    author, found = _author(post), _ticket(post)
    files = records.keep_files(post)

    def load() -> Ticket:
        return continuing.current(reading.loader(found.number)())  # it may be merged while its mail is being read

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        is_closed = handling.state is State.CLOSED
        move = moves.customer_reopens if is_closed else moves.customer_replies
        event = TicketReopened if is_closed else CustomerReplied
        ticket.last_mail = post.mail.message_id or ticket.last_mail
        entry = _entry(author, ticket.number, post, files)
        return Change(
            move(handling, storing.level(), _written_at(post, handling.since, now)),
            event,
            [entry],
            also=_recorded(post, decision, ticket.number),
        )

    try:
        storing.carry_out(load, step, post.key)
    except ReopenWindowOver:
        new_ticket(post, decision, follows=found.number if author.account_id == found.account_id else "")
    except MoveNotAllowed:  # spam, to its sender no ticket at all
        _aside(post, "ticket_is_over")


def answer(post: Post, decision: Decision) -> None:
    """What a member of staff answers the customer, in the vendor's name."""
    author, found = _author(post), _ticket(post)
    files = records.keep_files(post)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        after = moves.reply(handling, storing.level(), now)
        entry = _entry(author, ticket.number, post, files)
        return Change(after, TicketAnswered, [entry], also=_recorded(post, decision, ticket.number))

    try:
        storing.carry_out(reading.loader(found.number), step, post.key)
    except MoveNotAllowed:  # over meanwhile: colleagues read what was meant
        note(post, Decision(Outcome.PENDING, "ticket_is_over"))


def note(post: Post, decision: Decision) -> None:
    """For staff only: somebody else writes in the ticket, a machine does, or a mail of ours came back."""
    ticket = _ticket(post)
    files = records.keep_files(post) if decision.outcome is Outcome.PENDING else []
    entry = storing.system_entry(ticket.number, f"mail_{decision.outcome.value}", **_facts_of(post, decision))
    entry.pk, entry.text = f"N#{ticket.number}", post.mail.text if post.mail.text or files else None
    entry.author, entry.mail_id, entry.files = post.mail.name, post.mail_id, files or None
    event = _noted(ticket, post, decision)(
        number=ticket.number,
        account_id=ticket.account_id,
        requester_id=ticket.requester_id,
        entry_id=entry.entry_id,
    )
    with db.transaction() as tx:
        records.record(tx, post, decision, ticket.number if decision.outcome is Outcome.PENDING else "")
        tx.put(entry)
        if isinstance(event, MailReturned) and not ticket.guest_address:
            accounts.mail_failed(tx, ticket.requester_id)
        outbox.add(tx, event, post.key, result=entry.entry_id)


def _noted(ticket: Ticket, post: Post, decision: Decision) -> type[TicketEvent]:
    """Staff are told of what waits for them, and that the customer cannot be reached; of a mail to themselves that came
    back they are not, for that would come back as well.
    """
    if decision.outcome is Outcome.PENDING:
        return MailPending
    return MailReturned if post.mail.returned.is_final and _shows_mail_to_customer(ticket, post) else NoteAdded


def _shows_mail_to_customer(ticket: Ticket, post: Post) -> bool:
    """Whether what came back is a mail of ours to that address: only who got it can show its id or reply address."""
    customer = addressing.requester(ticket)
    if customer is None or post.belongs.sent_to != signatures.handle_of(customer.member_id):
        return False
    return customer.email.lower() in {one.lower() for one in post.mail.returned.failed}


def new_ticket(post: Post, decision: Decision, follows: str = "") -> None:
    """A ticket of the customer whose address it is and who is proven, else of somebody who has only their address."""
    mail = post.mail
    author = _author(post) if follows or decision.reason == "customer" else _guest(post)
    asked = OpenTicket(
        kind=Kind.QUESTION,
        subject=threads.bare_subject(mail.subject) or _NO_SUBJECT,
        message=mail.text or _NO_WORDS,
        severity=Severity.HINDERED,
        urgency=Urgency.THIS_WEEK,
    )
    ticket = opening.drafted(author, asked, post.key, min(post.arrived.at, clock.now()))
    ticket.last_mail = mail.message_id or None
    if author.id == addressing.guest_id(mail.address):
        ticket.guest_address, ticket.guest_language = mail.address, author.language
    entry = _entry(author, ticket.number, post, records.keep_files(post))
    entry.facts = None if decision.tells or follows else {"receipt": "no"}
    with db.transaction() as tx:
        if follows:
            opening.take_up(tx, author, ticket, follows)
        opening.write(tx, ticket, [entry])
        records.record(tx, post, decision, ticket.number)


def _written_at(post: Post, since: datetime, now: datetime) -> datetime:
    """From when the customer waits: since SES took their mail, however long it lay in the queue, but not since before
    the ticket came to stand where it stands.
    """
    return min(max(post.arrived.at, since), now)


def _aside(post: Post, reason: str) -> None:
    with db.transaction() as tx:
        records.record(tx, post, Decision(Outcome.QUARANTINED, reason))


def _recorded(post: Post, decision: Decision, number: str) -> Callable[[Transaction], None]:
    return lambda tx: records.record(tx, post, decision, number)


def _ticket(post: Post) -> Ticket:
    ticket = post.belongs.ticket
    if ticket is None:
        raise reading.TicketNotFound("There is no such ticket.")
    return ticket


def _author(post: Post) -> Principal:
    return post.belongs.member or _guest(post)


def _guest(post: Post) -> Principal:
    return addressing.guest(post.mail.address, post.mail.name, i18n.known(post.mail.language))


def _entry(author: Principal, number: str, post: Post, files: list[dict[str, object]]) -> Entry:
    entry = storing.entry_by(author, number, "message", post.mail.text)
    entry.mail_id, entry.files = post.mail_id, files or None
    return entry


def _facts_of(post: Post, decision: Decision) -> dict[str, str]:
    returned = post.mail.returned
    facts = {"decision": decision.reason, "address": post.mail.address, "why": returned.why}
    if returned.failed:
        facts["address"] = ", ".join(returned.failed)
    return {name: value for name, value in facts.items() if value}
