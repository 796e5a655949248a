"""Tickets on the wire."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from chalicelib.kernel.schema import Input, Line, Moment, PageQuery, Text, View
from chalicelib.tickets.rules.priority import Priority, Severity, Urgency
from chalicelib.tickets.rules.sla import ClockKind, Promise
from chalicelib.tickets.rules.states import Kind, Move, Side, State
from chalicelib.tickets.schemas.causes import CauseOfTicket
from chalicelib.tickets.schemas.checklist import PointView
from chalicelib.tickets.schemas.files import FileView, SentFiles
from chalicelib.tickets.schemas.mail import ParticipantView
from chalicelib.tickets.schemas.rating import RatingView
from chalicelib.tickets.schemas.remedies import ComplaintView
from chalicelib.tickets.schemas.topics import Answers, Code, TopicOfTicket

Message = Annotated[Text, Field(min_length=1, max_length=10_000)]
Reason = Annotated[Text, Field(min_length=1, max_length=500)]
Subject = Annotated[Line, Field(min_length=1, max_length=120)]
Version = Annotated[int, Field(ge=1, le=10**9)]
Tag = Annotated[Line, Field(min_length=1, max_length=30)]


class OpenTicket(Input):
    """A question, complaint, fault or suggestion, with two plain answers that give its priority.

    It may be about an order of the account's own, and a line (by its `sku`) or a `parcel` of that order.

    `follows` is a closed ticket of the account that this one takes up again. `topic` is one of the vendor's, with the
    `answers` to its own questions.
    """

    kind: Kind
    subject: Subject
    message: Message
    severity: Severity
    urgency: Urgency
    tags: Annotated[tuple[Tag, ...], Field(max_length=10)] = ()
    order_number: Annotated[Line, Field(max_length=20)] | None = None
    sku: Annotated[Line, Field(max_length=40)] | None = None
    parcel: Annotated[Line, Field(max_length=10)] | None = None
    follows: Annotated[Line, Field(max_length=20)] | None = None
    files: SentFiles = ()
    topic: Code | None = None
    answers: Answers = Field(default_factory=dict)


class DisputeInvoice(Input):
    """What is wrong with the line at that place of an invoice (from 1), or with all of it.

    `amount` is how much of it you contest, VAT included; without it, all of it.
    """

    line: Annotated[int, Field(ge=1, le=1000)] | None = None
    amount: Annotated[int, Field(ge=1, le=10**12)] | None = None
    message: Message
    files: SentFiles = ()


class AddMessage(Input):
    """What the customer has to say."""

    text: Message
    files: SentFiles = ()


class MoveTicket(Input):
    """What the customer does with a ticket. `version` is the one they looked at; `urgency` comes with raise_urgency."""

    move: Literal[
        Move.WITHDRAW,
        Move.SAY_SOLVED,
        Move.CONFIRM_SOLVED,
        Move.NOT_SOLVED,
        Move.REOPEN,
        Move.RAISE_URGENCY,
        Move.ESCALATE,
    ]
    version: Version
    urgency: Urgency | None = None


class ChangePriority(Input):
    """Staff see it otherwise; the customer reads the reason."""

    priority: Priority
    reason: Reason
    version: Version


class HandleTicket(Input):
    """What staff do with a ticket without writing. `until` and `third_party` come with wait_for_third."""

    move: Literal[Move.WAIT_FOR_THIRD, Move.SOLVE, Move.REOPEN, Move.SET_ASIDE, Move.MARK_SPAM, Move.RESTORE]
    version: Version
    reason: Reason | None = None
    third_party: Annotated[Line, Field(min_length=1, max_length=100)] | None = None
    until: AwareDatetime | None = None


class EntriesQuery(PageQuery):
    """A page of the conversation, newest first."""


class PromiseView(View):
    """What has become of a promise of ours. Minutes are business minutes; `stopped_at` is None while it runs."""

    clock: ClockKind
    started_at: Moment
    due_at: Moment
    stopped_at: Moment | None
    target_minutes: int
    state: Promise
    minutes_left: int
    minutes_late: int


class EntryView(View):
    """One entry of the conversation: a message, or something that was done. `facts` words it."""

    entry_id: str
    at: str
    kind: str
    by: Literal["customer", "staff", "system"]
    author: str
    text: str | None
    internal: bool
    facts: dict[str, str]
    files: list[FileView]


class TicketFacts(View):
    """Where a ticket stands: who acts next, by when, and what the caller may do now. `since`: in this state.

    `promise` is to answer, else to tell more; `news_by` is when the customer hears more, also if an answer is late.
    `resolution` is our promise to solve it; it is paused while it is the customer's turn. `cause` is what led to it,
    `cause_promise` our promise to find that. `closes_at` is when it closes by itself if the customer stays silent,
    `follows` the closed ticket that it takes up, `continues_in` the ticket that it was merged into. `complaint` is what
    only complaints have: offers, answer letter, who decides. `rating` is what the customer thinks of how we handled it.
    `staff_tags`, `checklist`: for staff.
    """

    number: str
    account_id: str
    kind: Kind
    subject: str
    state: State
    since: Moment
    priority: Priority
    severity: Severity
    urgency: Urgency
    tags: list[str]
    staff_tags: list[str]
    checklist: list[PointView]
    order_number: str | None
    invoice_number: str | None
    follows: str | None
    continues_in: str | None
    participants: list[ParticipantView]
    opened_at: str
    requester: str
    company: str | None
    assignee: str | None
    assignee_name: str | None
    team: str | None
    who_acts_next: Side
    by: Moment | None
    waiting_for: str | None
    closes_at: Moment | None
    promise: PromiseView | None
    news_by: Moment | None
    resolution: PromiseView | None
    complaint: ComplaintView | None
    cause: CauseOfTicket | None
    cause_promise: PromiseView | None
    rating: RatingView | None
    topic: TopicOfTicket | None
    version: int
    allowed: list[Move]


class TicketView(View):
    """A ticket with the newest entries of its conversation, oldest first; `older` leads to the ones before.

    `writing` are the names of colleagues who write there just now, for staff.
    """

    ticket: TicketFacts
    entries: list[EntryView]
    older: str | None
    writing: list[str]


class TicketChange(View):
    """A ticket after a change, with the entries that the change added."""

    ticket: TicketFacts
    entries: list[EntryView]


class Entries(View):
    """A page of the conversation, newest first."""

    items: list[EntryView]
    next_cursor: str | None


class TicketHeader(View):
    """A ticket as one line of a list."""

    number: str
    kind: Kind
    subject: str
    state: State
    priority: Priority
    opened_at: str
    who_acts_next: Side
    due_at: str | None
    assignee_name: str | None


class TicketHeaders(View):
    """A page of tickets, newest first."""

    items: list[TicketHeader]
    next_cursor: str | None
