"""What each move makes of a ticket. Pure: the handling so far, the vendor's service level and now give the next one.

Moves compose: staff who answer and solve in one go `reply` and then `solve`, at the same moment.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.kernel.clock import stamp
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.tickets.rules import sla, states
from chalicelib.tickets.rules.handling import (
    Handling,
    entered,
    moved,
    news_awaited,
    replies_stopped,
    reply_awaited,
    resolution_stopped,
    retimed,
    words_stopped,
)
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency, is_sooner, priority_of
from chalicelib.tickets.rules.service_level import ServiceLevel
from chalicelib.tickets.rules.sla import ClockKind, Ending
from chalicelib.tickets.rules.states import Actor, Kind, Move, Side, State
from chalicelib.tickets.rules.timing import timed

REOPEN_WINDOW = timedelta(days=14)
NEWS_WINDOW = timedelta(days=60)


class ReopenWindowOver(Conflict):
    """The ticket was closed more than 14 days ago. A new one can refer to it."""


class UrgencyNotRaised(Conflict):
    """The new answer to "how soon?" is no sooner than the one before."""


class ReasonMissing(Invalid):
    """The customer reads why; so there has to be a why."""


class DateNotAhead(Invalid):
    """One waits until a moment in the future."""


class NewsTooFarAhead(Invalid):
    """News are promised for the days to come, not for another year."""


class NewsDateOutOfPlace(Invalid):
    """We promise news while it is our turn; whoever asks or solves waits for the customer."""


class AnswerMissing(Conflict):
    """Nobody has answered the customer yet; nothing is solved in silence."""


class NothingToSetAside(Conflict):
    """No message of the customer waits for an answer, or it is the first, which is never set aside."""


def receive(  # noqa: PLR0913  (what a ticket begins with)
    level: ServiceLevel, now: datetime, *, kind: Kind, severity: Severity, urgency: Urgency, service_class: str = ""
) -> Handling:
    """A new ticket. The promise of a first reply begins at its receipt."""
    priority = priority_of(severity, urgency)
    clocks = (
        sla.start(kind, 1, now, level.target(priority, kind, service_class), level.calendar)
        for kind in (ClockKind.FIRST_REPLY, ClockKind.RESOLUTION)
    )
    handling = Handling(
        kind=kind,
        severity=severity,
        urgency=urgency,
        priority=priority,
        state=State.NEW,
        since=now,
        clocks=tuple(clocks),
        service_class=service_class,
    )
    return timed(handling, level)


# The customer's moves


def customer_replies(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer adds a message. It counts as "not solved yet" on a ticket that we thought solved."""
    after = moved(handling, Actor.CUSTOMER, Move.REPLY, now)
    came_from = handling.state_before_reply if after.state is handling.state else handling.state
    letter = handling.letter_at or handling.letter_before_reply
    replied = replace(after, state_before_reply=came_from, letter_before_reply=letter)
    return timed(reply_awaited(replied, level, now), level)


