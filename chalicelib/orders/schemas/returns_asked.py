"""What is asked for about returns. Quantities are in the product's smallest step."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.pictures import MOST_PICTURE_BYTES, PictureKind
from chalicelib.kernel.schema import Input, Line, Text
from chalicelib.orders.rules.returning.counting import Condition
from chalicelib.orders.rules.returning.eligibility import ReturnReason
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import DeclineReason, ReturnMove
from chalicelib.orders.schemas import Fingerprint, Sku

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
    """So much of a line comes back, and why; `note` says more. `instead` is another product to exchange it for."""

    order: Number
    sku: Sku
    quantity: Some
    reason: ReturnReason
    note: Annotated[Text, Field(max_length=500)] | None = None
    instead: Sku | None = None


class AskReturn(Input):
    """What a customer would like to send back, from one order or several. Each line is named once."""

    lines: Annotated[list[ReturnLine], Field(min_length=1, max_length=MOST_LINES)]


class ConfirmReturn(Input):
    """The binding step: this document and no other, settled in one of the ways that it offers.

    `ending` is how the number of your bank account ends, for a refund.
    """

    review_id: Annotated[str, Field(pattern="^rrv_[0-9A-Z]{26}$")]
    fingerprint: Fingerprint
    settlement: Settlement = Settlement.CREDIT
    ending: Annotated[str, Field(pattern="^[0-9A-Z]{4}$")] | None = None


class MoveReturn(Input):
    """What customers do with a return: say that it is sent (and how), ask once to look again (and why), cancel it, or
    say that what was repaired is back."""

    move: Literal[ReturnMove.SEND, ReturnMove.APPEAL, ReturnMove.CANCEL, ReturnMove.ARRIVE]
    version: Version
    message: Said | None = None
    carrier: Short | None = None
    tracking_number: Short | None = None


class DecideReturn(Input):
    """What staff do with a return as a whole. A no comes with a `reason` and a `message` that the customer reads.

    What is settled otherwise than the customer wished says `settlement`; what is sent back repaired says how.
    """

    move: Literal[
        ReturnMove.APPROVE,
        ReturnMove.DECLINE,
        ReturnMove.SETTLE,
        ReturnMove.SETTLE_PART,
        ReturnMove.REPAIR,
        ReturnMove.SEND_BACK,
        ReturnMove.ARRIVE,
    ]
    version: Version
    reason: DeclineReason | None = None
    settlement: Settlement | None = None
    message: Said | None = None
    carrier: Short | None = None
    tracking_number: Short | None = None


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
