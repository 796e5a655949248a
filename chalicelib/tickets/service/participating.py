"""Others who write in a ticket by mail: staff let them take part, and send them out again."""

from datetime import datetime

from chalicelib.accounts.service import Contact
from chalicelib.kernel import i18n
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import vendor
from chalicelib.tickets.events import ParticipantJoined, TicketHandled
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import moves, participants
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.participants import Participant
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.participants import KeepParticipants, LetIn
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.mail import addressing, records
from chalicelib.tickets.service.storing import Change

_MAY_JOIN = {"kind": "mail_pending", "decision": "other_sender"}


class MailNotWaiting(NotFound):
    """No such mail waits for staff, or it does no longer."""


def let_in(caller: Principal, number: str, request: LetIn, key: IdempotencyKey) -> TicketChange:
    """What somebody else wrote becomes a message, and they take part: what is said from now on they get by mail.

    Of what was said before they get nothing. Raises MailNotWaiting, also for a mail whose sender may be somebody else,
    and TooManyParticipants.
    """

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        note = _waiting(ticket.number, request.entry_id)
        newcomer = _sender(note)
        ticket.participants = participants.stored(participants.joined(_of(ticket), newcomer))
        message = _message(caller, ticket, note, newcomer)
        after = moves.customer_replies(handling, storing.level(), now)
        return Change(after, ParticipantJoined, [message, _dealt_with(note)])

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, key)
    return reading.change(ticket, entries, staff=True)


def keep(caller: Principal, number: str, request: KeepParticipants) -> TicketChange:
    """Whoever is not among them takes part no longer. Naming all who do changes nothing."""
    ticket = reading.find(caller, number)
    if not _leaving(ticket, request):
        return reading.change(ticket, [], staff=True)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:  # noqa: ARG001  (no clock is touched)
        leaving = _leaving(ticket, request)
        ticket.participants = participants.stored(one for one in _of(ticket) if one not in leaving)
        entries = [storing.entry_by(caller, ticket.number, "participant_left", address=one.address) for one in leaving]
        return Change(handling, TicketHandled, entries)

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, None, request.version)
    return reading.change(ticket, entries, staff=True)


def contacts(ticket: Ticket) -> list[Contact]:
    """How to reach the participants."""
    return [
        Contact(
            member_id=one.participant_id,
            name=one.name,
            email=one.address,
            language=one.language,
            time_zone=vendor.calendar().zone,
            staff=False,
        )
        for one in _of(ticket)
    ]


def _of(ticket: Ticket) -> tuple[Participant, ...]:
    return participants.read(ticket.participants)


def _leaving(ticket: Ticket, request: KeepParticipants) -> list[Participant]:
    return [one for one in _of(ticket) if one.participant_id not in request.participants]


def _waiting(number: str, entry_id: str) -> Entry:
    note = reading.entry(number, entry_id, internal=True)
    if note is None or {"kind": note.kind, "decision": (note.facts or {}).get("decision")} != _MAY_JOIN:
        raise MailNotWaiting("No such mail waits in this ticket.")
    return note


def _sender(note: Entry) -> Participant:
    address, taken = note.facts["address"], records.taken_mail(note.mail_id or "")
    language = i18n.known((taken.language if taken else None) or "")
    return Participant(addressing.guest_id(address), note.author or address, address, language)


def _message(caller: Principal, ticket: Ticket, note: Entry, newcomer: Participant) -> Entry:
    """What they wrote, with who let them in."""
    author = addressing.guest(newcomer.address, newcomer.name, newcomer.language)
    facts = {"joined": newcomer.address, "let_in_by": caller.name}
    message = storing.entry_by(author, ticket.number, "message", note.text or "", **facts)
    message.mail_id, message.files = note.mail_id, note.files
    return message


def _dealt_with(note: Entry) -> Entry:
    """The note that waited says what became of it; what it held stands in the message."""
    note.facts = {**note.facts, "decision": "let_in"}
    note.text = note.files = None
    return note
