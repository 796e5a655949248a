"""Looking at the catalogue: its categories, what stands in one, one product."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.catalogue import models, rules
from chalicelib.catalogue.models import Categories, Held, Product, Stock
from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.paging import Page
from chalicelib.platform import cursors, db

_MOST_SHELVES = 4  # queries for one page over all categories; a page may be shorter than asked


class ProductNotFound(NotFound):
    """Nothing is sold under that SKU."""


@dataclass(frozen=True, slots=True)
class Article:
    """A product and the pieces left of it, None when made to order; `held` of them stand in reviews, if read."""

    product: Product
    left: int | None
    held: int = 0


def categories() -> list[dict[str, Any]]:
    """Those that have products, in the vendor's order: {category, names, count}."""
    return [entry for entry in Categories.all() if entry["count"]]


def find(sku: str) -> Article:
    """One product with its stock, in one read; what of it is held is read as well where little is left.

    Raises ProductNotFound.
    """
    known = sku.upper()
    product, stock = db.fetch(Product.wish(known), Stock.wish(known))
    if product is None:
        raise ProductNotFound("We do not sell anything under this number.")
    left = models.left(stock)
    held = db.find(Held, *Held.key(known)) if rules.told_quantity(left, product.terms) else None
    return Article(product, left, rules.held_at(held.buckets, clock.now()) if held else 0)


def named(skus: Sequence[str]) -> list[Article]:
    """The products of up to 48 SKUs with their stock, in the order asked, in one read; unknown ones are left out."""
    known = list(dict.fromkeys(sku.upper() for sku in skus))
    found = db.fetch(*(Product.wish(sku) for sku in known), *(Stock.wish(sku) for sku in known))
    return articles(found[: len(known)], found[len(known) :])


def browse(category: str, cursor: str | None, limit: int) -> Page[Article]:
    """A category's products in the vendor's order: one query, and one read for the stock."""
    after = _after(cursor, category)
    found = Product.on_shelf(category, after, limit)
    return Page(with_stock(found.items), _cursor(category, category, found.next_cursor))


def browse_all(cursor: str | None, limit: int) -> Page[Article]:
    """All products, category after category."""
    shelves = [entry["category"] for entry in categories()]
    shelf, after = _place(cursor, shelves)
    products: list[Product] = []
    for _ in range(_MOST_SHELVES):
        if shelf >= len(shelves) or len(products) >= limit:
            break
        found = Product.on_shelf(shelves[shelf], after, limit - len(products))
        products += found.items
        after = found.next_cursor or ""
        shelf += 0 if after else 1
    following = _cursor("", shelves[shelf], after or _START) if shelf < len(shelves) else None
    return Page(with_stock(products), following)


def with_stock(products: Sequence[Product]) -> list[Article]:
    """The products with what is left of each, in one read."""
    stocks = db.fetch(*(Stock.wish(product.sku) for product in products)) if products else []
    return articles(products, stocks)


def articles(products: Sequence[Product | None], stocks: Sequence[Stock | None]) -> list[Article]:
    """Each product with its stock; where there is no product, nothing."""
    pairs = zip(products, stocks, strict=True)
    return [Article(product, models.left(stock)) for product, stock in pairs if product is not None]


_START = "-"  # a category from its beginning
_NAMES = {"after", "list", "shelf"}


def _cursor(of: str, shelf: str, after: str | None) -> str | None:
    return cursors.seal({"after": {"S": after}, "list": {"S": f"={of}"}, "shelf": {"S": shelf}}) if after else None


def _after(cursor: str | None, category: str) -> str:
    key = cursors.unseal(cursor, _NAMES, ("list", f"={category}"))
    return key["after"]["S"] if key else ""


def _place(cursor: str | None, shelves: list[str]) -> tuple[int, str]:
    key = cursors.unseal(cursor, _NAMES, ("list", "="))
    if key is None:
        return 0, ""
    if key["shelf"]["S"] not in shelves:
        raise cursors.InvalidCursor("That page does not exist. Start again from the first one.")
    after = key["after"]["S"]
    return shelves.index(key["shelf"]["S"]), "" if after == _START else after
