"""Orders as customers and staff see them."""

from typing import Literal

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import View
from chalicelib.orders.rules.cancelling import CancelReason
from chalicelib.orders.rules.delivery import DeliveryStatus, ParcelState
from chalicelib.orders.rules.payment import PaymentStatus
from chalicelib.orders.rules.requests import Answer, RequestKind, RequestState
from chalicelib.orders.rules.states import Move, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas import DocumentView
from chalicelib.orders.schemas.changes import ChangedView


class PartView(View):
    """So much of a line, in the product's smallest step."""

    sku: str
    quantity: int


class DayView(View):
    """By when a line comes."""

    sku: str
    promised_on: str


class EntryView(View):
    """One entry of an order's timeline: what happened, when, and by whom. `by` is empty for the portal itself.

    `request`, `parcel`, `return_number`, `lines` and `days` say what it is about, where it is about a part of the
    order; `payment` is how far it was paid from then on, `changes` what has become otherwise. `ticket` is one about the
    order, `amount` what is paid back.
    """

    entry_id: str
    at: str
    kind: Happening
    by: str
    by_staff: bool
    promised_on: str | None = None
    reason_code: CancelReason | None = None
    reason: str | None = None
    request: str | None = None
    parcel: str | None = None
    payment: PaymentStatus | None = None
    return_number: str | None = None
    ticket: str | None = None
    amount: Money | None = None
    lines: list[PartView]
    days: list[DayView]
    changes: list[ChangedView]


class ParcelView(View):
    """What was sent together, how, and where it is. `ended_at`: since when it is delivered or lost."""

    parcel: str
    state: ParcelState
    carrier: str
    tracking_number: str | None = None
    tracking_url: str | None = None
    shipped_at: str
    ended_at: str | None = None
    lines: list[PartView]


class RequestView(View):
    """What one side asked of the other. While it waits, `acts_next` is to answer by `answer_by`.

    `allowed` is what the reader may say to it now. Of a change: the document that the order would have, what in it is
    otherwise, by how much the total would rise, and by how much that is more than was left of the credit.
    """

    request_id: str
    kind: RequestKind
    state: RequestState
    asked_by: Literal["buyer", "staff"]
    asker: str
    asked_at: str
    reason_code: CancelReason | None = None
    reason: str | None = None
    acts_next: Literal["buyer", "staff"] | None
    answer_by: str
    answerer: str | None = None
    answered_at: str | None = None
    answer: str | None = None
    allowed: list[Answer]
    document: DocumentView | None
    differences: list[ChangedView]
    difference: int | None
    credit_missing: int | None = None


class OrderLineView(View):
    """Where a line of the document stands: by when it comes, and how much of it is where.

    Quantities are in the product's smallest step. `shipped` is on its way or delivered, `delivered` a part of that,
    `left` must still be shipped.
    """

    sku: str
    ordered: int
    cancelled: int
    shipped: int
    delivered: int
    returned: int
    left: int
    promised_on: str


class OrderHeader(View):
    """An order as one line of a list. `late_since` is the promised day, where it is over and something is missing."""

    number: str
    status: Status
    delivery_status: DeliveryStatus
    payment_status: PaymentStatus
    placed_at: str
    summary: str
    line_count: int
    total: Money
    promised_on: str
    late_since: str | None = None


class OrderHeaders(View):
    """A page of orders, newest first."""

    items: list[OrderHeader]
    next_cursor: str | None


class ApprovalView(View):
    """Why and how long an order waits for the vendor: it is `missing` (minor units) more than was left of the credit.

    The vendor answers by `answer_by`; undecided at `ends_at`, it is no longer valid.
    """

    missing: int
    answer_by: str
    ends_at: str


class LateView(View):
    """A promise of ours that is broken: the day by which something was to come, and by when we tell a new one."""

    promised_on: str
    news_by: str


class OrderView(View):
    """An order with everything the customer may see.

    `document` is what was agreed, `lines` where each of its lines stands, `allowed` what the caller may do with it now.
    `approval` is there while it waits for the vendor's; `handled_from` is when the vendor opens and looks at an order
    that was placed out of hours; `late` is there while something of it should have come. `account_id` is whose it is.
    """

    number: str
    account_id: str
    status: Status
    delivery_status: DeliveryStatus
    payment_status: PaymentStatus
    placed_at: str
    placed_by: str
    company: str | None
    promised_on: str
    document: DocumentView
    lines: list[OrderLineView]
    parcels: list[ParcelView]
    requests: list[RequestView]
    timeline: list[EntryView]
    approval: ApprovalView | None = None
    handled_from: str | None = None
    late: LateView | None = None
    version: int
    allowed: list[Move]