def withdraw(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer needs nothing any more."""
    return _closed_by_customer(handling, level, now, Move.WITHDRAW)


def say_solved(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """Asked by us, the customer says that it is solved."""
    solved = resolution_stopped(handling, level, now, Ending.SOLVED)
    return _closed_by_customer(solved, level, now, Move.SAY_SOLVED)


def confirm_solved(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer agrees that it is solved."""
    return _closed_by_customer(handling, level, now, Move.CONFIRM_SOLVED)


def not_solved(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer disagrees, and waits for us."""
    after = moved(handling, Actor.CUSTOMER, Move.NOT_SOLVED, now)
    return timed(reply_awaited(after, level, now), level)


def customer_reopens(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """Within 14 days of closing, the same ticket goes on. Raises ReopenWindowOver."""
    after = moved(handling, Actor.CUSTOMER, Move.REOPEN, now)
    if now > handling.since + REOPEN_WINDOW:
        raise ReopenWindowOver(
            "This ticket has been closed for too long. Please open a new one that refers to it.",
            closed_at=stamp(handling.since),
            reopen_until=stamp(handling.since + REOPEN_WINDOW),
        )
    return timed(reply_awaited(after, level, now), level)


def raise_urgency(handling: Handling, level: ServiceLevel, now: datetime, urgency: Urgency) -> Handling:
    """The customer needs it sooner. That never makes a ticket less urgent than staff have made it."""
    after = moved(handling, Actor.CUSTOMER, Move.RAISE_URGENCY, now)
    if not is_sooner(urgency, than=handling.urgency):
        raise UrgencyNotRaised("That is no sooner than before.", urgency=handling.urgency)
    priority = min(handling.priority, priority_of(handling.severity, urgency))
    return timed(retimed(replace(after, urgency=urgency, priority=priority), level, now), level)


# The staff's moves


def assign(handling: Handling, now: datetime) -> Handling:
    """Somebody takes the ticket. The customer sees no difference, and no promise changes."""
    return moved(handling, Actor.STAFF, Move.ASSIGN, now)


def reply(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """A person writes publicly: whoever waited for a reply has one."""
    after = moved(handling, Actor.STAFF, Move.REPLY, now)
    return timed(words_stopped(after, level, now, Ending.ANSWERED), level)


def ask_customer(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """A public reply that asks something: now it is the customer's turn, and their silence begins anew."""
    state = states.apply(handling.state, Actor.STAFF, Move.ASK_CUSTOMER, handling.kind)
    answered = words_stopped(handling, level, now, Ending.ANSWERED)
    return timed(entered(answered, state, now), level)


def promise_news(handling: Handling, level: ServiceLevel, now: datetime, by: datetime) -> Handling:
    """With an answer that leaves the ticket with us: by when the customer hears more."""
    if handling.state is not State.OPEN:
        raise NewsDateOutOfPlace("A date for news goes with an answer that leaves the ticket with us.")
    if by <= now:
        raise DateNotAhead("Please give a date in the future.", until=stamp(by))
    if by > now + NEWS_WINDOW:
        raise NewsTooFarAhead("Please give a date within the next 60 days.", until=stamp(by))
    return timed(news_awaited(handling, level, now, by), level)


def wait_for_third(
    handling: Handling, level: ServiceLevel, now: datetime, until: datetime, name: str | None = None
) -> Handling:
    """We wait for somebody else. Our promise to answer runs on: the customer has heard nothing from us."""
    state = states.apply(handling.state, Actor.STAFF, Move.WAIT_FOR_THIRD, handling.kind)
    if until <= now:
        raise DateNotAhead("Please give a date in the future.", until=stamp(until))
    after = replace(entered(handling, state, now), waiting_for=name, waiting_until=until)
    return timed(after, level)


def set_aside(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """The customer's last messages need no answer, and the ticket is where it was before them.

    Where that was the customer's turn, news that were promised because none came in time are awaited no more.
    """
    state = states.apply(handling.state, Actor.STAFF, Move.SET_ASIDE, handling.kind)
    awaited = handling.awaited_reply
    if awaited is None or awaited.kind is not ClockKind.NEXT_REPLY:
        raise NothingToSetAside("No message waits that could be set aside.")
    before_them = handling.state_before_reply
    was_theirs = before_them and states.who_acts_next(before_them) is Side.YOU
    after = (words_stopped if was_theirs else replies_stopped)(handling, level, now, Ending.DROPPED)
    if before_them is None:
        return timed(replace(after, state=state), level)
    return timed(replace(entered(after, before_them, now), letter_at=handling.letter_before_reply), level)


def solve(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """We think that it is solved; the customer is asked. Raises AnswerMissing while nobody has answered at all."""
    after = moved(handling, Actor.STAFF, Move.SOLVE, now)
    awaited = handling.awaited_reply
    if awaited and awaited.kind is ClockKind.FIRST_REPLY:
        raise AnswerMissing("Please answer the customer first.")
    return timed(words_stopped(after, level, now, Ending.SOLVED), level)


def staff_reopens(handling: Handling, level: ServiceLevel, now: datetime, reason: str | None = None) -> Handling:
    """We were wrong: it goes on. What is closed is opened again only with a reason that the customer reads."""
    after = moved(handling, Actor.STAFF, Move.REOPEN, now)
    if handling.state is State.CLOSED:
        _ensure_reason(reason)
    return timed(after, level)


def mark_spam(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """Nobody is waiting here."""
    after = moved(handling, Actor.STAFF, Move.MARK_SPAM, now)
    return timed(words_stopped(after, level, now, Ending.DROPPED), level)


def restore(handling: Handling, level: ServiceLevel, now: datetime) -> Handling:
    """It was no spam. The mistake was ours, so the promises stand as they were."""
    after = moved(handling, Actor.STAFF, Move.RESTORE, now)
    with_it = {
        clock for clock in handling.clocks if clock.stopped_at == handling.since and clock.ending is Ending.DROPPED
    }
    clocks = (sla.reinstate(clock) if clock in with_it else clock for clock in handling.clocks)
    return timed(replace(after, clocks=tuple(clocks)), level)


def change_priority(
    handling: Handling, level: ServiceLevel, now: datetime, priority: Priority, reason: str
) -> Handling:
    """Staff see it otherwise, and tell the customer why. Running promises are recomputed from their own starts."""
    after = moved(handling, Actor.STAFF, Move.CHANGE_PRIORITY, now)
    _ensure_reason(reason)
    return timed(retimed(replace(after, priority=priority), level, now), level)


def _closed_by_customer(handling: Handling, level: ServiceLevel, now: datetime, move: Move) -> Handling:
    after = moved(handling, Actor.CUSTOMER, move, now)
    return timed(words_stopped(after, level, now, Ending.DROPPED), level)


def _ensure_reason(reason: str | None) -> None:
    if not (reason and reason.strip()):
        raise ReasonMissing("Please give the reason; the customer will read it.")
