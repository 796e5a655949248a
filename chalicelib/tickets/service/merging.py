"""Merging: a ticket goes on in another one of the same person, and both numbers lead there; undone within 7 days."""

from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import outbox
from chalicelib.platform.transaction import Transaction
from chalicelib.tickets.events import TicketHandled, TicketMerged
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules import merging, states
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.load import Held
from chalicelib.tickets.rules.states import Actor, Move
from chalicelib.tickets.rules.timing import timed
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.merging import MergeTicket, UnmergeTicket
from chalicelib.tickets.service import continuing, reading, storing
from chalicelib.tickets.service.storing import Change


def merge(caller: Principal, number: str, request: MergeTicket, key: IdempotencyKey) -> TicketChange:
    """The ticket, which goes on in the other from now on: there the earlier promise of both holds.

    Raises what `rules.merging` refuses, and TicketNotFound for either number.
    """

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        other = _other(caller, ticket, request.into)
        after = merging.merged(handling, storing.level(), now)
        here = storing.entry_by(caller, ticket.number, "merged", ticket=other.number)
        there = storing.entry_by(caller, other.number, "merged_in", ticket=ticket.number)
        was = storing.handling_of(other)
        took = merging.taken_in(was, handling, storing.level(), now)
        other.absorbed = [*(other.absorbed or ()), *_with_it(ticket)]
        ticket.merged = {"into": other.number, "at": clock.stamp(now), "was": ticket.handling}
        return Change(after, TicketMerged, [here], also=lambda tx: _write_other(tx, other, was, took, there))

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, key, request.version)
    return reading.change(ticket, entries, staff=True)


def unmerge(caller: Principal, number: str, request: UnmergeTicket, key: IdempotencyKey) -> TicketChange:
    """The ticket, which goes on by itself again with its own promises; what was written since stays in the other.

    Raises UnmergeTooLate.
    """

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        states.apply(handling.state, Actor.STAFF, Move.UNMERGE, handling.kind)
        merging.ensure_unmergeable(clock.parse(ticket.merged["at"]), now)
        others, parted = list(continuing.way_of(ticket)), _with_it(ticket)
        here = storing.entry_by(caller, ticket.number, "unmerged", ticket=others[0].number)
        there = storing.entry_by(caller, others[0].number, "unmerged", ticket=ticket.number)
        after = timed(storing.handling_from(ticket.merged["was"]), storing.level())
        ticket.merged = None

        def also(tx: Transaction) -> None:
            for other in others:
                other.absorbed = [one for one in other.absorbed or () if one not in parted] or None
                as_it_is = storing.handling_of(other)
                _write_other(tx, other, as_it_is, as_it_is, there if other is others[0] else None)

        return Change(after, TicketHandled, [here], also=also)

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, key, request.version)
    return reading.change(ticket, entries, staff=True)


def _other(caller: Principal, ticket: Ticket, number: str) -> Ticket:
    """Where it goes on: whoever names a merged ticket means the one in which that goes on."""
    other = continuing.current(reading.find(caller, number))
    if other.number == ticket.number:
        raise merging.MergedWithItself("A ticket goes on in another one.")
    merging.ensure_one_person((ticket.requester_id, other.requester_id), accounts=(ticket.account_id, other.account_id))
    if len(other.absorbed or ()) + len(_with_it(ticket)) > merging.MOST_MERGED:
        raise merging.TooManyMerged("So many tickets are not merged into one.", most=merging.MOST_MERGED)
    return other


def _with_it(ticket: Ticket) -> list[str]:
    """Its number, and those of tickets that were merged into it before."""
    return [ticket.number, *(ticket.absorbed or ())]


def _write_other(tx: Transaction, other: Ticket, was: Handling, now: Handling, entry: Entry | None) -> None:
    """Adds the other ticket to the transaction, as it is after it, with the entry that tells of it there."""
    read = int(other.version)
    storing.put_handling(other, now)
    storing.set_timer(tx, other, now)
    storing.count(tx, Held(other.assignee, was.state), Held(other.assignee, now.state))
    other.version = read + 1
    storing.put_anew(tx, other, read)
    if entry:
        tx.put(entry)
    entry_id = entry.entry_id if entry else ""
    event = TicketHandled(
        number=other.number, account_id=other.account_id, requester_id=other.requester_id, entry_id=entry_id
    )
    outbox.add(tx, event)
