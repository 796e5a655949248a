"""Review documents on the wire, and what orders and reviews are asked with."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.schema import Day, Input, Line, Text, View
from chalicelib.orders.rules import MOST_LINES, charges
from chalicelib.orders.rules.charges import ChargeKind
from chalicelib.orders.rules.looks import ChangeKind

MOST_STEPS = 9_999_999  # of a product's smallest steps in one line
Sku = Annotated[str, Field(min_length=1, max_length=40, pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
ReviewId = Annotated[str, Field(pattern="^rev_[0-9A-Z]{26}$")]
Rate = Annotated[int, Field(ge=0, le=10_000)]
Short = Annotated[Line, Field(min_length=1, max_length=100)]
WayCode = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,29}$")]
LineNote = Annotated[Line, Field(min_length=1, max_length=200)]


class WantedLine(Input):
    """So much of a product, in its smallest step. `seen_price` is the price of a unit that the customer saw, to mark a
    change; `note` is what they say about this line."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=MOST_STEPS)]
    seen_price: Annotated[int, Field(ge=0, le=10**11)] | None = None
    note: LineNote | None = None


class Address(Input):
    """Where to deliver, or where the invoice goes. `country` is an ISO 3166 code."""

    name: Short
    line1: Short
    line2: Short | None = None
    postcode: Annotated[Line, Field(min_length=2, max_length=12)]
    city: Short
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]


class AskReview(Input):
    """What the customer would like to order. `previous` is the review looked at before, to mark what changed.

    `way` is the way of delivery, the vendor's usual one where none is named. Without an `invoice_address` the invoice
    goes where the goods go.
    """

    lines: Annotated[list[WantedLine], Field(min_length=1, max_length=200)]
    delivery_address: Address
    invoice_address: Address | None = None
    way: WayCode | None = None
    reference: Short | None = None
    note: Annotated[Text, Field(max_length=500)] | None = None
    previous: ReviewId | None = None


class SeenLine(Input):
    """A line as the customer has it before them; what they do not see of it is left out."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=MOST_STEPS)]
    unit_price: Annotated[int, Field(ge=0, le=10**11)]
    discount_rate: Rate | None = None
    vat_rate: Rate | None = None
    promised_on: Day | None = None


class PlaceOrder(Input):
    """The binding step: this document and no other. `seen` are its lines as they were shown: should it be another
    document, the refusal says line by line how they differ."""

    review_id: ReviewId
    fingerprint: Fingerprint
    seen: Annotated[list[SeenLine], Field(max_length=MOST_LINES)] | None = None


class AddressView(View):
    """Where it goes, or its invoice."""

    name: str
    line1: str
    line2: str | None = None
    postcode: str
    city: str
    country: str


class LineView(View):
    """A line item. `unit_price` is of one unit, `quantity` in smallest steps, of which there are 10 to the power of
    `decimals` in a unit. Amounts in minor units without VAT: `net` is after `discount`. Rates in basis points.

    What is not `from_stock` is made to order, or is to be in stock again on `expected_on`. `withdrawal_exempt` says why
    a consumer cannot withdraw from buying it; a `final_sale` cannot be returned beyond what the law gives.
    """

    sku: str
    name: str
    picture: str | None
    unit: str
    decimals: int = 0
    quantity: int
    unit_price: int
    discount_rate: int = 0
    discount: int = 0
    net: int
    vat_rate: int
    promised_on: str
    from_stock: bool
    expected_on: str | None = None
    withdrawal_exempt: str | None = None
    final_sale: bool = False
    note: str | None = None


class WayView(View):
    """A way of delivery, named in the language of whoever ordered."""

    code: str
    name: str


class ChargeView(View):
    """What is paid beside the goods. `net` is without VAT, 0 for a delivery that is free this time."""

    kind: ChargeKind
    code: str
    name: str
    net: int
    vat_rate: int

    @property
    def key(self) -> str:
        """By what it is known among the lines of a bill."""
        return charges.key(self.kind, self.code)


class VatGroupView(View):
    """VAT of all lines and charges with one rate."""

    rate: int
    net: int
    vat: int


class DocumentView(View):
    """What is ordered, at what price, to where, how, by when: the same for review and order.

    `net` is of the goods and of what is charged beside them. Invoices are due within `payment_days`, and go to
    `invoice_address`; of what was agreed before there was one, to where it is delivered.
    """

    lines: list[LineView]
    way: WayView | None = None
    charges: list[ChargeView] = Field(default_factory=list)
    currency: str
    net: int
    vat_groups: list[VatGroupView]
    vat: int
    total: int
    rounding: Literal["vat_per_rate"] = "vat_per_rate"
    delivery_address: AddressView
    invoice_address: AddressView | None = None
    payment: Literal["invoice"] = "invoice"
    payment_days: int | None = None
    terms_version: str
    reference: str | None
    note: str | None


class DifferenceView(View):
    """One thing that is not as the customer last saw it: amounts, quantities, rates, days or names by `kind`.

    `sku` of a charge is what it is known by, like `delivery:parcel`.
    """

    kind: ChangeKind
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


class LineProblemView(View):
    """Why a line cannot be ordered as it is: what is missing or too much (`by`), the nearest quantities that can be
    ordered (`below`, `above`), what is `left`, and what replaces it. Quantities in smallest steps.
    """

    sku: str
    reason: Literal[
        "unknown",
        "discontinued",
        "not_sold_to_you",
        "below_minimum",
        "above_maximum",
        "not_in_steps",
        "not_enough_stock",
    ]
    wanted: int
    name: str = ""
    unit: str = "piece"
    decimals: int = 0
    by: int | None = None
    below: int | None = None
    above: int | None = None
    left: int | None = None
    successor: str | None = None
