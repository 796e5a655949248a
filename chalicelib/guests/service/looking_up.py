"""Looking something up by its number and mail address: a mailed code opens that one thing, for a while.

Whether number and address belong together is looked up when the mail is written, and told by the mail alone: what is
answered here, and how soon, is the same for every pair. Whose it is, is looked up again at each reading.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.accounts import service as accounts
from chalicelib.guests.events import LookUpAsked
from chalicelib.guests.models import LookUp, Opened
from chalicelib.guests.rules import looking_up as rules
from chalicelib.guests.rules.looking_up import Thing
from chalicelib.guests.schemas import AskLookUp, ConfirmLookUp, OpenedView
from chalicelib.guests.service import owning
from chalicelib.kernel import clock, codes, ids
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.orders.service import returning, withdrawing
from chalicelib.platform import db, outbox, rate_limit, vendor
from chalicelib.platform.outbox import Repeated
from chalicelib.tickets import service as tickets

ASKED_AN_HOUR = 60  # from one internet address
CODES_AN_HOUR = 5  # to one mail address
OF_NUMBER_AN_HOUR = 20  # for one number, to whomever
TRIES = 5  # of one code
CODE_FOR, OPEN_FOR = timedelta(minutes=10), timedelta(minutes=30)
_PAGE = 50  # entries
_HOUR, _KEEP = timedelta(hours=1), timedelta(days=1)


class WrongLookUpCode(Invalid):
    """Another code than the last one that was mailed, too old, tried too often, or there never was one."""


class LookUpNotOpen(NotFound):
    """Nothing of this kind is open under this token, or not any more."""


class _NoTryLeft(Conflict):
    """The code was tried too often, or another one was mailed meanwhile."""


@dataclass(frozen=True, slots=True)
class CodeMail:
    """The code, to whom it goes, and what it opens."""

    to: accounts.Contact
    code: str
    number: str


def ask(request: AskLookUp, key: IdempotencyKey, internet_address: str) -> str:
    """Sees to it that a code goes to the address if the thing is theirs, and returns the address. Raises Slower."""
    email, (number, _), now = request.email.lower(), rules.read(request.number), clock.now()
    rate_limit.allow(f"look-ups from {internet_address}", most=ASKED_AN_HOUR, window=_HOUR)
    rate_limit.allow(f"look-ups of {email}", most=CODES_AN_HOUR, window=_HOUR)
    rate_limit.allow(f"look-ups of {number}", most=OF_NUMBER_AN_HOUR, window=_HOUR)
    look_up_id, own = _id(number, email), key.of(email)
    actions = [
        LookUp.number.set(number),
        LookUp.email.set(email),
        LookUp.language.set(request.language),
        LookUp.code.set(codes.six_digits()),
        LookUp.asked_at.set(clock.stamp(now)),
        LookUp.tries.set(0),
        LookUp.expires_at.set(int((now + _KEEP).timestamp())),
    ]
    try:
        with db.transaction() as tx:
            tx.update(LookUp(LookUp.key(look_up_id)), actions)
            outbox.add(tx, LookUpAsked(look_up_id=look_up_id), own, result=email)
    except Repeated as repeated:
        return outbox.first_result(repeated, own)
    return email


def code_mail(look_up_id: str) -> CodeMail | None:
    """The code and to whom it goes; None when it is over, or the thing is not theirs."""
    found = db.find(LookUp, LookUp.key(look_up_id), "LOOK_UP")
    if found is None or not _is_fresh(found) or owning.find(found.number, found.email) is None:
        return None
    whoever = accounts.Contact(look_up_id, "", found.email, found.language, vendor.calendar().zone, staff=False)
    return CodeMail(whoever, found.code, found.number)


def confirm(request: ConfirmLookUp, internet_address: str) -> OpenedView:
    """Opens the thing to whoever read the code. Raises WrongLookUpCode, and Slower after too many tries."""
    rate_limit.allow(f"look-up codes from {internet_address}", most=ASKED_AN_HOUR, window=_HOUR)
    email, (number, _), now = request.email.lower(), rules.read(request.number), clock.now()
    found = db.find(LookUp, LookUp.key(_id(number, email)), "LOOK_UP")
    if found is None or not _is_tried(found) or not hmac.compare_digest(found.code, request.code):
        raise _wrong()
    own = owning.find(number, email)
    if own is None:
        raise _wrong()
    token = codes.link_secret()
    opened = _opened(token, own, email, now + OPEN_FOR)
    try:
        with db.transaction() as tx:
            tx.delete(LookUp(found.pk), condition=LookUp.code == found.code, otherwise=_NoTryLeft("It was used."))
            tx.put(opened)
    except _NoTryLeft as used:
        raise _wrong() from used
    return OpenedView(token=token, thing=own.thing, number=own.number, until=opened.until)


def order(token: str) -> orders.OrderView:
    """The order that is open under the token, as its customer sees it. Raises LookUpNotOpen."""
    return orders.show(*_open(token, Thing.ORDER))


def ticket(token: str) -> tickets.TicketView:
    """The ticket. Raises LookUpNotOpen."""
    return tickets.show(*_open(token, Thing.TICKET))


def earlier(token: str, cursor: str | None) -> tickets.Entries:
    """Further back in its conversation, newest first. Raises LookUpNotOpen."""
    return tickets.older(*_open(token, Thing.TICKET), cursor, _PAGE)


def link(token: str, file_id: str) -> tickets.FileLink:
    """A link to a file that came with one of its messages. Raises LookUpNotOpen and FileNotFound."""
    return tickets.link(*_open(token, Thing.TICKET), file_id)


def returned(token: str) -> returning.ReturnView:
    """The return. Raises LookUpNotOpen."""
    return returning.show(*_open(token, Thing.RETURN))


def withdrawal(token: str) -> withdrawing.WithdrawalView:
    """The withdrawal. Raises LookUpNotOpen."""
    return withdrawing.show(*_open(token, Thing.WITHDRAWAL))


def answer(token: str, text: str, key: IdempotencyKey) -> tickets.TicketChange:
    """Adds to the ticket that is open, once, also when it comes again under a newer token. Raises LookUpNotOpen."""
    caller, number = _open(token, Thing.TICKET)
    if caller.id == caller.account_id:  # a guest is known by the name under which they asked
        caller = replace(caller, name=tickets.find(caller, number).requester_name)
    own = key.of(caller.id).of(number).saying(text)
    return tickets.add_message(caller, number, tickets.AddMessage(text=text), own)


def _open(token: str, thing: Thing) -> tuple[Principal, str]:
    """Who may see it, and its number."""
    opened = db.find(Opened, Opened.key(_digest(token)), "OPENED")
    is_open = opened is not None and opened.thing == thing and opened.until > clock.stamp(clock.now())
    own = owning.find(opened.number, opened.email) if opened and is_open else None
    if own is None or own.thing is not thing:
        raise LookUpNotOpen("This is not open, or not any more. Please look it up again.")
    return own.caller, own.number


def _opened(token: str, own: owning.Own, email: str, until: datetime) -> Opened:
    return Opened(
        Opened.key(_digest(token)),
        "OPENED",
        thing=own.thing.value,
        number=own.number,
        email=email,
        until=clock.stamp(until),
        expires_at=int(until.timestamp()),
    )


def _is_tried(look_up: LookUp) -> bool:
    """Counts a try of the code; False when it is too old, or there is none left."""
    if not _is_fresh(look_up):
        return False
    left = (LookUp.asked_at == look_up.asked_at) & (LookUp.tries < TRIES)
    try:
        with db.transaction() as tx:
            tries = [LookUp.tries.set(LookUp.tries + 1)]
            tx.update(LookUp(look_up.pk), tries, condition=left, otherwise=_NoTryLeft("It was tried too often."))
    except _NoTryLeft:
        return False
    return True


def _is_fresh(look_up: LookUp) -> bool:
    return clock.now() - clock.parse(look_up.asked_at) < CODE_FOR


def _id(number: str, email: str) -> str:
    return ids.derived("lkp", number, email)


def _digest(token: str) -> str:
    """What the table keeps of a token: nobody who reads the table can use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _wrong() -> WrongLookUpCode:
    return WrongLookUpCode("That is not the right code, or its time is over. Check it, or ask for a new one.")
