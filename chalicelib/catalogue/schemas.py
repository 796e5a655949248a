"""The catalogue on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.catalogue.rules import Exemption, StockState
from chalicelib.kernel.i18n import DEFAULT_LANGUAGE
from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, Language, Line, PageQuery, View

MOST_ON_A_PAGE = 48  # products and their stock must fit into one BatchGetItem of 100


class InLanguage(Input):
    """In which language to show texts, as far as the vendor has written them in it."""

    language: Language = DEFAULT_LANGUAGE


class ProductsQuery(PageQuery, InLanguage):
    """Which products: of one category, those that a search finds, both, or all."""

    q: Annotated[Line, Field(max_length=100)] = ""
    category: Annotated[Line, Field(max_length=40)] = ""
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
    """What we say about stock; `quantity` is told only when it is low."""

    state: StockState
    quantity: int | None


class ProductView(View):
    """A product as a customer sees it: `price` of one unit without VAT, `vat_rate` in basis points (2550 is 25.5 %).

    `language` is the one that the name is in: the one asked for, or what the vendor has instead. `withdrawal_exempt`
    says why consumers cannot withdraw from buying it.
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


class ProductsView(View):
    """A page of products."""

    items: list[ProductView]
    next_cursor: str | None
