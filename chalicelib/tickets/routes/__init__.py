"""HTTP for tickets."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience, Created
from chalicelib.tickets import service
from chalicelib.tickets.schemas import (
    AddMessage,
    ChangePriority,
    DisputeInvoice,
    Entries,
    EntriesQuery,
    HandleTicket,
    MoveTicket,
    OpenTicket,
    TicketChange,
    TicketHeaders,
    TicketView,
)
from chalicelib.tickets.schemas.answering import AnswerTicket
from chalicelib.tickets.schemas.assigning import AssignTicket
from chalicelib.tickets.schemas.causes import (
    BindTicket,
    BoundTickets,
    CauseHeaders,
    CausesQuery,
    CauseView,
    LikelyCauses,
    MakeCause,
    TellOfCause,
)
from chalicelib.tickets.schemas.complaints import AnswerRemedy, FinishRemedy, OfferRemedy, SendLetter
from chalicelib.tickets.schemas.files import AnnounceUpload, FileLink, FileUploadView
from chalicelib.tickets.schemas.own_facts import OwnFacts, SpareQuestion
from chalicelib.tickets.schemas.participants import KeepParticipants, LetIn
from chalicelib.tickets.schemas.promises import PromisesQuery, PromisesView
from chalicelib.tickets.schemas.topics import AnswerTopic, TopicsView

public = Api(__name__, audience=Audience.PUBLIC)
members = Api(__name__, audience=Audience.MEMBER)
customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@public.get("/promises", cache="public, max-age=300")
def show_promises(query: PromisesQuery) -> PromisesView:
    """How soon we answer everybody, or a class of customers: what gives which priority, the targets, when we work."""
    return service.promises(query.service_class)


@customers.get("/topics")
def list_topics() -> TopicsView:
    """What a ticket can be about, with the questions that belong to it."""
    return service.topics_published()


@customers.get("/orders/{number}/facts")
def show_own_facts(caller: Principal, number: str) -> OwnFacts:
    """What is known of an order already: parcels on their way, days, what is to be paid or was sent back."""
    return service.own_facts(caller, number)


@customers.post("/orders/{number}/facts/answers")
def spare_question(caller: Principal, number: str, body: SpareQuestion, key: IdempotencyKey) -> OwnFacts:
    """Say that this answers what you were about to ask."""
    return service.spare_question(caller, number, body, key)


@members.post("/uploads")
def announce_upload(caller: Principal, body: AnnounceUpload, key: IdempotencyKey) -> FileUploadView:
    """Where to upload a file before the message that it goes with. Nobody but you can send it."""
    return service.announce_upload(caller, body, key)


@customers.post("/tickets", status=201)
def open_ticket(caller: Principal, body: OpenTicket, key: IdempotencyKey) -> Created[TicketChange]:
    """Ask, complain, report a fault or suggest something. The answer says by when we reply."""
    opened, is_new = service.open_ticket(caller, body, key)
    return Created(opened, is_new=is_new)


@customers.post("/billing/invoices/{number}/disputes", status=201)
def dispute_invoice(caller: Principal, number: str, body: DisputeInvoice, key: IdempotencyKey) -> Created[TicketChange]:
    """Say that a line of an invoice is wrong. Until you are answered, you are not reminded of its amount."""
    opened, is_new = service.dispute(caller, number, body, key)
    return Created(opened, is_new=is_new)


@customers.get("/tickets")
def list_tickets(caller: Principal, query: PageQuery) -> TicketHeaders:
    """Your account's tickets, newest first."""
    return service.listed(caller, query.cursor, query.limit)


@customers.get("/tickets/{number}")
def show_ticket(caller: Principal, number: str) -> TicketView:
    """One ticket: where it stands, who acts next and by when, and the conversation."""
    return service.show(caller, number)


@customers.get("/tickets/{number}/messages")
def list_entries(caller: Principal, number: str, query: EntriesQuery) -> Entries:
    """Further back in a conversation, newest first."""
    return service.older(caller, number, query.cursor, query.limit)


@customers.get("/tickets/{number}/files/{file_id}")
def fetch_file(caller: Principal, number: str, file_id: str) -> FileLink:
    """A link to a file that came with a message."""
    return service.link(caller, number, file_id)


@customers.post("/tickets/{number}/messages", status=201)
def add_message(caller: Principal, number: str, body: AddMessage, key: IdempotencyKey) -> TicketChange:
    """Add to the conversation."""
    return service.add_message(caller, number, body, key)


@customers.post("/tickets/{number}/moves")
def move_ticket(caller: Principal, number: str, body: MoveTicket, key: IdempotencyKey) -> TicketChange:
    """Withdraw, confirm, object, reopen, say that it is needed sooner, or ask for the person named for complaints."""
    return service.move(caller, number, body, key)


@customers.post("/tickets/{number}/remedy")
def answer_remedy(caller: Principal, number: str, body: AnswerRemedy, key: IdempotencyKey) -> TicketChange:
    """Accept or refuse what we offer to put a complaint right."""
    return service.answer_remedy(caller, number, body, key)


@staff.get("/staff/tickets/{number}")
def show_ticket_to_staff(caller: Principal, number: str) -> TicketView:
    """Any customer's ticket, with the notes among staff."""
    return service.show_to_staff(caller, number)


