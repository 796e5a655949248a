"""Orders and review documents on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, Line, Text, View
from chalicelib.orders.rules import Move, Status

Sku = Annotated[str, Field(min_length=1, max_length=32, pattern="^[A-Za-z0-9-]+$")]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
ReviewId = Annotated[str, Field(pattern="^rev_[0-9A-Z]{26}$")]
Short = Annotated[Line, Field(min_length=1, max_length=100)]


class WantedLine(Input):
    """So many of a product. `seen_price` is the unit price that the customer saw, to mark a change."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=9999)]
    seen_price: Annotated[int, Field(ge=0, le=10**11)] | None = None


class Address(Input):
    """Where to deliver. `country` is an ISO 3166 code."""

    name: Short
    line1: Short
    line2: Short | None = None
    postcode: Annotated[Line, Field(min_length=2, max_length=12)]
    city: Short
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]


class AskReview(Input):
    """What the customer would like to order. `previous` is the review looked at before, to mark what changed."""

    lines: Annotated[list[WantedLine], Field(min_length=1, max_length=200)]
    delivery_address: Address
    reference: Short | None = None
    note: Annotated[Text, Field(max_length=500)] | None = None
    previous: ReviewId | None = None


class PlaceOrder(Input):
    """The binding step: this document and no other."""

    review_id: ReviewId
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class MoveOrder(Input):
    """What staff do with an order. `version` is the one they looked at; `promised_on` comes with accept."""

    move: Move
    version: Annotated[int, Field(ge=1, le=10**9)]
    promised_on: Day | None = None
    reason: Annotated[Text, Field(min_length=1, max_length=500)] | None = None


class AddressView(View):
    """Where it goes."""

    name: str
    line1: str
    line2: str | None = None
    postcode: str
    city: str
    country: str


class LineView(View):
    """A line item. Amounts in minor units without VAT; `vat_rate` in basis points; not `from_stock`: made to order.

    `withdrawal_exempt` says why a consumer cannot withdraw from buying it.
    """

    sku: str
    name: str
    picture: str | None
    unit: str
    quantity: int
    unit_price: int
    net: int
    vat_rate: int
    promised_on: str
    from_stock: bool
    withdrawal_exempt: str | None = None


class VatGroupView(View):
    """VAT of all lines with one rate."""

    rate: int
    net: int
    vat: int


class DocumentView(View):
    """What is ordered, at what price, to where, by when: the same for review and order."""

    lines: list[LineView]
    currency: str
    net: int
    vat_groups: list[VatGroupView]
    vat: int
    total: int
    rounding: Literal["vat_per_rate"] = "vat_per_rate"
    delivery_address: AddressView
    payment: Literal["invoice"] = "invoice"
    terms_version: str
    reference: str | None
    note: str | None


class DifferenceView(View):
    """One thing that is not as the customer last saw it."""

    kind: Literal["gone", "less_stock", "price_up", "price_down", "later"]
    sku: str
    was: int | str | None
    now: int | str | None


class ReviewView(View):
    """A review document: what will be ordered, whole, if it is submitted with this fingerprint before it expires."""

    review_id: str
    document: DocumentView
    expires_at: str
    fingerprint: str
    differences: list[DifferenceView]


class EntryView(View):
    """One entry of an order's timeline: what happened, when, and by whom."""

    at: str
    kind: Literal["placed", "accepted", "cancelled"]
    by: str
    by_staff: bool
    promised_on: str | None = None
    reason: str | None = None


class OrderHeader(View):
    """An order as one line of a list."""

    number: str
    status: Status
    placed_at: str
    summary: str
    line_count: int
    total: Money
    promised_on: str


class OrderHeaders(View):
    """A page of orders, newest first."""

    items: list[OrderHeader]
    next_cursor: str | None


class OrderView(View):
    """An order with everything the customer may see. `allowed` is what the caller may do with it now."""

    number: str
    status: Status
    placed_at: str
    placed_by: str
    company: str | None
    promised_on: str
    document: DocumentView
    timeline: list[EntryView]
    version: int
    allowed: list[Move]
