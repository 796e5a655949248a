"""Signing up: a code goes to the address, and whoever reads it there gets a sign-in.

Whether the address has a sign-in already is looked up when the mail is written, and told in the mail alone: what is
answered here, and how soon, is the same for every address. The user pool takes sign-ups from nobody else.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.accounts.events import SignUpAsked
from chalicelib.accounts.models import SignUp
from chalicelib.accounts.schemas import AskSignUp, ConfirmSignUp
from chalicelib.accounts.service import Contact, contact, sign_ins
from chalicelib.kernel import clock, codes, ids
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox, rate_limit
from chalicelib.platform.outbox import Repeated

MAILS_AN_HOUR = 5  # to one address
ASKED_AN_HOUR = 100  # from one internet address
TRIES = 5  # of one code, an hour
_HOUR, _KEEP = timedelta(hours=1), timedelta(days=1)


class WrongCode(Invalid):
    """Another code than the last one that was mailed, or one that is over an hour old, or there never was one."""


class _ToldLately(Conflict):
    """The owner of the address was told less than an hour ago."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mail says, and to whom. `code` is None for the owner of an address that has a sign-in already."""

    to: Contact
    code: str | None


def ask(request: AskSignUp, key: IdempotencyKey, internet_address: str) -> str:
    """Sees to it that a mail goes to the address, and returns it as we write it. Raises Slower."""
    email = request.email.lower()
    sign_up_id, now, own = _id(email), clock.now(), key.of(email)
    rate_limit.allow(f"sign-ups from {internet_address}", most=ASKED_AN_HOUR, window=_HOUR)
    rate_limit.allow(f"sign-ups of {email}", most=MAILS_AN_HOUR, window=_HOUR)
    actions = [
        SignUp.email.set(email),
        SignUp.language.set(request.language),
        SignUp.time_zone.set(request.time_zone),
        SignUp.code.set(codes.six_digits()),
        SignUp.asked_at.set(clock.stamp(now)),
        SignUp.expires_at.set(int((now + _KEEP).timestamp())),
    ]
    try:
        with db.transaction() as tx:
            tx.update(SignUp(SignUp.key(sign_up_id)), actions)
            outbox.add(tx, SignUpAsked(sign_up_id=sign_up_id), own, result=email)
    except Repeated as repeated:
        return outbox.first_result(repeated, own)
    return email


def confirm(request: ConfirmSignUp) -> str:
    """The one-time password for whoever read the code. Raises WrongCode, and Slower after too many tries."""
    found = db.find(SignUp, SignUp.key(_id(request.email.lower())), "SIGN_UP")
    asked_at = found.asked_at if found else ""
    rate_limit.allow(f"code of {request.email.lower()} {asked_at}", most=TRIES, window=_HOUR)
    right = found is not None and hmac.compare_digest(found.code, request.code) and _is_fresh(found)
    if found is None or not right or sign_ins.owner(found.email):
        raise WrongCode("That is not the right code, or its time is over. Check it, or ask for a new one.")
    return sign_ins.make(found.email, found.language)


def answer(sign_up_id: str, event_id: str) -> Answer | None:
    """What to mail because of that event: a code, or to the owner, once an hour, that somebody used their address."""
    found = db.find(SignUp, SignUp.key(sign_up_id), "SIGN_UP")
    if found is None:
        return None
    whoever = Contact(sign_up_id, "", found.email, found.language, found.time_zone, staff=False)
    owner = sign_ins.owner(found.email)
    if owner is None:
        return Answer(whoever, found.code)
    return Answer(contact(owner) or whoever, code=None) if _may_tell(found, event_id) else None


def _id(email: str) -> str:
    return ids.derived("sup", email)


def _is_fresh(sign_up: SignUp) -> bool:
    return clock.now() - clock.parse(sign_up.asked_at) < _HOUR


def _may_tell(sign_up: SignUp, event_id: str) -> bool:
    """Whether the owner has not been told within the hour; the same event may always go on."""
    now = clock.now()
    lately = SignUp.told_at.exists() & (SignUp.told_at > clock.stamp(now - _HOUR)) & (SignUp.told_by != event_id)
    told = [SignUp.told_at.set(clock.stamp(now)), SignUp.told_by.set(event_id)]
    try:
        with db.transaction() as tx:
            tx.update(SignUp(sign_up.pk), told, condition=~lately, otherwise=_ToldLately("They know."))
    except _ToldLately:
        return False
    return True
