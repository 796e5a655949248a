"""What we offer to put a complaint right, and what becomes of each offer: one table. Pure.

An offer waits for its customer until its day is over; no other is made meanwhile. Amounts are in minor units of their
currency, and tell what the offer is worth: the money itself moves where money moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.tickets.rules.states import Actor, Move

MOST_REMEDIES = 10


class RemedyState(StrEnum):
    """Where an offer stands. Lapsed: nobody answered it until its day was over."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    LAPSED = "lapsed"
    DONE = "done"


class AboutKind(StrEnum):
    """What an offer leads to, where that exists already."""

    CREDIT_NOTE = "credit_note"
    REFUND = "refund"
    RETURN = "return"


class OfferWaits(Conflict):
    """One offer waits for the customer's answer; the next comes after it."""


class NoOfferWaits(Conflict):
    """No offer waits for an answer: there is none, it has been answered, or its day is over."""


class TooManyRemedies(Conflict):
    """Ten offers were made about this complaint; an eleventh helps nobody."""


class RemedyNotFound(NotFound):
    """This complaint has no such offer that was accepted and is not done."""


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """What was offered, in words; by whom and until which day; and what became of it.

    `word` is what the customer said to it, `about` and `number` name a credit note, refund or return.
    """

    remedy_id: str
    words: str
    until: date
    offered_by: str
    offered_at: datetime
    state: RemedyState = RemedyState.OFFERED
    amount: int | None = None
    currency: str | None = None
    about: AboutKind | None = None
    number: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    word: str | None = None
    done_by: str | None = None
    done_at: datetime | None = None


Remedies = tuple[Remedy, ...]

TRANSITIONS: Mapping[Actor, Mapping[RemedyState, Mapping[Move, RemedyState]]] = {
    Actor.CUSTOMER: {
        RemedyState.OFFERED: {
            Move.ACCEPT_REMEDY: RemedyState.ACCEPTED,
            Move.REFUSE_REMEDY: RemedyState.REFUSED,
        },
    },
    Actor.STAFF: {RemedyState.ACCEPTED: {Move.FINISH_REMEDY: RemedyState.DONE}},
    Actor.SYSTEM: {RemedyState.OFFERED: {Move.OFFER_LAPSED: RemedyState.LAPSED}},
}


def standing(remedy: Remedy, today: date) -> RemedyState:
    """Where it stands on a day of the vendor's, however late anybody looks."""
    over = remedy.state is RemedyState.OFFERED and remedy.until < today
    return RemedyState.LAPSED if over else remedy.state


def waiting(remedies: Remedies, today: date) -> Remedy | None:
    """The offer that waits for the customer. There is never more than one."""
    return next((one for one in remedies if standing(one, today) is RemedyState.OFFERED), None)


def offered(remedies: Remedies, remedy: Remedy, today: date) -> Remedies:
    """With one more offer. Raises OfferWaits or TooManyRemedies."""
    if waiting(remedies, today):
        raise OfferWaits("An offer waits for the customer's answer already.")
    if len(remedies) == MOST_REMEDIES:
        raise TooManyRemedies("Ten offers have been made about this complaint.", most=MOST_REMEDIES)
    return (*remedies, remedy)


def answered(remedies: Remedies, move: Move, today: date, **told: object) -> Remedies:
    """The offer that waits has the customer's answer; `told` by whom, when, in which words. Raises NoOfferWaits."""
    found = waiting(remedies, today)
    if found is None:
        raise NoOfferWaits("There is no offer that waits for an answer.")
    return _moved(remedies, found, Actor.CUSTOMER, move, **told)


def finished(remedies: Remedies, remedy_id: str, **told: object) -> Remedies:
    """What was accepted is done; `told` by whom, when, and by which document. Raises RemedyNotFound."""
    for one in remedies:
        if one.remedy_id == remedy_id and _becomes(one, Actor.STAFF, Move.FINISH_REMEDY):
            return _moved(remedies, one, Actor.STAFF, Move.FINISH_REMEDY, **told)
    raise RemedyNotFound("There is no such offer that was accepted and is not done.")


def lapsed(remedies: Remedies, today: date) -> Remedies:
    """Offers whose day is over do not wait any more."""
    return tuple(replace(one, state=standing(one, today)) for one in remedies)


def possible(remedies: Remedies, actor: Actor, today: date) -> frozenset[Move]:
    """What that actor may do now with what was offered, a new offer included."""
    known = [replace(one, state=standing(one, today)) for one in remedies]
    moves = {move for one in known for move in TRANSITIONS[actor].get(one.state, {})}
    if actor is Actor.STAFF and not waiting(remedies, today) and len(remedies) < MOST_REMEDIES:
        moves.add(Move.OFFER_REMEDY)
    return frozenset(moves)


def _becomes(remedy: Remedy, actor: Actor, move: Move) -> RemedyState | None:
    return TRANSITIONS[actor].get(remedy.state, {}).get(move)


def _moved(remedies: Remedies, found: Remedy, actor: Actor, move: Move, **told: object) -> Remedies:
    after = replace(found, state=TRANSITIONS[actor][found.state][move], **told)  # type: ignore[arg-type]
    return tuple(after if one is found else one for one in remedies)