@staff.get("/staff/tickets/{number}/messages")
def list_entries_for_staff(caller: Principal, number: str, query: EntriesQuery) -> Entries:
    """Further back in a conversation, newest first."""
    return service.older(caller, number, query.cursor, query.limit)


@staff.get("/staff/tickets/{number}/files/{file_id}")
def fetch_file_for_staff(caller: Principal, number: str, file_id: str) -> FileLink:
    """A link to a file that came with a message, or with a mail that waits."""
    return service.link(caller, number, file_id)


@staff.post("/staff/tickets/{number}/messages", status=201)
def answer_ticket(caller: Principal, number: str, body: AnswerTicket, key: IdempotencyKey) -> TicketChange:
    """Answer the customer, or leave a note for colleagues."""
    return service.answer(caller, number, body, key)


@staff.put("/staff/tickets/{number}/assignment")
def assign_ticket(caller: Principal, number: str, body: AssignTicket) -> TicketChange:
    """Give a ticket to a colleague, to a team, to whoever has the fewest, or to nobody."""
    return service.assign(caller, number, body)


@staff.put("/staff/tickets/{number}/priority")
def change_priority(caller: Principal, number: str, body: ChangePriority) -> TicketChange:
    """Change how urgent a ticket is, with a reason that the customer reads."""
    return service.change_priority(caller, number, body)


@staff.put("/staff/tickets/{number}/topic")
def answer_topic(caller: Principal, number: str, body: AnswerTopic) -> TicketChange:
    """Answer what only staff are asked about the topic of a ticket."""
    return service.answer_topic(caller, number, body)


@staff.post("/staff/tickets/{number}/moves")
def handle_ticket(caller: Principal, number: str, body: HandleTicket, key: IdempotencyKey) -> TicketChange:
    """Wait for somebody else, solve, reopen, set aside, mark as spam or restore."""
    return service.handle(caller, number, body, key)


@staff.post("/staff/tickets/{number}/remedies", status=201)
def offer_remedy(caller: Principal, number: str, body: OfferRemedy, key: IdempotencyKey) -> TicketChange:
    """Offer something to put a complaint right; the customer accepts or refuses."""
    return service.offer(caller, number, body, key)


@staff.post("/staff/tickets/{number}/remedies/finished")
def finish_remedy(caller: Principal, number: str, body: FinishRemedy, key: IdempotencyKey) -> TicketChange:
    """Say that what the customer accepted is done, and by which document."""
    return service.finish(caller, number, body, key)


@staff.post("/staff/tickets/{number}/letter", status=201)
def send_letter(caller: Principal, number: str, body: SendLetter, key: IdempotencyKey) -> TicketChange:
    """The answer letter to a complaint: 30 days later it closes, unless the customer objects."""
    return service.send_letter(caller, number, body, key)


@staff.post("/staff/tickets/{number}/participants")
def let_in(caller: Principal, number: str, body: LetIn, key: IdempotencyKey) -> TicketChange:
    """Let whoever wrote a mail that waits take part in the ticket; what they wrote becomes a message."""
    return service.let_in(caller, number, body, key)


@staff.put("/staff/tickets/{number}/participants")
def keep_participants(caller: Principal, number: str, body: KeepParticipants) -> TicketChange:
    """Say who goes on taking part; whoever is left out gets no more mails."""
    return service.keep_participants(caller, number, body)


@staff.post("/staff/causes", status=201)
def make_cause(caller: Principal, body: MakeCause, key: IdempotencyKey) -> CauseView:
    """Begin to look for what led to a ticket. Its customer is told."""
    return service.causes.make(caller, body, key)


@staff.get("/staff/causes")
def list_causes(query: CausesQuery) -> CauseHeaders:
    """What led to tickets and is not prevented yet, or what is; most tickets first."""
    return service.causes.listed(query.which, query.cursor, query.limit)


@staff.get("/staff/causes/{cause_id}")
def show_cause(cause_id: str) -> CauseView:
    """What led to some tickets, and all that was told of it."""
    return service.causes.show(cause_id)


@staff.get("/staff/causes/{cause_id}/tickets")
def list_bound_tickets(cause_id: str, query: PageQuery) -> BoundTickets:
    """The tickets of every customer that are bound to a cause."""
    return service.causes.bound(cause_id, query.cursor, query.limit)


@staff.post("/staff/causes/{cause_id}/steps", status=201)
def tell_of_cause(caller: Principal, cause_id: str, body: TellOfCause, key: IdempotencyKey) -> CauseView:
    """Tell everybody whose ticket is bound how far we are. Each is told once, in their own ticket and by mail."""
    return service.causes.tell(caller, cause_id, body, key)


@staff.get("/staff/tickets/{number}/causes")
def list_likely_causes(caller: Principal, number: str) -> LikelyCauses:
    """Which known causes may have led to a ticket, most alike first."""
    return service.causes.likely(caller, number)


@staff.put("/staff/tickets/{number}/cause")
def bind_ticket(caller: Principal, number: str, body: BindTicket) -> TicketChange:
    """Bind a ticket to what led to it, or take it from there. Its customer is told."""
    return service.causes.bind(caller, number, body)
