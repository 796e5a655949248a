"""Reading: one ticket with its conversation, an account's tickets, the published promises, and what neighbours ask."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import InvalidNumber, parse_number
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import checklist, participants, sla, states
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.outlook import closes_at, outlook
from chalicelib.tickets.rules.sla import REPLY_CLOCKS, WORD_CLOCKS, Clock, ClockKind
from chalicelib.tickets.rules.states import Actor, State
from chalicelib.tickets.schemas import (
    Entries,
    EntryView,
    PromiseView,
    TicketChange,
    TicketFacts,
    TicketHeader,
    TicketHeaders,
    TicketView,
)
from chalicelib.tickets.schemas.causes import CauseOfTicket
from chalicelib.tickets.schemas.checklist import PointView
from chalicelib.tickets.schemas.mail import ParticipantView
from chalicelib.tickets.service import continuing, procedure, rated, storing, topics, writing


class TicketNotFound(NotFound):
    """No such ticket, or another account's: the caller cannot tell which."""


def find(caller: Principal, number: str) -> Ticket:
    """The ticket's own item. Another account's ticket is not forbidden: it does not exist."""
    return _ensure_own(caller, db.find(Ticket, Ticket.key(_canonical(number)), "TICKET"))


def _ensure_own(caller: Principal, ticket: Ticket | None) -> Ticket:
    hidden = ticket is not None and ticket.state == State.SPAM and not caller.staff
    if ticket is None or hidden or not (caller.staff or ticket.account_id == caller.account_id):
        raise TicketNotFound("There is no such ticket.")
    return ticket


def _canonical(number: str) -> str:
    try:
        return parse_number(number)
    except InvalidNumber as error:
        raise TicketNotFound("There is no such ticket. Please check the number.") from error


def show(caller: Principal, number: str) -> TicketView:
    """A ticket with its newest entries, in one read. Raises TicketNotFound."""
    ticket, entries, older_than = Ticket.with_newest(_canonical(number))
    own = _ensure_own(caller, ticket)
    return _view(own, [*entries, *continuing.entries_of_absorbed(own)], older_than, staff=caller.staff)


def show_to_staff(caller: Principal, number: str) -> TicketView:
    """The same with the notes among staff in their places."""
    ticket, entries, older_than = Ticket.with_newest(_canonical(number))
    own = _ensure_own(caller, ticket)
    notes, marks = Entry.notes(own.number)
    every = [*entries, *notes, *continuing.entries_of_absorbed(own)]
    return _view(own, every, older_than, staff=True).model_copy(update={"writing": writing.others(caller, marks)})


def older(caller: Principal, number: str, cursor: str | None, limit: int) -> Entries:
    """Further back in the conversation, newest first."""
    ticket = find(caller, number)
    page = Entry.older(ticket.number, cursor, limit)
    return Entries(items=[EntryView.of(entry) for entry in _cleaned(page.items)], next_cursor=page.next_cursor)


def listed(caller: Principal, cursor: str | None, limit: int) -> TicketHeaders:
    """The account's tickets, newest first; spam is not shown."""
    page = Ticket.of_account(caller.account_id, cursor, limit)
    items = [
        TicketHeader(
            **{"due_at": None, "assignee_name": None, **header},
            who_acts_next=states.who_acts_next(State(header["state"])),
        )
        for header in page.items
        if header["state"] != State.SPAM
    ]
    return TicketHeaders(items=items, next_cursor=page.next_cursor)


def _view(ticket: Ticket, entries: Iterable[Entry], older_than: str | None, *, staff: bool) -> TicketView:
    shown = [EntryView.of(entry) for entry in _cleaned(sorted(entries, key=lambda entry: entry.sk))]
    return TicketView(ticket=facts(ticket, staff=staff), entries=shown, older=older_than, writing=[])


def change(ticket: Ticket, entries: Iterable[Entry], *, staff: bool) -> TicketChange:
    """A ticket after a change, with the entries that it added."""
    return TicketChange(ticket=facts(ticket, staff=staff), entries=[EntryView.of(entry) for entry in _cleaned(entries)])


def _cleaned(entries: Iterable[Entry]) -> Iterable[Entry]:
    for entry in entries:
        entry.facts = entry.facts or {}
        entry.files = [_shown(entry, place, file) for place, file in enumerate(entry.files or [])]
        yield entry


def _shown(entry: Entry, place: int, file: dict[str, Any]) -> dict[str, Any]:
    """A kept file is named by its entry and its place there."""
    named = {"file_id": f"{entry.entry_id}.{place}"} if "key" in file else {"is_being_checked": "upload" in file}
    return {name: value for name, value in file.items() if name not in ("key", "upload")} | named


