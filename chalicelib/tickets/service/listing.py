"""A ticket as a line in lists: what waits for whom, and until when."""

from collections.abc import Iterator

from chalicelib.kernel import clock
from chalicelib.kernel.card import Card
from chalicelib.kernel.principal import known_as
from chalicelib.platform import db
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import states
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.load import AT_WORK
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.service import reading, storing

_NEEDS = {State.WAITING_CUSTOMER: "answer_ticket", State.SOLVED: "confirm_solution"}


def numbers_of(account_id: str) -> Iterator[str]:
    """The numbers of all tickets of an account, newest first."""
    headers = db.every(Ticket, account_id, index="by_account", forward=False)
    return (header["number"]["S"] for header in headers)


def card(number: str) -> Card | None:
    """The ticket as a line in lists; None when there is no such ticket."""
    ticket = reading.ticket_of(number)
    if ticket is None:
        return None
    handling = storing.handling_of(ticket)
    awaited = handling.awaited
    over = handling.state in {State.CLOSED, State.SPAM, State.MERGED}
    at_work = handling.state in AT_WORK
    return Card(
        kind="ticket",
        ref=ticket.number,
        account_id=ticket.account_id,
        version=int(ticket.version),
        at=ticket.opened_at,
        is_open=not over,
        facts={
            "subject": ticket.subject,
            "kind": handling.kind.value,
            "state": handling.state.value,
            "priority": handling.priority.value,
            "who_acts_next": states.who_acts_next(handling.state).value,
            "promise_clock": awaited.kind.value if awaited else None,
            "promise_started_at": clock.stamp(awaited.started_at) if awaited else None,
            "promise_due_at": clock.stamp(awaited.due_at) if awaited else None,
            "assignee_name": ticket.assignee_name,
            "team": ticket.team,
            "customer": known_as(ticket.requester_name, ticket.company),
            "version": int(ticket.version),
            "staff_tags": list(ticket.staff_tags or ()),
        },
        desk="tickets" if at_work else "",
        desk_key=_place(ticket, handling) if at_work else "",
        listed=handling.state is not State.SPAM,
        text=_text(ticket),
        **_need(handling),
        due=clock.stamp(awaited.due_at) if awaited and at_work else "",
        assignee=ticket.assignee or "",
        team=ticket.team or "",
    )


def _text(ticket: Ticket) -> str:
    """What it is found by: its numbers and subject, its tags, and what was written first."""
    numbers = (ticket.number, ticket.order_number, ticket.invoice_number)
    return "\n".join(filter(None, (ticket.subject, *numbers, *(ticket.tags or ()), Entry.first_text(ticket.number))))


def _place(ticket: Ticket, handling: Handling) -> str:
    """Staff see first what is due first; what nobody waits for comes last, by age."""
    awaited = handling.awaited
    return f"1#{clock.stamp(awaited.due_at)}" if awaited else f"2#{ticket.opened_at}"


def _need(handling: Handling) -> dict[str, str]:
    """What waits for the customer since the ticket is as it is."""
    kind = _NEEDS.get(handling.state)
    return {"need": kind, "need_from": clock.stamp(handling.since)} if kind else {}
