"""HTTP for how staff work together: many tickets at once, merging, splitting, their own tags, who is writing."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform.http import Api, Audience
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.batches import BatchView, MakeBatch, SetStaffTags
from chalicelib.tickets.schemas.checklist import SetChecklist
from chalicelib.tickets.schemas.likeness import LikeTickets
from chalicelib.tickets.schemas.merging import MergeTicket, SplitTicket, UnmergeTicket
from chalicelib.tickets.schemas.writing import MarkWriting, WritingView
from chalicelib.tickets.service import batching, likeness, marking, merging, splitting, tagging, ticking, undoing

staff = Api(__name__, audience=Audience.STAFF)


@staff.post("/staff/ticket-batches")
def make_batch(caller: Principal, body: MakeBatch, key: IdempotencyKey) -> BatchView:
    """Assign, solve, set aside, tag or mark as spam several tickets at once. Nobody is told of it for a minute."""
    return batching.make(caller, body, key)


@staff.post("/staff/ticket-batches/{batch_id}/undo")
def undo_batch(caller: Principal, batch_id: str, key: IdempotencyKey) -> BatchView:
    """Within a minute, put back what nobody has changed since."""
    return undoing.undo(caller, batch_id, key)


@staff.get("/staff/tickets/{number}/like")
def list_like_tickets(caller: Principal, number: str) -> LikeTickets:
    """Other open tickets of the customer that may be the same matter."""
    return likeness.like(caller, number)


@staff.post("/staff/tickets/{number}/merge")
def merge_ticket(caller: Principal, number: str, body: MergeTicket, key: IdempotencyKey) -> TicketChange:
    """Let a ticket go on in another one of the same person. Both numbers lead there."""
    return merging.merge(caller, number, body, key)


@staff.post("/staff/tickets/{number}/unmerge")
def unmerge_ticket(caller: Principal, number: str, body: UnmergeTicket, key: IdempotencyKey) -> TicketChange:
    """Within 7 days, let it go on by itself again."""
    return merging.unmerge(caller, number, body, key)


@staff.post("/staff/tickets/{number}/split", status=201)
def split_ticket(caller: Principal, number: str, body: SplitTicket, key: IdempotencyKey) -> TicketChange:
    """Make a customer's message a ticket of its own, promised from when it was written."""
    return splitting.split(caller, number, body, key)


@staff.put("/staff/tickets/{number}/writing")
def mark_writing(caller: Principal, number: str, body: MarkWriting) -> WritingView:
    """Say that you have an answer before you, for the next half minute; see who else has."""
    return marking.mark_writing(caller, number, body)


@staff.put("/staff/tickets/{number}/tags")
def set_staff_tags(caller: Principal, number: str, body: SetStaffTags) -> TicketChange:
    """Set the staff's own tags of a ticket, which no customer sees."""
    return tagging.set_tags(caller, number, body)


@staff.put("/staff/tickets/{number}/checklist")
def set_checklist(caller: Principal, number: str, body: SetChecklist) -> TicketChange:
    """Set what must not be forgotten about a ticket, and what of it is done."""
    return ticking.set_checklist(caller, number, body)