def facts(ticket: Ticket, *, staff: bool) -> TicketFacts:
    """Where the ticket stands now, evaluated at this moment: a late timer cannot show a wrong state."""
    handling = storing.handling_of(ticket)
    view = outlook(handling, storing.level(), clock.now())
    actor = Actor.STAFF if staff else Actor.CUSTOMER
    return TicketFacts(
        number=ticket.number,
        account_id=ticket.account_id,
        kind=handling.kind,
        subject=ticket.subject,
        state=handling.state,
        since=handling.since,
        priority=handling.priority,
        severity=handling.severity,
        urgency=handling.urgency,
        tags=list(ticket.tags or []),
        staff_tags=list(ticket.staff_tags or []) if staff else [],
        checklist=[PointView.of(one) for one in checklist.read(ticket.checklist)] if staff else [],
        order_number=ticket.order_number,
        invoice_number=ticket.invoice_number,
        follows=ticket.follows,
        continues_in=ticket.merged["into"] if ticket.merged else None,
        participants=[ParticipantView.of(one) for one in participants.read(ticket.participants)],
        opened_at=ticket.opened_at,
        requester=ticket.requester_name,
        company=ticket.company,
        assignee=ticket.assignee,
        assignee_name=ticket.assignee_name,
        team=ticket.team,
        who_acts_next=view.who,
        by=view.by,
        waiting_for=handling.waiting_for,
        closes_at=closes_at(handling, storing.level()),
        promise=_promise(handling),
        resolution=_seen(handling.clock(ClockKind.RESOLUTION)),
        news_by=handling.promised_news.due_at if handling.promised_news else None,
        complaint=procedure.view(handling),
        cause=_cause(ticket, staff=staff),
        cause_promise=_seen(handling.clock(ClockKind.CAUSE)),
        rating=rated.view(ticket, handling),
        topic=topics.shown(ticket, staff=staff),
        version=int(ticket.version),
        allowed=procedure.possible(handling, actor),
    )


def _cause(ticket: Ticket, *, staff: bool) -> CauseOfTicket | None:
    """What led to it, without what is for staff only."""
    known = ticket.cause
    if not known:
        return None
    cause_id, title = (known["cause_id"], known["title"]) if staff else (None, None)
    public = {name: known[name] for name in ("state", "since", "text", "texts")}
    return CauseOfTicket(**public, cause_id=cause_id, title=title)


def solution_due(ticket: Ticket) -> str:
    """By when we promise to solve a ticket that is being opened; "" of one that is promised none."""
    promised = storing.handling_of(ticket).clock(ClockKind.RESOLUTION)
    return clock.stamp(promised.due_at) if promised else ""


def _promise(handling: Handling) -> PromiseView | None:
    """The promise that runs, else what became of the last one."""
    words = [clock for clock in handling.clocks if clock.kind in WORD_CLOCKS]
    last = max(words, key=lambda one: (one.stopped_at or one.started_at, one.kind in REPLY_CLOCKS), default=None)
    return _seen(handling.awaited or last)


def _seen(shown: Clock | None) -> PromiseView | None:
    if shown is None:
        return None
    standing = sla.standing(shown, storing.level().calendar, clock.now())
    return PromiseView(
        clock=shown.kind,
        started_at=shown.started_at,
        due_at=standing.due_at,
        stopped_at=shown.stopped_at,
        target_minutes=shown.target_minutes,
        state=standing.promise,
        minutes_left=standing.minutes_left,
        minutes_late=standing.minutes_late,
    )


def ticket_of(number: str) -> Ticket | None:
    """The ticket for whoever writes about it."""
    return db.find(Ticket, Ticket.key(number), "TICKET")


def loader(number: str) -> Callable[[], Ticket]:
    """Reads the ticket whoever asks, each time anew. Raises TicketNotFound."""

    def load() -> Ticket:
        ticket = ticket_of(number)
        if ticket is None:
            raise TicketNotFound("There is no such ticket.")
        return ticket

    return load


def closing_at(ticket: Ticket) -> datetime | None:
    """When silence closes it; None where it does not, or where it is no longer the customer's turn."""
    return closes_at(storing.handling_of(ticket), storing.level())


def cause_due(ticket: Ticket) -> datetime | None:
    """By when we promised to find what led to it; None when that is found, or nobody looks for it."""
    promised = storing.handling_of(ticket).clock(ClockKind.CAUSE)
    return promised.due_at if promised and promised.runs else None


def is_customers_turn(ticket: Ticket) -> bool:
    """Whether the ticket waits for its customer."""
    return states.who_acts_next(State(ticket.state)) is states.Side.YOU


def is_settled(ticket: Ticket) -> bool:
    """Whether nobody waits for a solution."""
    return storing.handling_of(ticket).is_settled


def entry(number: str, entry_id: str, *, internal: bool = False) -> Entry | None:
    """One entry of the conversation that the customer may see, or of the notes among staff."""
    pk = f"N#{number}" if internal else Ticket.key(number)
    return db.find(Entry, pk, f"M#{entry_id}") if entry_id else None
