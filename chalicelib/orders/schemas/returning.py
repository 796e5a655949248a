"""Returns on the wire. Quantities are in the product's smallest step, amounts in minor units with VAT."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.money import Money
from chalicelib.kernel.pictures import MOST_PICTURE_BYTES, PictureKind
from chalicelib.kernel.schema import Input, Line, Text, View
from chalicelib.orders.rules.returning.counting import Condition
from chalicelib.orders.rules.returning.eligibility import Barrier, ReturnReason
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import DeclineReason, ReturnMove, ReturnState
from chalicelib.orders.schemas import Sku

MOST_LINES = 250
MOST_ORDERS = 10  # in one return: with their entries and stock they fit into one transaction
MOST_COUNTED = 50  # lines at once; more is counted in a second go

Number = Annotated[Line, Field(min_length=1, max_length=20)]
Version = Annotated[int, Field(ge=1, le=10**9)]
Some = Annotated[int, Field(ge=1, le=10**9)]
Count = Annotated[int, Field(ge=0, le=10**9)]
Said = Annotated[Text, Field(min_length=1, max_length=1000)]
Short = Annotated[Line, Field(min_length=1, max_length=100)]


class ReturnLine(Input):
    """So much of a line comes back, and why; `note` says more."""

    order: Number
    sku: Sku
    quantity: Some
    reason: ReturnReason
    note: Annotated[Text, Field(max_length=500)] | None = None


class AskReturn(Input):
    """What a customer would like to send back, from one order or several. Each line is named once."""

    lines: Annotated[list[ReturnLine], Field(min_length=1, max_length=MOST_LINES)]


class ConfirmReturn(Input):
    """The binding step: this document and no other, settled in one of the ways that it offers.

    `ending` is how the number of your bank account ends, for a refund.
    """

    review_id: Annotated[str, Field(pattern="^rrv_[0-9A-Z]{26}$")]
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    settlement: Settlement = Settlement.CREDIT
    ending: Annotated[str, Field(pattern="^[0-9A-Z]{4}$")] | None = None


class MoveReturn(Input):
    """What customers do with a return: say that it is sent (and how), ask once to look again (and why), cancel it."""

    move: Literal[ReturnMove.SEND, ReturnMove.APPEAL, ReturnMove.CANCEL]
    version: Version
    message: Said | None = None
    carrier: Short | None = None
    tracking_number: Short | None = None


class DecideReturn(Input):
    """What staff do with a return as a whole. A no comes with a `reason` and a `message` that the customer reads.

    What is settled otherwise than the customer wished says `settlement`.
    """

    move: Literal[ReturnMove.APPROVE, ReturnMove.DECLINE, ReturnMove.SETTLE, ReturnMove.SETTLE_PART]
    version: Version
    reason: DeclineReason | None = None
    settlement: Settlement | None = None
    message: Said | None = None


class CountedLine(Input):
    """So much of a line has come now; `resellable` of it goes back on the shelf."""

    order: Number
    sku: Sku
    quantity: Some
    resellable: Count


class ReceiveReturn(Input):
    """What staff count when something comes. Lines of which nothing came are left out."""

    version: Version
    lines: Annotated[list[CountedLine], Field(min_length=1, max_length=MOST_COUNTED)]


class InspectedLine(Input):
    """How a line was found. Of what is worse, `refused` goes back to the customer; `reason` says why, to them."""

    order: Number
    sku: Sku
    condition: Condition
    refused: Count = 0
    reason: Said | None = None


class InspectReturn(Input):
    """What staff find. Lines that are left out are as described."""

    version: Version
    lines: Annotated[list[InspectedLine], Field(max_length=MOST_LINES)]


class AnnouncePhotograph(Input):
    """A photograph that is about to be uploaded: its kind, and its size in bytes."""

    kind: PictureKind
    size: Annotated[int, Field(ge=1, le=MOST_PICTURE_BYTES)]


class PhotographUploadView(View):
    """Where to send it, within minutes: a form with these fields and, last, the photograph under the name `file`."""

    photograph_id: str
    url: str
    fields: dict[str, str]


class PhotographView(View):
    """A photograph, and the link by which it is fetched for some minutes."""

    photograph_id: str
    at: str
    by: str
    url: str


class ReturnableView(View):
    """Of a line so much can be returned, all of it until that day; where nothing can, `barrier` says why."""

    sku: str
    quantity: int
    until: str | None
    barrier: Barrier | None


class OrderReturnView(View):
    """A return beside its order."""

    number: str
    state: ReturnState
    requested_at: str


class OrderReturnsView(View):
    """What of an order can be returned, line by line in the order of its document, and the returns there are.

    `days` is how long after delivery.
    """

    days: int
    lines: list[ReturnableView]
    items: list[OrderReturnView]
    next_cursor: None = None


class ReviewedLineView(View):
    """A line of what would be returned, with what it brings."""

    order: str
    sku: str
    name: str
    unit: str
    decimals: int
    quantity: int
    reason: ReturnReason
    note: str | None


class ReturnReviewView(View):
    """What would be returned, and what it brings, if it is confirmed with this fingerprint in time.

    `settlements` is how it can be settled; of its `worth`, `refund` can be paid back to the customer's bank.
    """

    review_id: str
    lines: list[ReviewedLineView]
    worth: list[Money]
    refund: list[Money]
    settlements: list[Settlement]
    expires_at: str
    fingerprint: str


class ReturnLineView(ReviewedLineView):
    """A line of a return: of what was `counted`, `refused` goes back to the customer and `settled` is credited."""

    counted: int
    resellable: int
    refused: int
    settled: int
    condition: Condition | None
    why: str | None


class ReturnEntryView(View):
    """What was done with a return, when and by whom; `by` is empty for the portal itself."""

    at: str
    kind: str
    by: str
    by_staff: bool
    reason: str | None = None


class ReturnHeader(View):
    """A return as one line of a list."""

    number: str
    state: ReturnState
    requested_at: str
    customer: str
    summary: str
    line_count: int
    due_at: str | None


class ReturnHeaders(View):
    """A page of returns: an account's newest first, the staff's due first."""

    items: list[ReturnHeader]
    next_cursor: str | None


class ReturnRefundView(View):
    """Money that is paid back for a return, and how far it has come; the next step is to be expected by `due_on`."""

    number: str
    amount: int
    currency: str
    state: Literal["asked", "approved", "sent", "arrived", "failed", "declined"]
    due_on: str | None
    reason: str | None


class ReturnView(View):
    """A return. While it goes on, `acts_next` is to act by `due_at`; `allowed` is what the reader may do with it.

    `settlement` is what the customer gets for it, `settlements` what else staff may settle it by, `refunds` how far the
    money has come. `worth` is what it was expected to bring, `credited` what it has brought. `send_to` is where goods
    go, until `send_by`; what was not sent then expires at `expires_at`.
    """

    number: str
    account_id: str
    state: ReturnState
    requested_at: str
    requested_by: str
    company: str | None
    lines: list[ReturnLineView]
    worth: list[Money]
    credited: list[Money]
    settlement: Settlement
    settlements: list[Settlement]
    refunds: list[ReturnRefundView]
    acts_next: Literal["buyer", "staff"] | None
    due_at: str | None
    send_by: str | None
    expires_at: str | None
    send_to: str
    carrier: str | None
    tracking_number: str | None
    decline_code: DeclineReason | None
    declined_because: str | None
    photographs: list[PhotographView]
    timeline: list[ReturnEntryView]
    version: int
    allowed: list[ReturnMove]
