"""Quick order on the wire."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from chalicelib.kernel.schema import Input, Line, Text, View
from chalicelib.orders.schemas import LineProblemView, Sku

MOST_TEXT, MOST_FILE, MOST_TYPED, MOST_SET = 200_000, 4_000_000, 100, 80
OwnNumberText = Annotated[Line, Field(min_length=1, max_length=40)]

Reason = Literal[
    "unknown",
    "discontinued",
    "not_sold_to_you",
    "no_item",
    "several_numbers",
    "too_long",
    "unreadable",
    "no_quantity",
    "bad_quantity",
    "other_unit",
    "too_fine",
    "too_much",
    "too_many",
]


class TypedRow(Input):
    """A row as it stands in the form: what, how much, in which unit."""

    line: Annotated[int, Field(ge=1, le=100_000)]
    item: Annotated[Line, Field(max_length=80)]
    amount: Annotated[Line, Field(max_length=20)] = ""
    unit: Annotated[Line, Field(max_length=20)] = ""


class AskQuickOrder(Input):
    """Lines to look up: pasted as text, as a file (CSV or Excel, in base64), or row by row. One of the three."""

    text: Annotated[Text, Field(max_length=MOST_TEXT)] | None = None
    file: Annotated[str, Field(max_length=MOST_FILE, pattern="^[A-Za-z0-9+/]*={0,2}$")] | None = None
    rows: Annotated[list[TypedRow], Field(max_length=MOST_TYPED)] | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> "AskQuickOrder":
        if sum(given is not None for given in (self.text, self.file, self.rows)) != 1:
            raise ValueError("send one of text, file and rows")
        return self


class QuickLineView(View):
    """A product that was found, and how much of it; equal products of several lines are one. Quantities in smallest
    steps, amounts in minor units without VAT. `typed` is what stood there, `own` whether it was the customer's own
    number. `problem` says what still has to change before it can be ordered.
    """

    lines: list[int]
    typed: str
    own: bool
    sku: str
    name: str
    picture: str | None
    unit: str
    decimals: int
    quantity: int
    unit_price: int
    discount_rate: int
    net: int
    currency: str
    problem: LineProblemView | None
    note: str | None


class SuggestionView(View):
    """A product that may have been meant."""

    sku: str
    name: str


class QuickProblemView(View):
    """A line that did not go in: what stood there, and why. `unit` is the one that the product is sold by."""

    line: int
    text: str
    item: str
    amount: str
    reason: Reason
    sku: str | None
    unit: str | None
    suggestions: list[SuggestionView]


class OwnNumberView(View):
    """The customer's own number of a product; `name` is None for what is not in the catalogue."""

    number: str
    sku: str
    name: str | None


class QuickOrderView(View):
    """All lines, those that went in and those that did not. `own_numbers` are new ones that stood in a column of their
    own beside a SKU. One order holds `most_lines` products.
    """

    rows: int
    lines: list[QuickLineView]
    problems: list[QuickProblemView]
    own_numbers: list[OwnNumberView]
    most_lines: int


class OwnNumbersView(View):
    """A page of the account's own numbers."""

    items: list[OwnNumberView]
    next_cursor: str | None


class SetOwnNumber(Input):
    """A number and what it stands for; without a SKU the number is forgotten."""

    number: OwnNumberText
    sku: Sku | None


class SetOwnNumbers(Input):
    """Numbers to remember, change or forget; the others stay."""

    numbers: Annotated[list[SetOwnNumber], Field(min_length=1, max_length=MOST_SET)]
