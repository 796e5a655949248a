"""Where a merged ticket goes on, and what was written in those that go on here."""

from collections.abc import Iterator

from chalicelib.platform import db
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.rules.merging import MOST_MERGED


def current(ticket: Ticket) -> Ticket:
    """The ticket in which this one goes on, if it was merged; else itself."""
    return [ticket, *way_of(ticket)][-1]


def way_of(ticket: Ticket) -> Iterator[Ticket]:
    """The tickets into which it was merged, one after the other: the last is the one in which it goes on."""
    for _ in range(MOST_MERGED):
        found = db.find(Ticket, Ticket.key(ticket.merged["into"]), "TICKET") if ticket.merged else None
        if found is None:
            return
        ticket = found
        yield ticket


def entries_of_absorbed(ticket: Ticket) -> Iterator[Entry]:
    """What was written newest in the tickets that go on here: one read each, and most tickets have none."""
    for number in ticket.absorbed or ():
        yield from Ticket.with_newest(number)[1]
