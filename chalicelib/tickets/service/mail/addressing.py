"""Under which address a person answers in a ticket, who may be reached by mail alone, and which mails we sent."""

from datetime import timedelta

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel import clock, ids
from chalicelib.kernel.principal import Principal, Role
from chalicelib.platform import vendor
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.models import MailOf, Ticket
from chalicelib.tickets.rules import signatures
from chalicelib.tickets.rules.mail import addresses, threads
from chalicelib.tickets.rules.signatures import Key

KEEP = timedelta(days=400)


def keys() -> tuple[Key, ...]:
    """The keys that sign reply addresses and links in mails; none where the vendor has settled none."""
    return signatures.keys_of(settings().reply_keys)


def reply_address(number: str, person_id: str) -> str:
    """Where that person's answers in that ticket go to; empty where the vendor takes no mail."""
    return addresses.reply_address(keys(), settings().mail_domain, number, person_id)


def takes_mail() -> bool:
    """Whether answers to mails about tickets reach us."""
    return bool(keys() and settings().mail_domain)


def remember_sent(tx: Transaction, number: str, person_id: str, ses_message_id: str) -> None:
    """Adds to the transaction that this mail of ours told that person of that ticket: so its answers are known, and
    the mail itself when it comes back.
    """
    tx.put(mail_of(threads.key_of_sent(ses_message_id), number, sent_to=signatures.handle_of(person_id)))


def mail_of(id_key: str, number: str, sent_to: str | None = None) -> MailOf:
    """What leads from a message id to its ticket; `sent_to` is the handle of who got it from us."""
    expires_at = int((clock.now() + KEEP).timestamp())
    return MailOf(MailOf.key(id_key), "MAIL", ticket=number, sent_to=sent_to, expires_at=expires_at)


def guest_id(address: str) -> str:
    """Who writes from an address that is no member's."""
    return ids.derived("gst", address.lower())


def ids_of(address: str, member: Principal | None) -> tuple[str, ...]:
    """All under which whoever writes from that address may be known: as a guest, and as the member that they are."""
    return (guest_id(address), member.id) if member else (guest_id(address),)


def guest(address: str, name: str, language: str) -> Principal:
    """Somebody who has only their address. They stand alone: their account is themselves."""
    known = guest_id(address)
    zone = vendor.calendar().zone
    return Principal(known, known, Role.OWNER, name or address, address, language, zone, staff=False)


def requester(ticket: Ticket) -> Contact | None:
    """How to reach who opened the ticket; None when there is no such member any more."""
    if not ticket.guest_address:
        return accounts.contact(ticket.requester_id)
    return Contact(
        member_id=ticket.requester_id,
        name=ticket.requester_name,
        email=ticket.guest_address,
        language=ticket.guest_language or "",
        time_zone=vendor.calendar().zone,
        staff=False,
    )
