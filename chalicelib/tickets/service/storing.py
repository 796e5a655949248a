"""A ticket between its stored item and the rules: load, store, and carry out a change exactly once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, TypeGuard

from pydantic import TypeAdapter

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.platform import db, outbox, timers, vendor
from chalicelib.platform.outbox import OutboxItem
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import FilesSent, TicketEvent
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.models.loads import Load
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.load import Held, shifts
from chalicelib.tickets.rules.milestones import Milestone, milestone
from chalicelib.tickets.rules.service_level import ServiceLevel, targets_with

TIMER = "ticket.clock"
_TRIES = 6


class TicketChangedMeanwhile(Conflict):
    """Somebody else changed the ticket after it was looked at."""


class Overtaken(Conflict):
    """Another write came between reading and writing; the change is worked out again."""


@cache
def level() -> ServiceLevel:
    """What the vendor promises."""
    targets = targets_with(vendor.targets())
    classes = {name: targets_with(settled, targets) for name, settled in vendor.service_classes().items()}
    return ServiceLevel(vendor.calendar(), targets, vendor.quiet_days(), classes)


@cache
def _handlings() -> TypeAdapter[Handling]:
    return TypeAdapter(Handling)


def handling_of(ticket: Ticket) -> Handling:
    """What the rules need of a stored ticket."""
    return handling_from(ticket.handling)


def handling_from(stored: str) -> Handling:
    """The same from its text alone."""
    return _handlings().validate_json(stored)


def text_of(handling: Handling) -> str:
    """As it is stored."""
    return _handlings().dump_json(handling, exclude_defaults=True).decode()


def put_handling(ticket: Ticket, handling: Handling) -> None:
    """Writes the rules' result into the ticket's item, not yet into the table."""
    awaited = handling.awaited
    ticket.handling = text_of(handling)
    ticket.state, ticket.priority = handling.state.value, handling.priority.value
    ticket.due_at = clock.stamp(awaited.due_at) if awaited else None
    ticket.due_clock = awaited.kind.value if awaited else None


def set_timer(tx: Transaction, ticket: Ticket, handling: Handling, fired: str = "") -> None:
    """Asks for the next look, unless an earlier timer is still to fire. `fired` is the moment of one that has.

    One whose moment is past has fired or is about to: it may find nothing to wait for, and set no other.
    """
    if handling.next_timer_at is None:
        return
    at = clock.stamp(handling.next_timer_at)
    if ticket.timer_at is None or ticket.timer_at <= (fired or clock.stamp(clock.now())) or at < ticket.timer_at:
        ticket.timer_at = at
        timers.set(tx, ticket.number, TIMER, handling.next_timer_at)


Also = Callable[[Transaction], object]
"""Further writes of the same transaction."""


@dataclass
class Change:
    """What a use case makes of a ticket: its handling, the entries that tell of it, the event that follows.

    `also` adds further writes to the same transaction. What is `quiet` its order is not told of.
    """

    handling: Handling
    event: type[TicketEvent]
    entries: list[Entry] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    assignee: tuple[str | None, str | None] | None = None
    also: Also | None = None
    quiet: bool = False


Step = Callable[[Ticket, Handling, datetime], Change]


def carry_out(
    load: Callable[[], Ticket], step: Step, key: IdempotencyKey | None, version: int | None = None
) -> tuple[Ticket, list[Entry]]:
    """Loads the ticket, takes the step, stores the result with entries, event and timer in one transaction.

    A repeat of the same key changes nothing and returns the ticket as it is. With a `version` the ticket must still
    be the one that the caller looked at, else TicketChangedMeanwhile; without, a change that was overtaken is worked
    out again on the new state.
    """
    for _ in range(_TRIES):
        ticket = load()
        try:
            _ensure_version(ticket, version)
            handling = handling_of(ticket)
            change = step(ticket, handling, clock.now())
            _store(ticket, handling, change, key)
        except DomainError as refusal:
            if _is_repeat(key):
                return _as_before(load, key)
            if not isinstance(refusal, Overtaken):
                raise
        else:
            return ticket, change.entries
    raise TicketChangedMeanwhile("Many are working on this ticket right now. Please try again.")


def _is_repeat(key: IdempotencyKey | None) -> TypeGuard[IdempotencyKey]:
    """Looked up only when a write was refused: a first request costs nothing more."""
    return key is not None and db.find(OutboxItem, key.derive("evt")) is not None


def _ensure_version(ticket: Ticket, version: int | None) -> None:
    if version is not None and version != ticket.version:
        raise TicketChangedMeanwhile("This ticket has changed. Please look again.", version=int(ticket.version))


def _as_before(load: Callable[[], Ticket], key: IdempotencyKey) -> tuple[Ticket, list[Entry]]:
    first = db.find(OutboxItem, key.derive("evt"))
    if first is not None:
        key.ensure_same(first.body_hash or "")
    ticket = load()
    entry_id = first.result if first else None
    made = db.find(Entry, ticket.pk, f"M#{entry_id}") if entry_id else None
    return ticket, [made] if made else []


def _store(ticket: Ticket, before: Handling, change: Change, key: IdempotencyKey | None) -> None:
    read, was = int(ticket.version), Held(ticket.assignee, before.state)
    put_handling(ticket, change.handling)
    if change.assignee is not None:
        ticket.assignee, ticket.assignee_name = change.assignee
    ticket.version = read + 1
    entry_id = change.entries[0].entry_id if change.entries else ""
    event = change.event(
        number=ticket.number,
        account_id=ticket.account_id,
        requester_id=ticket.requester_id,
        entry_id=entry_id,
        **change.facts,
    )
    with db.transaction() as tx:
        set_timer(tx, ticket, change.handling)
        count(tx, was, Held(ticket.assignee, change.handling.state))
        put_anew(tx, ticket, read)
        put_entries(tx, ticket, change.entries)
        step = None if change.quiet else milestone(before, change.handling)
        tell_order(tx, ticket, step, change.entries)
        if change.also:
            change.also(tx)
        outbox.add(tx, event, key, result=entry_id)


def put_entries(tx: Transaction, ticket: Ticket, entries: list[Entry]) -> None:
    """Adds entries, and asks that files which came with them from the site are checked."""
    for entry in entries:
        tx.put(entry)
        if any("upload" in file for file in entry.files or ()):
            sent = FilesSent(
                number=ticket.number,
                account_id=ticket.account_id,
                requester_id=ticket.requester_id,
                entry_id=entry.entry_id,
                among_staff=entry.internal,
            )
            outbox.add(tx, sent)


def put_anew(tx: Transaction, ticket: Ticket, read: int) -> None:
    """Adds the ticket if it still has the version that was read; else the whole change is worked out again."""
    tx.put(ticket, condition=Ticket.version == read, otherwise=Overtaken("The ticket changed meanwhile."))


def count(tx: Transaction, was: Held, now: Held) -> None:
    """Adds what a change of a ticket is to the counts of who has how many."""
    for member_id, by in shifts(was, now).items():
        tx.update(Load(Load.KEY, member_id), [Load.tickets.add(by)])


def tell_order(tx: Transaction, ticket: Ticket, step: Milestone | None, entries: list[Entry]) -> None:
    """Adds a step to the timeline of the order that the ticket is about; the entries tell whose deed it is."""
    if step and entries and ticket.order_number:
        by, by_staff = entries[0].author, entries[0].by == "staff"
        orders.tell_of_ticket(tx, ticket.order_number, ticket.number, step.value, by=by, by_staff=by_staff)


def entry_by(author: Principal, number: str, kind: str, text: str | None = None, **facts: str) -> Entry:
    """An entry that a customer or a member of staff makes now."""
    by = "staff" if author.staff else "customer"
    made = system_entry(number, kind, **facts)
    made.by, made.author_id, made.author, made.text = by, author.id, author.name, text
    return made


def system_entry(number: str, kind: str, **facts: str) -> Entry:
    """An entry that nobody in particular makes."""
    now = clock.now()
    return Entry(
        Ticket.key(number),
        f"M#{ids.sortable(now)}",
        at=clock.stamp(now),
        kind=kind,
        by="system",
        author_id="",
        author="",
        facts=facts or None,
    )
