"""The conversation: what the customer adds, what staff answer, and what staff note for each other."""

from datetime import UTC, datetime

from chalicelib.kernel.clock import stamp
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated
from chalicelib.tickets.events import CustomerAsked, CustomerReplied, NoteAdded, TicketAnswered, TicketSolved
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import moves, ready_answers
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas import AddMessage, TicketChange
from chalicelib.tickets.schemas.answering import AnswerTicket
from chalicelib.tickets.service import accompanying, assigning, continuing, reading, storing, uploading
from chalicelib.tickets.service.storing import Change


def add_message(caller: Principal, number: str, request: AddMessage, key: IdempotencyKey) -> TicketChange:
    """The customer's message. It starts our promise to answer, unless one runs already.

    In a ticket that was merged it goes where that goes on, which is the ticket that is returned.
    """

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        after = moves.customer_replies(handling, storing.level(), now)
        entry = uploading.written(caller, ticket.number, "message", request.text, request.files)
        return Change(after, CustomerReplied, [entry])

    ticket, entries = storing.carry_out(lambda: continuing.current(reading.find(caller, number)), step, key)
    return reading.change(ticket, entries, staff=False)


def answer(caller: Principal, number: str, request: AnswerTicket, key: IdempotencyKey) -> TicketChange:
    """What a member of staff writes: to the customer, which keeps our promise, or among staff.

    Raises FactMissing where a ready answer has a hole left, and what `assigning.find_holder` does.
    """
    if request.internal:
        return _note(caller, number, request, key)
    ready_answers.ensure_filled(request.text)
    holder = assigning.find_holder(request.assign) if request.assign else None

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        after, event = _answered(handling, request.then, now)
        facts = {}
        if request.news_by:
            after = moves.promise_news(after, storing.level(), now, request.news_by.astimezone(UTC))
            facts["news_by"] = stamp(request.news_by)
        message = uploading.written(caller, ticket.number, "message", request.text, request.files, **facts)
        change = Change(after, event, [message])
        if holder:
            accompanying.give(caller, ticket, change, now, to=holder)
        accompanying.tag(caller, ticket, change, request.add_tags)
        return change

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, key)
    return reading.change(ticket, entries, staff=True)


def _answered(
    handling: Handling, then: State, now: datetime
) -> tuple[Handling, type[TicketAnswered | CustomerAsked | TicketSolved]]:
    if then is State.WAITING_CUSTOMER:
        return moves.ask_customer(handling, storing.level(), now), CustomerAsked
    replied = moves.reply(handling, storing.level(), now)
    if then is State.SOLVED:
        return moves.solve(replied, storing.level(), now), TicketSolved
    return replied, TicketAnswered


def _note(caller: Principal, number: str, request: AnswerTicket, key: IdempotencyKey) -> TicketChange:
    ticket = reading.find(caller, number)
    note = uploading.written(caller, ticket.number, "note", request.text, request.files)
    note.pk = f"N#{ticket.number}"
    event = NoteAdded(
        number=ticket.number,
        account_id=ticket.account_id,
        requester_id=ticket.requester_id,
        entry_id=note.entry_id,
    )
    try:
        with db.transaction() as tx:
            storing.put_entries(tx, ticket, [note])
            outbox.add(tx, event, key, result=note.entry_id)
    except Repeated as repeated:
        first = outbox.first_result(repeated, key)
        note = db.find(Entry, note.pk, f"M#{first}") or note
    return reading.change(ticket, [note], staff=True)
