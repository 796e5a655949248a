"""What time does to a ticket: a timer fires, the ticket is looked at again, and what is due happens once."""

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db, outbox
from chalicelib.platform.observability import logger
from chalicelib.platform.transaction import WriteConflict
from chalicelib.tickets.events import (
    CustomerReminded,
    PromiseBroken,
    TicketClosed,
    TicketEscalated,
    TicketEvent,
    TicketReopened,
)
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import escalation
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.load import Held
from chalicelib.tickets.rules.milestones import milestone
from chalicelib.tickets.rules.passing import Passage, Reached, time_passes
from chalicelib.tickets.rules.sla import ClockKind
from chalicelib.tickets.rules.states import Move
from chalicelib.tickets.service import retiming, storing

_TRIES = 6
_MOVED: dict[Move, type[TicketEvent]] = {
    Move.DATE_PASSED: TicketReopened,
    Move.OFFER_LAPSED: TicketReopened,
    Move.ANSWER_OVERDUE: TicketClosed,
    Move.LETTER_PERIOD_OVER: TicketClosed,
}

_LATE = {ClockKind.RESOLUTION: "solution_late", ClockKind.CAUSE: "cause_late"}


def look_again(number: str, envelope: Envelope) -> None:
    """A timer of this ticket has fired. Safe to repeat: what was told is recorded in the write that tells it."""
    for _ in range(_TRIES):
        ticket = db.find(Ticket, Ticket.key(number), "TICKET")
        if ticket is None:
            return
        handling = storing.handling_of(ticket)
        if retiming.is_outdated(handling):
            retiming.retime(number)  # before anything else, for whoever waits is told that it moves
            continue
        try:
            _pass(ticket, handling, fired=str(envelope.data["at"]))
        except WriteConflict:
            continue  # somebody changed the ticket meanwhile: look at what it is now
        return
    raise WriteConflict("The ticket is being changed all the time; the queue will bring the timer again.")


def _pass(ticket: Ticket, handling: Handling, fired: str) -> None:
    passage = time_passes(handling, storing.level(), clock.now())
    read = int(ticket.version)
    broken, entries = _broken(ticket, passage), _entries(ticket, passage)
    events = [
        *(_escalated(ticket, reached) for reached in passage.reached),
        *(PromiseBroken(**_known(ticket), entry_id=entry.entry_id) for entry in broken[-1:]),
        *_moved(ticket, passage, entries),
    ]
    with db.transaction() as tx:
        before = ticket.timer_at
        storing.set_timer(tx, ticket, passage.handling, fired)
        if not events and ticket.timer_at == before:
            return
        storing.put_handling(ticket, passage.handling)
        if events:
            ticket.version = read + 1
        was, now = (Held(ticket.assignee, one.state) for one in (handling, passage.handling))
        storing.count(tx, was, now)
        tx.put(ticket, condition=Ticket.version == read)
        for entry in (*broken, *entries):
            tx.put(entry)
        storing.tell_order(tx, ticket, milestone(handling, passage.handling), entries)
        for event in events:
            outbox.add(tx, event)
    if passage.reached:
        logger.info("escalated", number=ticket.number, marks=[int(one.mark) for one in passage.reached])


def _escalated(ticket: Ticket, reached: Reached) -> TicketEvent:
    audience = escalation.audience(reached.mark, assigned=bool(ticket.assignee))
    return TicketEscalated(
        **_known(ticket),
        clock=reached.clock.kind.value,
        cycle=reached.clock.cycle,
        mark=int(reached.mark),
        audience=audience.value,
        due_at=clock.stamp(reached.clock.due_at),
        assignee=ticket.assignee or "",
    )


def _moved(ticket: Ticket, passage: Passage, entries: list[Entry]) -> list[TicketEvent]:
    if passage.reminded:
        return [CustomerReminded(**_known(ticket), entry_id=entries[-1].entry_id)]
    if passage.move:
        return [_MOVED[passage.move](**_known(ticket), entry_id=entries[-1].entry_id)]
    return []


def _broken(ticket: Ticket, passage: Passage) -> list[Entry]:
    """A broken promise stays visible, and so does the new one."""
    news = passage.handling.promised_news
    again = {"new_due_at": clock.stamp(news.due_at)} if news and news.due_at > clock.now() else {}
    return [
        storing.system_entry(
            ticket.number, "promise_broken", clock=broken.kind.value, due_at=clock.stamp(broken.due_at), **again
        )
        for broken in passage.broken
    ]


def _entries(ticket: Ticket, passage: Passage) -> list[Entry]:
    """What the customer reads of it: that a solution or what led to it is late, a change of state."""
    late = [
        storing.system_entry(ticket.number, _LATE[one.kind], due_at=clock.stamp(one.due_at)) for one in passage.late
    ]
    if passage.move:
        return [*late, storing.system_entry(ticket.number, passage.move.value)]
    return [*late, storing.system_entry(ticket.number, "reminded")] if passage.reminded else late


def _known(ticket: Ticket) -> dict[str, str]:
    return {"number": ticket.number, "account_id": ticket.account_id, "requester_id": ticket.requester_id}
