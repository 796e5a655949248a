"""Taking a mail: read it, find where it belongs, decide, and let it become something, once."""

from dataclasses import replace
from datetime import timedelta

from chalicelib.platform import context, db, incoming, outbox, rate_limit
from chalicelib.platform.context import Deed
from chalicelib.platform.incoming import Arrived
from chalicelib.platform.observability import logger
from chalicelib.tickets.events import MailRefused
from chalicelib.tickets.rules.mail import deciding, limits, reading
from chalicelib.tickets.rules.mail.automatic import Nature
from chalicelib.tickets.rules.mail.deciding import Circumstances, Decision, Outcome, Traffic
from chalicelib.tickets.rules.mail.incoming import Envelope, Incoming
from chalicelib.tickets.rules.mail.proof import FAIL, Proof, Verdicts, proof_of
from chalicelib.tickets.service.mail import belonging, records, writing
from chalicelib.tickets.service.mail.records import Post

_HOUR = timedelta(hours=1)


def take(arrived: Arrived) -> None:
    """Lets a mail become what it has to; the same one again changes nothing. Raises only what a later try may mend."""
    raw, size = incoming.raw(arrived.key, limits.MOST_BYTES + 1)
    mail = reading.read(raw, Envelope(arrived.recipients, arrived.sender), size)
    mail_id = records.id_of(mail, arrived)
    if records.is_taken(mail_id):
        return
    belongs = belonging.find(mail)
    post = Post(mail_id, arrived, mail, belongs, _proof(mail, arrived))
    decision = _decided(post)
    actor = belongs.member.id if belongs.member else context.SYSTEM
    with records.once(), context.acting(Deed(actor=actor)):
        _become(post, decision)
    logger.info("a mail was taken", mail_id=mail_id, outcome=decision.outcome.value, reason=decision.reason)


def _proof(mail: Incoming, arrived: Arrived) -> Proof:
    given = arrived.verdicts
    verdicts = Verdicts(
        spf=given.get("spf", ""), dkim=given.get("dkim", ""), dmarc=given.get("dmarc", ""), envelope_from=arrived.sender
    )
    return proof_of(verdicts, mail.address, mail.results)


def _decided(post: Post) -> Decision:
    """What its sender has sent within the hour is counted as far as the decision needs it."""
    mail, verdicts = post.mail, post.arrived.verdicts
    whose = mail.address or post.arrived.sender or "nobody"
    automatic = 0 if mail.nature is Nature.PERSON else rate_limit.count(f"automatic mail|{whose}", _HOUR)
    known = Circumstances(
        proof=post.proof,
        who=post.belongs.who,
        way=post.belongs.way,
        traffic=Traffic(rate_limit.count(f"mail|{whose}", _HOUR), automatic),
        is_spam=verdicts.get("spam") == FAIL,
        is_infected=verdicts.get("virus") == FAIL,
    )
    decision = deciding.decide(mail, known)
    if decision.tells and rate_limit.count(f"answered mail|{whose}", _HOUR) > deciding.MOST_AUTOMATIC:
        traffic = replace(known.traffic, answered=deciding.MOST_AUTOMATIC)
        return deciding.decide(mail, replace(known, traffic=traffic))
    return decision


def _become(post: Post, decision: Decision) -> None:
    match decision.outcome:
        case Outcome.MESSAGE:
            writing.message(post, decision)
        case Outcome.ANSWER:
            writing.answer(post, decision)
        case Outcome.PENDING | Outcome.NOTE:
            writing.note(post, decision)
        case Outcome.NEW_TICKET:
            writing.new_ticket(post, decision)
        case _:
            _put_down(post, decision)


def _put_down(post: Post, decision: Decision) -> None:
    """Nothing becomes of it but the record, and where that is allowed an answer that says why."""
    with db.transaction() as tx:
        records.record(tx, post, decision)
        if decision.tells:
            outbox.add(tx, MailRefused(mail_id=post.mail_id, reason=decision.reason), post.key)
