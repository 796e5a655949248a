"""What becomes of a mail: one table. Pure.

A mail is a message or an answer where its sender is believed, waits for staff where somebody else writes in a ticket,
opens a ticket where it belongs to none, and otherwise is noted, refused, put aside or passed over. Only what a person
wrote, and whose sender is not known to be false, is ever answered, and nobody more than a few times an hour.
"""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.tickets.rules.mail.automatic import Nature
from chalicelib.tickets.rules.mail.incoming import Incoming
from chalicelib.tickets.rules.mail.limits import Overstep
from chalicelib.tickets.rules.mail.proof import Proof

MOST_AUTOMATIC = 5
"""Automatic mails of one sender in an hour that are looked at, and answers of ours that one sender gets in an hour."""
MOST_MAILS = 60
"""Mails of one sender in an hour; what comes beyond is put aside."""


class Outcome(StrEnum):
    """What becomes of it."""

    MESSAGE = "message"
    ANSWER = "answer"
    PENDING = "pending"
    NEW_TICKET = "new_ticket"
    NOTE = "note"
    REFUSED = "refused"
    QUARANTINED = "quarantined"
    IGNORED = "ignored"


class Way(StrEnum):
    """How it was found to which ticket a mail belongs."""

    TOKEN = "token"  # noqa: S105  (a word, not a secret)
    """By a reply address that was made for its sender."""
    FORWARDED = "forwarded"
    """By a reply address that was made for somebody else, or by a mail of ours that went to them."""
    OUR_MAIL = "our_mail"
    """It answers a mail that we sent to its sender."""
    THEIR_MAIL = "their_mail"
    """It answers a mail that we got."""
    SUBJECT = "subject"
    """Its subject names the ticket."""


class Who(StrEnum):
    """Who writes, by their address: one of the ticket's people (without a ticket: a customer), staff, or neither."""

    CUSTOMER = "customer"
    STAFF = "staff"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Traffic:
    """How many mails came from the sender within the hour, this one included, and how many we answered by ourselves."""

    mails: int = 1
    automatic: int = 1
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the tables and SES say about a mail. `way` is None when it belongs to no ticket."""

    proof: Proof
    who: Who
    way: Way | None
    traffic: Traffic = Traffic()
    is_spam: bool = False
    is_infected: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`reason` names the row of the table. `tells` says whether its sender gets a mail about it from us."""

    outcome: Outcome
    reason: str
    tells: bool = False


_STRONG = {Way.TOKEN, Way.OUR_MAIL}
_SHOWS_OUR_MAIL = {Way.TOKEN, Way.FORWARDED, Way.OUR_MAIL}


def decide(mail: Incoming, known: Circumstances) -> Decision:
    """What becomes of the mail. The first that applies: what must not be looked at, machines, limits, then people."""
    return _kept_out(mail, known) or _of_machine(mail, known) or _unfit(mail, known) or _of_person(mail, known)


def _kept_out(mail: Incoming, known: Circumstances) -> Decision | None:
    if known.is_infected:
        return Decision(Outcome.QUARANTINED, "infected")
    if mail.is_our_own and mail.nature is not Nature.RETURNED:
        return Decision(Outcome.IGNORED, "our_own")
    return None


def _of_machine(mail: Incoming, known: Circumstances) -> Decision | None:
    """Notices of a ticket's people are noted for staff, a few an hour; returned mail as well, if it shows something of
    a mail that we sent: anybody can write that a mail came back. None is answered.
    """
    if mail.nature is Nature.PERSON:
        return None
    if known.traffic.automatic > MOST_AUTOMATIC:
        return Decision(Outcome.IGNORED, "too_many_automatic")
    if mail.nature is Nature.RETURNED:
        return Decision(Outcome.NOTE if known.way in _SHOWS_OUR_MAIL else Outcome.IGNORED, "returned")
    if known.way and known.who is Who.CUSTOMER and known.proof is not Proof.FAILED:
        return Decision(Outcome.NOTE, mail.nature.value)
    return Decision(Outcome.IGNORED, mail.nature.value)


def _unfit(mail: Incoming, known: Circumstances) -> Decision | None:
    """What a person may have written, and nobody can read or answer."""
    aside = _put_aside(mail, known)
    if aside:
        return Decision(Outcome.QUARANTINED, aside)
    if mail.overstep:
        return _refused(mail, known, mail.overstep.value)
    return None if mail.text.strip() or mail.files else _refused(mail, known, "empty")


def _put_aside(mail: Incoming, known: Circumstances) -> str:
    if mail.overstep is Overstep.UNREADABLE:
        return mail.overstep.value
    if not mail.address:
        return "no_sender"
    if known.is_spam:
        return "spam"
    return "too_many" if known.traffic.mails > MOST_MAILS else ""


def _of_person(mail: Incoming, known: Circumstances) -> Decision:
    if known.way is None or (known.way is Way.SUBJECT and known.who is Who.OTHER):
        return _without_ticket(mail, known)
    is_believed = _is_believed(known)
    if known.who is Who.OTHER or not is_believed:
        may_join = known.who is Who.OTHER and known.proof is not Proof.FAILED
        return Decision(Outcome.PENDING, "other_sender" if may_join else "not_proven")
    return Decision(Outcome.ANSWER if known.who is Who.STAFF else Outcome.MESSAGE, known.way)


def _is_believed(known: Circumstances) -> bool:
    """A customer who holds what only they were sent need not be proven; whoever speaks for the vendor always must."""
    if known.who is Who.STAFF or known.way not in _STRONG:
        return known.proof is Proof.VERIFIED
    return known.proof is not Proof.FAILED


def _without_ticket(mail: Incoming, known: Circumstances) -> Decision:
    if known.who is Who.STAFF:
        return _refused(mail, known, "staff_without_ticket")
    reason = "customer" if known.who is Who.CUSTOMER and known.proof is Proof.VERIFIED else "stranger"
    return Decision(Outcome.NEW_TICKET, reason, tells=_may_tell(mail, known))


def _refused(mail: Incoming, known: Circumstances, reason: str) -> Decision:
    """With an answer where that is allowed; otherwise it is put aside, for nobody would ever hear of it."""
    if _may_tell(mail, known):
        return Decision(Outcome.REFUSED, reason, tells=True)
    return Decision(Outcome.QUARANTINED, reason)


def _may_tell(mail: Incoming, known: Circumstances) -> bool:
    """Never whoever may be somebody else than they say: the answer would go to a bystander."""
    return not mail.wants_no_answer and known.proof is not Proof.FAILED and known.traffic.answered < MOST_AUTOMATIC
