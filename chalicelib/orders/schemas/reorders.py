"""Reorders on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line, View
from chalicelib.orders.rules.reordering import Choice, LineClass
from chalicelib.orders.schemas import AddressView, Sku

MOST_ORDERS = 20
Number = Annotated[Line, Field(min_length=1, max_length=20)]


class AskReorder(Input):
    """The orders that are wanted again, as one: equal products are summed."""

    orders: Annotated[list[Number], Field(min_length=1, max_length=MOST_ORDERS)]


class LineDecision(Input):
    """What to do with a line. `price_accepted` is the tick for a price that has risen much."""

    sku: Sku
    choice: Choice
    price_accepted: bool = False


class DecideReorder(Input):
    """What to do with the lines. One that can be taken as it is, and of which nothing is said, is taken."""

    lines: Annotated[list[LineDecision], Field(max_length=200)]


class PricedView(View):
    """So much of something at a price: quantity in smallest steps, amounts of a unit in minor units, rate in basis
    points."""

    quantity: int
    decimals: int
    unit: str
    unit_price: int
    discount_rate: int
    currency: str


class SuccessorView(View):
    """What replaces a product, as it would be ordered in place of it."""

    sku: str
    name: str
    picture: str | None
    priced: PricedView
    promised_on: str | None


class ReorderLineView(View):
    """A line that was ordered once: how it was (`was`), what has become of it (`became`), how it would be (`now`).

    `promised_on` is None when so much cannot come at all; `left` is how much is on the shelf, when that is less.
    `choices` are what can be done; without `take` among them the customer must choose. `rise` is by how many basis
    points a unit has become dearer, and `needs_tick` says that they must have noticed.
    """

    sku: str
    name: str
    picture: str | None
    became: LineClass
    was: PricedView
    now: PricedView | None
    net: int | None
    promised_on: str | None
    left: int | None
    rise: int
    needs_tick: bool
    choices: list[Choice]
    successor: SuccessorView | None
    note: str | None


class ReorderView(View):
    """What was ordered once, line by line beside what can be ordered now. `orders` or `list_name` say where from."""

    reorder_id: str
    orders: list[str]
    list_name: str | None
    made_at: str
    lines: list[ReorderLineView]
    reference: str | None
    note: str | None
    delivery_address: AddressView | None
    invoice_address: AddressView | None = None
    tick_above: int


class ReorderedLineView(View):
    """What goes into the cart, at the price that was shown."""

    sku: str
    quantity: int
    seen_price: int
    note: str | None


class LeftOutView(View):
    """A line that stays out, as was chosen."""

    sku: str
    name: str


class ReorderedView(View):
    """What has become of all the lines: those for the cart, those left out. None is missing."""

    lines: list[ReorderedLineView]
    left_out: list[LeftOutView]
    reference: str | None
    note: str | None
    delivery_address: AddressView | None
    invoice_address: AddressView | None = None
