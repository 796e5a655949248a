"""What guests send and see."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from chalicelib.guests.rules.looking_up import Thing
from chalicelib.kernel.schema import Input, Language, Line, Text, View

Number = Annotated[Line, Field(min_length=1, max_length=40)]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22}$")]
Email = Annotated[Line, Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
InquiryKind = Literal["question", "complaint", "fault", "suggestion"]


class WorkDone(Input):
    """What the page calculates before it sends: see `rules/work`. `at` is in whole milliseconds."""

    at: AwareDatetime
    count: Annotated[int, Field(ge=0, le=2**32)]


class WriteToUs(Input):
    """What somebody who has not signed in writes to us. People leave `website` empty.

    `order_number` is whatever they know of it; it is believed only where the order is their own.
    """

    name: Annotated[Line, Field(min_length=1, max_length=100)]
    email: Email
    kind: InquiryKind
    text: Annotated[Text, Field(min_length=1, max_length=5000)]
    order_number: Annotated[Line, Field(max_length=40)] | None = None
    language: Language
    website: Annotated[Text, Field(max_length=1000)] | None = None
    work: WorkDone


class WrittenView(View):
    """Where the mail goes that asks for confirmation: the same for every address. `days` is how long it waits."""

    email: str
    days: int


class InquiryView(View):
    """What was written, for whoever read the mail. `ticket` is its number once it is confirmed.

    `is_customers`: it is a ticket of whoever signs in with this address.
    """

    name: str
    email: str
    kind: InquiryKind
    text: str
    order_number: str | None
    written_at: str
    ticket: str | None
    is_customers: bool


class AskLookUp(Input):
    """The number of an order, a ticket, a return or a withdrawal, and the mail address that goes with it."""

    number: Number
    email: Email
    language: Language


class ConfirmLookUp(Input):
    """The same with the code that was mailed."""

    number: Number
    email: Email
    code: Annotated[str, Field(pattern="^[0-9]{6}$")]


class LookUpView(View):
    """Where a code goes if number and address belong together: the same answer for every pair."""

    email: str


class OpenedView(View):
    """What the code has opened: with the token it is read until then, and nothing else is."""

    token: str
    thing: Thing
    number: str
    until: str


class Opening(Input):
    """The token of what is open."""

    token: Token


class EarlierOpened(Input):
    """Further back in the conversation of the ticket that is open, as its cursor says."""

    token: Token
    cursor: Annotated[str, Field(max_length=1024)] | None = None


class FileOpened(Input):
    """A file that came with a message of the ticket that is open."""

    token: Token
    file_id: Annotated[Line, Field(min_length=1, max_length=100)]


class AnswerOpened(Input):
    """What is to be added to the ticket that is open."""

    token: Token
    text: Annotated[Text, Field(min_length=1, max_length=10_000)]
