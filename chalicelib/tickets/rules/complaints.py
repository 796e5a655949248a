"""What is done about a complaint beyond what is done about every ticket. Pure, and composed as `moves` are.

We offer remedies, the customer accepts or refuses each, and what was accepted is done. In the end comes our answer
letter: whoever does not object to it within 30 days has their complaint closed, and nobody else before they say so.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.tickets.rules import remedies, states
from chalicelib.tickets.rules.handling import Handling, entered, moved, reply_awaited, words_stopped
from chalicelib.tickets.rules.remedies import AboutKind, Remedy
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import Ending
from chalicelib.tickets.rules.states import Actor, Move
from chalicelib.tickets.rules.timing import timed

LONGEST_OFFER = timedelta(days=60)
_OFFERS = frozenset({Move.OFFER_REMEDY, Move.ACCEPT_REMEDY, Move.REFUSE_REMEDY, Move.FINISH_REMEDY})


class OfferDayNotAhead(Invalid):
    """The customer needs time to think: an offer holds until tomorrow at least, and for 60 days at most."""


class EscalatedBefore(Conflict):
    """The customer has asked for that person before."""


class NobodyToEscalateTo(Conflict):
    """The vendor has named nobody for complaints."""


def offer(handling: Handling, level: ServiceLevel, now: datetime, remedy: Remedy) -> Handling:
    """We offer something; it is an answer, and now the customer decides. Raises OfferDayNotAhead or OfferWaits."""
    state = states.apply(handling.state, Actor.STAFF, Move.OFFER_REMEDY, handling.kind)
    today = level.day_of(now)
    if not today < remedy.until <= today + LONGEST_OFFER:
        raise OfferDayNotAhead("Please give a day from tomorrow on, within 60 days.", until=remedy.until.isoformat())
    offers = remedies.offered(handling.remedies, remedy, today)
    answered = words_stopped(handling, level, now, Ending.ANSWERED)
    return timed(replace(entered(answered, state, now), remedies=offers), level)


def answer(  # noqa: PLR0913, PLR0917  (an answer: which, by whom, in which words)
    handling: Handling, level: ServiceLevel, now: datetime, move: Move, by: str, word: str | None
) -> Handling:
    """The customer accepts or refuses what we offer, and waits for us to go on. Raises NoOfferWaits."""
    after = moved(handling, Actor.CUSTOMER, move, now)
    answered = remedies.answered(handling.remedies, move, level.day_of(now), answered_by=by, answered_at=now, word=word)
    return timed(reply_awaited(replace(after, remedies=answered), level, now), level)


def finish(  # noqa: PLR0913, PLR0917
    handling: Handling, level: ServiceLevel, now: datetime, remedy_id: str, by: str, about: tuple[AboutKind, str] | None
) -> Handling:
    """What was accepted is done, as far as we can see; the customer is asked. Raises RemedyNotFound."""
    state = states.apply(handling.state, Actor.STAFF, Move.FINISH_REMEDY, handling.kind)
    named = {"about": about[0], "number": about[1]} if about else {}
    done = remedies.finished(handling.remedies, remedy_id, done_by=by, done_at=now, **named)
    answered = words_stopped(handling, level, now, Ending.ANSWERED)
    return timed(replace(entered(answered, state, now), remedies=done, letter_at=handling.letter_at), level)


def send_letter(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """Our final answer goes. A later letter begins the time for an objection anew."""
    state = states.apply(handling.state, Actor.STAFF, Move.SEND_LETTER, handling.kind)
    answered = words_stopped(handling, level, now, Ending.ANSWERED)
    return timed(replace(entered(answered, state, now), letter_at=now), level)


def escalate(handling: Handling, level: ServiceLevel, now: datetime, *, to_somebody: bool) -> Handling:
    """The customer wants the named person to decide, once. Raises NobodyToEscalateTo or EscalatedBefore."""
    after = moved(handling, Actor.CUSTOMER, Move.ESCALATE, now)
    if not to_somebody:
        raise NobodyToEscalateTo("There is nobody in particular for complaints. Please write what is wrong.")
    if handling.escalated_at:
        raise EscalatedBefore("This complaint lies with the person whom you asked for.")
    return timed(reply_awaited(replace(after, escalated_at=now), level, now), level)


def possible(handling: Handling, actor: Actor, today: date, *, to_somebody: bool) -> list[Move]:
    """The moves that the ticket's state and its offers admit to this actor on a day of the vendor's."""
    moves = states.allowed(handling.state, actor, handling.kind)
    barred = _OFFERS - remedies.possible(handling.remedies, actor, today)
    if handling.escalated_at or not to_somebody:
        barred |= {Move.ESCALATE}
    return [move for move in moves if move not in barred]
