"""Rating: what customers think of how we handled their ticket, in the portal or by the link in our mail.

The link is signed for one ticket and one person, and works without signing in. Looking at it changes nothing: programs
that check mails follow links too.
"""

from collections.abc import Callable
from datetime import datetime

from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import vendor
from chalicelib.tickets.events import CustomerReplied, TicketRated, TicketReopened
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.models import ratings as scores
from chalicelib.tickets.rules import rating as rules
from chalicelib.tickets.rules import signatures
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.rating import Rating
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.rating import LinkedRatingView, RateTicket, RatingView
from chalicelib.tickets.service import rated, reading, storing
from chalicelib.tickets.service.mail import addressing
from chalicelib.tickets.service.storing import Change

_PURPOSE = "rating"
_NOTHING = RatingView(verdict=None, word="", wish="", rated_at=None, open_until=None)


class RatingLinkUnknown(NotFound):
    """The link is none of ours, was cut short, or its ticket has gone to somebody else."""


class _SaidBefore(Conflict):
    """They think the same as before."""


def link_token(ticket: Ticket) -> str:
    """What the link in a mail to its requester shows; empty where the vendor has no keys, or nothing can be rated."""
    may = rules.open_until(storing.handling_of(ticket), rated.of(ticket))
    return signatures.token(addressing.keys(), _PURPOSE, ticket.number, ticket.requester_id) if may else ""


def rate(caller: Principal, number: str, request: RateTicket, key: IdempotencyKey) -> TicketChange:
    """In the portal. Raises NothingToRate, WishOutOfPlace."""
    ticket, entries = _carry_out(lambda: reading.find(caller, number), request, key, caller)
    return reading.change(ticket, entries, staff=False)


def rate_by_link(token: str, request: RateTicket, key: IdempotencyKey) -> LinkedRatingView:
    """By the link in a mail. Raises RatingLinkUnknown, NothingToRate, WishOutOfPlace."""
    ticket, _ = _carry_out(lambda: _linked(token), request, key)
    return _shown(ticket)


def show_by_link(token: str) -> LinkedRatingView:
    """What there is to rate, and what was said so far. Raises RatingLinkUnknown."""
    return _shown(_linked(token))


def _shown(ticket: Ticket) -> LinkedRatingView:
    handling = storing.handling_of(ticket)
    awaited = handling.awaited_reply
    return LinkedRatingView(
        number=ticket.number,
        subject=ticket.subject,
        rating=rated.view(ticket, handling) or _NOTHING,
        is_open=not handling.is_settled,
        answer_by=awaited.due_at if awaited else None,
    )


def _linked(token: str) -> Ticket:
    signed = signatures.read(addressing.keys(), _PURPOSE, token)
    ticket = reading.ticket_of(signed.ticket) if signed else None
    if signed is None or ticket is None or ticket.state == State.SPAM or not signed.is_for(ticket.requester_id):
        raise RatingLinkUnknown("This link leads nowhere. Perhaps it was cut short; the mail has it whole.")
    return ticket


def _carry_out(
    load: Callable[[], Ticket], request: RateTicket, key: IdempotencyKey, caller: Principal | None = None
) -> tuple[Ticket, list[Entry]]:
    rules.ensure_in_place(request.verdict, request.wish)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        before = rated.of(ticket)
        rules.ensure_open(handling, before, now)
        first_at = before.rated_at if before else now
        after = Rating(verdict=request.verdict, word=request.word, wish=request.wish, rated_at=first_at)
        wish = rules.to_take_up(handling, before, after)
        if after == before and not wish:
            raise _SaidBefore("That is what was said before.")
        rated.put(ticket, after)
        account, day = ticket.account_id, vendor.day_of(after.rated_at)
        changes = {verdict.value: change for verdict, change in rules.counted(before, after).items()}
        change = _taken_up(handling, now) if wish else Change(handling, TicketRated)
        change.entries = [_entry(ticket, after, wish, caller)]
        change.also = lambda tx: scores.count(tx, account, day, changes)
        return change

    try:
        return storing.carry_out(load, step, key)
    except _SaidBefore:
        return load(), []


def _taken_up(handling: Handling, now: datetime) -> Change:
    event = TicketReopened if handling.is_settled else CustomerReplied
    return Change(rules.taken_up(handling, storing.level(), now), event)


def _entry(ticket: Ticket, given: Rating, wish: str, caller: Principal | None) -> Entry:
    """What stands in the conversation: the wish in their own words, else that they rated."""
    facts = {"verdict": given.verdict.value, "word": given.word}
    entry = storing.system_entry(ticket.number, "rated", **{name: fact for name, fact in facts.items() if fact})
    entry.by, entry.text = "customer", wish or None
    entry.author_id = caller.id if caller else ticket.requester_id
    entry.author = caller.name if caller else ticket.requester_name
    return entry
