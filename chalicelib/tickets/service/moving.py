"""What customers and staff do with a ticket without writing: moves, priority. Each leaves an entry."""

from collections.abc import Callable
from datetime import UTC, datetime

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.tickets.events import (
    PriorityChanged,
    TicketClosed,
    TicketEvent,
    TicketHandled,
    TicketReopened,
    TicketSolved,
    WaitingForThird,
)
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.states import Move
from chalicelib.tickets.schemas import ChangePriority, HandleTicket, MoveTicket, TicketChange
from chalicelib.tickets.service import complaining, reading, storing
from chalicelib.tickets.service.storing import Change, Step

Rule = Callable[..., Handling]


class UrgencyMissing(Invalid):
    """Raising the urgency says how soon it is needed."""


class DateMissing(Invalid):
    """Waiting for somebody else ends on a date."""


_CUSTOMERS: dict[Move, tuple[Rule, type[TicketEvent]]] = {
    Move.WITHDRAW: (moves.withdraw, TicketClosed),
    Move.SAY_SOLVED: (moves.say_solved, TicketClosed),
    Move.CONFIRM_SOLVED: (moves.confirm_solved, TicketClosed),
    Move.NOT_SOLVED: (moves.not_solved, TicketReopened),
    Move.REOPEN: (moves.customer_reopens, TicketReopened),
}
_STAFFS: dict[Move, tuple[Rule, type[TicketEvent]]] = {
    Move.SOLVE: (moves.solve, TicketSolved),
    Move.SET_ASIDE: (moves.set_aside, TicketHandled),
    Move.MARK_SPAM: (moves.mark_spam, TicketHandled),
    Move.RESTORE: (moves.restore, TicketHandled),
}


def move(caller: Principal, number: str, request: MoveTicket, key: IdempotencyKey) -> TicketChange:
    """What the customer does. Raises MoveNotAllowed with what is allowed, or TicketChangedMeanwhile."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        if request.move in _OWN_WAY:
            return _OWN_WAY[request.move](caller, ticket, handling, request, now)
        rule, event = _CUSTOMERS[request.move]
        entry = storing.entry_by(caller, ticket.number, request.move.value)
        return Change(rule(handling, storing.level(), now), event, [entry])

    return _carry_out(caller, number, step, key, request.version)


def _raise_urgency(caller: Principal, ticket: Ticket, handling: Handling, request: MoveTicket, now: datetime) -> Change:
    if request.urgency is None:
        raise UrgencyMissing("Please say how soon you need it.")
    after = moves.raise_urgency(handling, storing.level(), now, request.urgency)
    facts = {"was": handling.priority.value, "now": after.priority.value, "urgency": request.urgency.value}
    entry = storing.entry_by(caller, ticket.number, "urgency_raised", **facts)
    return Change(after, PriorityChanged, [entry])


_OWN_WAY = {Move.RAISE_URGENCY: _raise_urgency, Move.ESCALATE: complaining.escalated}


def handle(caller: Principal, number: str, request: HandleTicket, key: IdempotencyKey) -> TicketChange:
    """What staff do. Raises MoveNotAllowed with what is allowed, or TicketChangedMeanwhile."""

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        level = storing.level()
        if request.move is Move.WAIT_FOR_THIRD:
            return _wait(caller, ticket, handling, request, now)
        facts = {"reason": request.reason} if request.reason else {}
        if request.move is Move.REOPEN:
            entry = storing.entry_by(caller, ticket.number, request.move.value, **facts)
            return Change(moves.staff_reopens(handling, level, now, request.reason), TicketReopened, [entry])
        return handled(caller, ticket, handling, now, request.move, **facts)

    return _carry_out(caller, number, step, key, request.version)


def handled(caller: Principal, ticket: Ticket, handling: Handling, now: datetime, move: Move, **facts: str) -> Change:
    """The ticket after a move of staff that needs nothing but itself."""
    rule, event = _STAFFS[move]
    entry = storing.entry_by(caller, ticket.number, move.value, **facts)
    return Change(rule(handling, storing.level(), now), event, [entry])


def _wait(caller: Principal, ticket: Ticket, handling: Handling, request: HandleTicket, now: datetime) -> Change:
    if request.until is None:
        raise DateMissing("Please say until when we wait.")
    until = request.until.astimezone(UTC)
    after = moves.wait_for_third(handling, storing.level(), now, until, request.third_party)
    facts = {"until": until.isoformat().replace("+00:00", "Z"), "name": request.third_party or ""}
    return Change(after, WaitingForThird, [storing.entry_by(caller, ticket.number, "wait_for_third", **facts)])


def change_priority(caller: Principal, number: str, request: ChangePriority) -> TicketChange:
    """Staff see the urgency otherwise; the reason stands in the conversation. The same priority changes nothing."""
    ticket = reading.find(caller, number)
    if ticket.priority == request.priority.value:
        return reading.change(ticket, [], staff=True)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        after = moves.change_priority(handling, storing.level(), now, request.priority, request.reason)
        facts = {"was": handling.priority.value, "now": after.priority.value, "reason": request.reason}
        return Change(after, PriorityChanged, [storing.entry_by(caller, ticket.number, "priority_changed", **facts)])

    return _carry_out(caller, number, step, None, request.version)


def _carry_out(caller: Principal, number: str, step: Step, key: IdempotencyKey | None, version: int) -> TicketChange:
    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, key, version)
    return reading.change(ticket, entries, staff=caller.staff)
