"""What goes with an answer in the same write: the ticket is given to somebody, and gets tags of the staff's."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from chalicelib.kernel.principal import Principal
from chalicelib.platform import outbox
from chalicelib.tickets.events import TicketAssigned
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import staff_tags
from chalicelib.tickets.service import assigning, tagging
from chalicelib.tickets.service.assigning import Holder
from chalicelib.tickets.service.storing import Change


def give(caller: Principal, ticket: Ticket, answer: Change, now: datetime, *, to: Holder) -> None:
    """Adds that somebody has the ticket from then on, who hears of it; nothing if they have it already."""
    if to.has(ticket):
        return
    given = assigning.assigned(caller, ticket, answer.handling, now, to=to)
    answer.handling, answer.assignee = given.handling, given.assignee
    answer.entries += given.entries
    told = TicketAssigned(
        number=ticket.number,
        account_id=ticket.account_id,
        requester_id=ticket.requester_id,
        entry_id=given.entries[0].entry_id,
        **given.facts,
    )
    answer.also = partial(outbox.add, event=told)


def tag(caller: Principal, ticket: Ticket, answer: Change, tags: Sequence[str]) -> None:
    """Adds these tags to those of the ticket, as far as it has them not."""
    present = list(ticket.staff_tags or ())
    after = staff_tags.tagged(present, add=tags)
    if after != present:
        answer.entries += tagging.tagged(caller, ticket, answer.handling, after).entries
