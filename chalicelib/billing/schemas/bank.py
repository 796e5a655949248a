"""Bank files on the wire: what is asked, and what is shown."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.billing.rules.bank_matching import How
from chalicelib.billing.rules.bank_rows import LONGEST_NAME, MOST_BYTES
from chalicelib.billing.rules.bank_states import FileState, Group, LineMove
from chalicelib.billing.schemas.asked import Given
from chalicelib.billing.schemas.shown import PartView
from chalicelib.kernel.schema import Input, Line, PageQuery, View

AccountId = Annotated[str, Field(pattern="^[A-Za-z0-9_]{1,64}$")]


class BringBankFile(Input):
    """A file that is about to be uploaded. By `digest`, the SHA-256 of its bytes in hexadecimal, it is known again."""

    name: Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]
    size: Annotated[int, Field(ge=1, le=MOST_BYTES)]
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class LinesQuery(PageQuery):
    """The lines of one group, in the file's order."""

    group: Group


class PostLine(Input):
    """Whose payment the line is, and what it settles; the rest stays credit. Without a split the written order decides.

    `version` is that of the line as you looked at it.
    """

    account_id: AccountId
    split: Given | None = None
    version: Annotated[int, Field(ge=1, le=10**9)]


class MoveLine(Input):
    """Set a line aside, with a note for colleagues, or take it back."""

    move: LineMove
    note: Annotated[Line, Field(max_length=200)] = ""
    version: Annotated[int, Field(ge=1, le=10**9)]


class UploadView(View):
    """Where to send the file, within minutes: a form with these fields and, last, the file under the name `file`."""

    url: str
    fields: dict[str, str]


class CountsView(View):
    """How many lines stand in each group."""

    sure: int
    check: int
    open: int
    posted: int
    aside: int
    bad: int


class ListedBankFileView(View):
    """A file in the list. `counts` may lag by a moment."""

    file_id: str
    name: str
    state: FileState
    why: str | None
    at: str
    brought_by: str
    rows: int
    counts: CountsView


class BankFilesView(View):
    """A page of files, newest first."""

    items: list[ListedBankFileView]
    next_cursor: str | None


class BankFileView(ListedBankFileView):
    """A file and how its lines stand now. `matched` of `rows` have been looked at so far.

    `sure_amount` and `posted_amount` are in minor units of `currency`; `posting` while sure lines are being posted.
    """

    matched: int
    sure_amount: int
    posted_amount: int
    currency: str
    posting: bool


class BroughtView(View):
    """The file, and where to upload it; `upload` is None when we have it already."""

    file: BankFileView
    upload: UploadView | None


class BankLineView(View):
    """A row of a file, and what has become of it.

    `line` is where it stands in the file. `how` it was matched, with what it would settle; `why` it is no payment or
    was not posted, as a code; `payment` once it is posted.
    """

    place: int
    line: int
    group: Group
    reference: str | None
    amount: int | None
    currency: str | None
    on: str | None
    payer: str | None
    iban: str | None
    text: str | None
    why: str | None
    note: str | None
    how: How | None
    account_id: str | None
    account: str | None
    splits: list[PartView]
    payment: str | None
    allowed: list[Literal["post"] | LineMove]
    version: int


class BankLinesView(View):
    """A page of one group's lines."""

    items: list[BankLineView]
    next_cursor: str | None
