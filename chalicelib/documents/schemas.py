"""Documents on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.documents.facts import Format, Kind
from chalicelib.kernel.schema import Input, Language, View

Day = Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Number = Annotated[str, Field(pattern="^[A-Za-z0-9-]{1,24}$")]
State = Literal["making", "ready", "failed"]


class AskDocument(Input):
    """Which document, and as what.

    An order, invoice or credit note by its `number`; a delivery note by its order's, with the `parcel`; a statement by
    its period, both days included, without them the present month until today; an archived one by its `number`. PDF is
    written in `language`, without one in that of whoever asks.
    """

    kind: Kind
    format: Format = Format.PDF
    number: Number | None = None
    parcel: Annotated[str, Field(pattern="^[0-9]{1,4}$")] | None = None
    since: Day | None = None
    until: Day | None = None
    language: Language | None = None


class LinkView(View):
    """Where the file can be fetched, by anybody who has the link, for a few minutes."""

    url: str
    expires_at: str


class WrittenDocumentView(View):
    """A document: `making` until it is `ready`, or `failed` with a `why`. Only a ready one has a file and a `link`.

    `check_code` proves what the document says, `sha256` (64 hexadecimal digits) that the file is unchanged.
    """

    document_id: str
    kind: Kind
    number: str
    format: Format
    language: str | None
    state: State
    why: str | None
    asked_at: str
    ready_at: str | None
    check_code: str | None
    file_name: str
    size: int | None
    sha256: str | None
    link: LinkView | None


class ArchivedStatementView(View):
    """An archived statement. `sha256` is the digest of its facts, the file that JSON gives."""

    number: str
    since: str
    until: str
    drawn_at: str
    currency: str
    opening: int
    closing: int
    check_code: str | None
    sha256: str | None


class ArchivedStatementsView(View):
    """A page of an account's statements, newest first."""

    items: list[ArchivedStatementView]
    next_cursor: str | None
