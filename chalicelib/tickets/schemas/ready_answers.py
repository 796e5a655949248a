"""Ready answers, on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Language, Line, Moment, Text, View
from chalicelib.tickets.rules.ready_answers import Fact
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas import Version
from chalicelib.tickets.schemas.answering import Then
from chalicelib.tickets.schemas.assigning import Whom
from chalicelib.tickets.schemas.batches import Tags

ReadyText = Annotated[Text, Field(min_length=1, max_length=4_000)]


class WriteReadyAnswer(Input):
    """A text by language, the vendor's first among them; {name}, {number}, {order}, {promised}, {staff} are filled in.

    It may set what an answer sets: where the ticket goes (`then`), who has it (`assign`), tags of the staff's.
    """

    title: Annotated[Line, Field(min_length=1, max_length=80)]
    texts: Annotated[dict[Language, ReadyText], Field(min_length=1, max_length=5)]
    then: Then = State.OPEN
    assign: Whom | None = None
    tags: Tags = ()


class ChangeReadyAnswer(WriteReadyAnswer):
    """All of it from now on; what it was is kept."""

    version: Version


class RemoveReadyAnswer(Input):
    """The version that is not offered any more."""

    version: Version


class ReadyLineView(View):
    """A ready answer as one line."""

    ready_id: str
    title: str
    languages: list[str]


class ReadyAnswers(View):
    """All ready answers by title, and the vendor's first language."""

    items: list[ReadyLineView]
    first_language: str
    next_cursor: None = None


class EarlierAnswer(View):
    """A ready answer as it was."""

    title: str
    texts: dict[str, str]
    version: int
    changed_at: Moment
    changed_by: str


class ReadyAnswerView(EarlierAnswer):
    """A ready answer as it is, and in `earlier` as it was, the latest first."""

    ready_id: str
    then: Then
    assign: Whom | None
    tags: list[str]
    earlier: list[EarlierAnswer]


class RemovedReadyAnswer(View):
    """It is not offered any more."""

    ready_id: str


class FilledAnswer(View):
    """A ready answer for one ticket: in the customer's language, or what comes next to it, with the facts filled in.

    What is not known stands in `missing`, and in braces in the text: somebody has to write it.
    """

    text: str
    language: str
    missing: list[Fact]
    then: Then
    assign: Whom | None
    tags: list[str]
