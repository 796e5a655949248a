"""What led to tickets, on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.schema import Input, Language, Line, PageQuery, Text, View
from chalicelib.tickets.rules.causes import Category, CauseState

Told = Annotated[Text, Field(min_length=1, max_length=1_000)]
ToldByLanguage = Annotated[dict[Language, Told], Field(max_length=5)]
Note = Annotated[Text, Field(min_length=1, max_length=500)]
Version = Annotated[int, Field(ge=1, le=10**9)]


class MakeCause(Input):
    """What may have led to a ticket, with what its customer, and everybody whose ticket is bound later, reads.

    `title` is for staff only. `texts` are translations of `text` by language; who reads in none of them reads `text`.
    """

    ticket: Annotated[Line, Field(min_length=1, max_length=20)]
    title: Annotated[Line, Field(min_length=1, max_length=120)]
    category: Category
    text: Told
    texts: ToldByLanguage | None = None


class TellOfCause(Input):
    """How far we are, and what all whose tickets are bound read. `reason` is for staff, and goes with a step back."""

    state: CauseState
    text: Told
    texts: ToldByLanguage | None = None
    reason: Note | None = None
    version: Version


class BindTicket(Input):
    """What led to the ticket, or null when it was not what we thought; staff note why."""

    cause_id: Annotated[Line, Field(min_length=1, max_length=40)] | None
    reason: Note
    version: Version


class CausesQuery(PageQuery):
    """Which of them."""

    which: Literal["open", "prevented"] = "open"


class CauseHeader(View):
    """A cause as one line of a list; `tickets` counts those that are bound."""

    cause_id: str
    title: str
    category: Category
    state: CauseState
    since: str
    tickets: int


class CauseHeaders(View):
    """A page of causes, most tickets first."""

    items: list[CauseHeader]
    next_cursor: str | None


class LikelyCause(CauseHeader):
    """`alike`: it shares a tag with the ticket."""

    alike: bool


class LikelyCauses(View):
    """What may have led to a ticket, most alike first."""

    causes: list[LikelyCause]


class CauseStepView(View):
    """What was told of a cause. `texts` are translations by language."""

    at: str
    state: CauseState
    author: str
    text: str
    texts: dict[str, str]
    reason: str | None


class CauseView(CauseHeader):
    """A cause with all that was told of it, oldest first. `version` counts that."""

    opened_at: str
    tags: list[str]
    version: int
    steps: list[CauseStepView]


class BoundTicket(View):
    """A ticket that is bound to a cause."""

    number: str
    subject: str
    customer: str
    bound_at: str
    bound_by: str


class BoundTickets(View):
    """A page of them, by number."""

    items: list[BoundTicket]
    next_cursor: str | None


class CauseOfTicket(View):
    """What a customer knows of what led to their ticket: how far we are, since when, and what we said last.

    `cause_id` and `title` are for staff, and null for the customer.
    """

    state: CauseState
    since: str
    text: str
    texts: dict[str, str]
    cause_id: str | None
    title: str | None
