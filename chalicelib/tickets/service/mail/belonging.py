"""Where a mail belongs: by its reply address, by what it answers, by the number in its subject. The first that fits."""

from dataclasses import dataclass
from typing import NamedTuple

from chalicelib.accounts import service as accounts
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db
from chalicelib.platform.settings import settings
from chalicelib.tickets.models import MailOf, Ticket
from chalicelib.tickets.rules import participants, signatures
from chalicelib.tickets.rules.mail import addresses, threads
from chalicelib.tickets.rules.mail.deciding import Way, Who
from chalicelib.tickets.rules.mail.incoming import Incoming
from chalicelib.tickets.service import continuing, reading
from chalicelib.tickets.service.mail import addressing


@dataclass(frozen=True, slots=True)
class Belonging:
    """The ticket of a mail and how it was found, if it was; `member` is who has its sender's address.

    `sent_to` is the handle of whoever got the mail of ours that it answers, or that came back.
    """

    ticket: Ticket | None
    way: Way | None
    member: Principal | None
    who: Who
    sent_to: str = ""


class _Found(NamedTuple):
    ticket: Ticket | None = None
    way: Way | None = None
    sent_to: str = ""


def find(mail: Incoming) -> Belonging:
    """What the tables say about a mail. Whether its sender is to be believed is another question."""
    member = accounts.member_of(mail.address) if mail.address else None
    found = _by_token(mail, member) or _by_answer(mail, member) or _by_subject(mail) or _Found()
    return Belonging(found.ticket, found.way, member, _who(mail, member, found.ticket), found.sent_to)


def _by_token(mail: Incoming, member: Principal | None) -> _Found | None:
    shown = (*mail.recipients, *mail.returned.reply_to)
    reply = addresses.read_reply(addressing.keys(), settings().mail_domain, shown)
    ticket = _current(reply.ticket) if reply else None
    if reply is None or ticket is None:
        return None
    is_own = any(reply.is_for(one) for one in addressing.ids_of(mail.address, member))
    return _Found(ticket, Way.TOKEN if is_own else Way.FORWARDED, reply.handle)


def _by_answer(mail: Incoming, member: Principal | None) -> _Found | None:
    """All ids are looked up in one read; of those that are known, the one that the mail names first counts."""
    named = (*mail.returned.ids, *mail.answers)[: threads.MOST_IDS]
    wishes = [db.Wish(MailOf, MailOf.key(threads.key_of(one)), "MAIL") for one in named]
    for found in db.fetch(*wishes) if wishes else ():
        ticket = _current(found.ticket) if found else None
        if ticket is not None:
            return _Found(ticket, _shown_by(mail, member, found), found.sent_to or "")
    return None


def _shown_by(mail: Incoming, member: Principal | None, answered: MailOf) -> Way:
    """A mail of ours proves something only for whom it went to."""
    if not answered.sent_to:
        return Way.THEIR_MAIL
    own = {signatures.handle_of(one) for one in addressing.ids_of(mail.address, member)}
    return Way.OUR_MAIL if answered.sent_to in own else Way.FORWARDED


def _by_subject(mail: Incoming) -> _Found | None:
    number = threads.number_in(mail.subject)
    ticket = _current(number) if number else None
    return _Found(ticket, Way.SUBJECT) if ticket else None


def _current(number: str) -> Ticket | None:
    """The ticket with that number, or the one in which it goes on."""
    ticket = reading.ticket_of(number)
    return continuing.current(ticket) if ticket else None


def _who(mail: Incoming, member: Principal | None, ticket: Ticket | None) -> Who:
    if member is not None and member.staff:
        return Who.STAFF
    if ticket is None:
        return Who.CUSTOMER if member else Who.OTHER
    known_as = addressing.ids_of(mail.address, member)
    is_own = ticket.account_id in known_as or (member is not None and ticket.account_id == member.account_id)
    takes_part = participants.is_among(participants.read(ticket.participants), known_as)
    return Who.CUSTOMER if is_own or takes_part else Who.OTHER
