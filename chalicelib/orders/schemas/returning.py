"""Returns as they are shown. Quantities are in the product's smallest step, amounts in minor units with VAT."""

from typing import Literal

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import View
from chalicelib.orders.rules.returning.counting import Condition
from chalicelib.orders.rules.returning.eligibility import Barrier, ReturnReason
from chalicelib.orders.rules.returning.looks import ReturnChange
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import DeclineReason, ReturnMove, ReturnState


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


class InsteadView(View):
    """The product that is wished in a line's place, and what a unit of it costs, without VAT."""

    sku: str
    name: str
    unit_price: int
    currency: str


class ReviewedLineView(View):
    """A line of what would be returned, with what it brings; in an exchange it is for the same, or `instead`."""

    order: str
    sku: str
    name: str
    unit: str
    decimals: int
    quantity: int
    reason: ReturnReason
    note: str | None
    instead: InsteadView | None = None


class ReturnDifferenceView(View):
    """One thing of a return that is not as it was shown: quantities, amounts, prices of a unit or ways by `kind`."""

    kind: ReturnChange
    order: str | None
    sku: str | None
    currency: str | None
    was: int | str | None
    now: int | str | None


class ReturnReviewView(View):
    """What would be returned, and what it brings, if it is confirmed with this fingerprint in time.

    `settlements` is how it can be settled; of its `worth`, `refund` can be paid back to the customer's bank. An
    exchange costs `extra` more than it is worth; below zero that is credit. `differences` is what is otherwise than in
    the review that it was made from, when that had expired.
    """

    review_id: str
    lines: list[ReviewedLineView]
    worth: list[Money]
    refund: list[Money]
    settlements: list[Settlement]
    extra: int | None
    differences: list[ReturnDifferenceView]
    expires_at: str
    fingerprint: str


class ReturnLineView(ReviewedLineView):
    """A line of a return: of what was `counted`, `refused` and, repaired, `repaired` goes back to the customer, and
    `settled` is credited."""

    counted: int
    resellable: int
    refused: int
    settled: int
    repaired: int = 0
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

    `settlement` is what the customer gets for it, `settlements` what staff may settle it by. `refunds` is how far the
    money has come, `new_orders` what is sent in exchange, `sent_back_by` how what was repaired comes back. `worth` is
    what it was expected to bring, `credited` what it has brought. `send_to` is where goods go, until `send_by`; what
    was not sent then expires at `expires_at`.
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
    new_orders: list[str]
    sent_back_by: str | None
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
