"""What is remembered of a mail that came: once, in the transaction that makes something of it."""

from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, incoming
from chalicelib.platform.incoming import Arrived
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.models import MailOf, TakenMail
from chalicelib.tickets.rules.mail import threads
from chalicelib.tickets.rules.mail.deciding import Decision
from chalicelib.tickets.rules.mail.incoming import Incoming
from chalicelib.tickets.rules.mail.proof import Proof
from chalicelib.tickets.service.mail import addressing
from chalicelib.tickets.service.mail.belonging import Belonging


class _TakenBefore(Conflict):
    """This mail came before, and what became of it stands."""


class _IdTakenMeanwhile(Conflict):
    """Another mail with this id came at the same moment. When this one comes again, that is known."""


@dataclass(frozen=True, slots=True)
class Post:
    """A mail with all that is known about it."""

    mail_id: str
    arrived: Arrived
    mail: Incoming
    belongs: Belonging
    proof: Proof

    @property
    def key(self) -> IdempotencyKey:
        """By which whatever it makes is made once."""
        return IdempotencyKey("mail", self.mail_id, self.mail_id)


def id_of(mail: Incoming, arrived: Arrived) -> str:
    """The same for the same mail to the same place, however often and over however many servers it comes.

    A sender is part of it, so that nobody can take the place of another's mail by using its id first.
    """
    mailbox = ",".join(sorted(_place(one) for one in arrived.recipients))
    return ids.derived("eml", mailbox, mail.address, mail.message_id or mail.digest)


def _place(recipient: str) -> str:
    """The reply addresses of one ticket are one place, whomever they were made for."""
    local, _, domain = recipient.lower().rpartition("@")
    return f"{local.partition('.')[0]}@{domain}"


def is_taken(mail_id: str) -> bool:
    """Whether something has become of that mail already."""
    return db.find_plain(TakenMail, TakenMail.key(mail_id), "MAIL") is not None


def taken_mail(mail_id: str) -> TakenMail | None:
    """What has become of a mail."""
    return db.find(TakenMail, TakenMail.key(mail_id), "MAIL")


def record(tx: Transaction, post: Post, decision: Decision, number: str = "") -> None:
    """Adds the record to the transaction, and by which id later mails find the ticket. Refused when it came before."""
    mail, now = post.mail, clock.now()
    taken = TakenMail(
        TakenMail.key(post.mail_id),
        "MAIL",
        mail_id=post.mail_id,
        raw_key=post.arrived.key,
        received_at=clock.stamp(post.arrived.at),
        taken_at=clock.stamp(now),
        address=mail.address or None,
        name=mail.name or None,
        language=mail.language or None,
        subject=mail.subject or None,
        proof=post.proof.value,
        outcome=decision.outcome.value,
        reason=decision.reason,
        ticket=number or None,
        expires_at=int((now + addressing.KEEP).timestamp()),
    )
    tx.create(taken, otherwise=_TakenBefore("This mail came before."))
    if number and _may_be_known_by(mail):
        known_by = addressing.mail_of(threads.key_of(mail.message_id), number)
        tx.create(known_by, otherwise=_IdTakenMeanwhile("Another mail with this id came at the same moment."))


def _may_be_known_by(mail: Incoming) -> bool:
    """Whether later mails find the ticket by this one's id. Nobody takes the place of a mail of ours by its id, nor
    that of a mail that came before, for what answers that one would come to another ticket.
    """
    its_id = mail.message_id
    if not its_id or its_id in mail.answers or threads.is_of_ses(its_id):
        return False
    return db.find_plain(MailOf, MailOf.key(threads.key_of(its_id)), "MAIL") is None


def once() -> AbstractContextManager[None]:
    """Within the block, a mail that came before is no refusal: what became of it stands."""
    return suppress(_TakenBefore)


def keep_files(post: Post) -> list[dict[str, object]]:
    """Keeps what came with the mail, and says what an entry says of each file."""
    kept: list[dict[str, object]] = []
    for place, file in enumerate(post.mail.files):
        if file.fault:
            kept.append({"name": file.name, "fault": file.fault.value})
            continue
        key = f"{incoming.FILES}{post.mail_id}/{place}"
        incoming.keep(key, file.content, file.media_type)
        kept.append({"name": file.name, "media_type": file.media_type, "size": len(file.content), "key": key})
    return kept
