"""The catalogue on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.catalogue.rules import Exemption, SoldTo, StockState
from chalicelib.kernel.i18n import DEFAULT_LANGUAGE
from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, Language, Line, PageQuery, View

MOST_ON_A_PAGE = 48  # products and their stock must fit into one BatchGetItem of 100
_SKUS = r"^([A-Za-z0-9._-]{1,40}(,[A-Za-z0-9._-]{1,40}){0,47})?$"


class InLanguage(Input):
    """In which language to show texts, as far as the vendor has written them in it."""

    language: Language = DEFAULT_LANGUAGE


class ProductsQuery(PageQuery, InLanguage):
    """Which products: of one category, those that a search finds, both, or all; or those of up to 48 SKUs, with commas
    between, of which the unknown ones are left out."""

    q: Annotated[Line, Field(max_length=100)] = ""
    category: Annotated[Line, Field(max_length=40)] = ""
    skus: Annotated[str, Field(pattern=_SKUS)] = ""
    limit: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 24


class CategoryView(View):
    """A part of the catalogue; `count` is the number of its products."""

    category: str
    name: str
    count: int


class CategoriesView(View):
    """All categories that have products, in the vendor's order."""

    items: list[CategoryView]
    next_cursor: None = None


class StockView(View):
    """What we say about stock; `quantity` is told only when it is low, `expected_on` only when there is none.

    `sought`: all that is left stands in reviews that customers look at just now. Only one product by itself tells it.
    """

    state: StockState
    quantity: int | None
    expected_on: str | None = None
    sought: bool = False


class DiscountView(View):
    """So many basis points off a line from that quantity on."""

    from_quantity: int
    basis_points: int


class ProductView(View):
    """A product as a customer sees it: `price` of one unit without VAT, `vat_rate` in basis points (2550 is 25.5 %).

    `language` is the one that the name is in: the one asked for, or what the vendor has instead. `withdrawal_exempt`
    says why consumers cannot withdraw from buying it.

    Quantities are in the smallest step, of which there are 10 to the power of `decimals` in one unit. Only multiples of
    `step` from `minimum` to `maximum` can be ordered. `lead_days` are business days. `successor` is the SKU of
    what replaces it. A `final_sale` cannot be returned beyond what the law gives.
    """

    sku: str
    name: str
    description: str
    category: str
    picture: str | None
    unit: str
    price: Money
    vat_rate: int
    stock: StockView
    withdrawal_exempt: Exemption | None
    language: str
    decimals: int
    minimum: int
    maximum: int
    step: int
    discounts: list[DiscountView]
    lead_days: int | None
    sold_to: SoldTo
    discontinued: bool
    successor: str | None
    final_sale: bool


class ProductsView(View):
    """A page of products."""

    items: list[ProductView]
    next_cursor: str | None


class SetAlert(Input):
    """Whether you want to be told once the product is back in stock."""

    sku: Annotated[str, Field(min_length=1, max_length=40, pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    wanted: bool


class AlertView(View):
    """A product that somebody waits for."""

    sku: str
    name: str
    asked_at: str


class AlertsView(View):
    """A page of the products that somebody waits for."""

    items: list[AlertView]
    next_cursor: str | None
