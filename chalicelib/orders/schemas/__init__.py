"""Review documents on the wire, and what orders and reviews are asked with."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from chalicelib.kernel.schema import Input, Line, Text, View


def _on_the_calendar(day: str) -> str:
    date.fromisoformat(day)  # its ValueError is pydantic's way of hearing that there is no such day
    return day


Sku = Annotated[str, Field(min_length=1, max_length=32, pattern="^[A-Za-z0-9-]+$")]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_on_the_calendar)]
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
