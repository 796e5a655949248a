"""Products for tests, put on the shelf without an import."""

from chalicelib.catalogue.models import Categories, Product, Stock
from chalicelib.catalogue.service import Terms
from chalicelib.platform import db

CATEGORIES = {"coffee": {"en": "Coffee", "sv": "Kaffe"}, "cups": {"en": "Cups", "sv": "Koppar"}}


def add(
    sku: str,
    *,
    names: dict[str, str] | None = None,
    category: str = "coffee",
    price: int = 1250,
    currency: str = "EUR",
    vat_rate: int = 2550,
    stock: int | None = 100,
    picture: str | None = None,
    terms: Terms | None = None,
) -> None:
    """A product with so many pieces in stock; None is made to order."""
    db.save(
        Product(
            f"P#{sku}",
            "PRODUCT",
            category=category,
            position_sku=Product.position(9999, sku),
            names=names or {"en": f"Product {sku}"},
            descriptions={"en": "As good as it gets."},
            picture=picture,
            unit="piece",
            price=price,
            currency=currency,
            vat_rate=vat_rate,
            terms=terms or Terms(),
            stock_said=stock,
            row_hash="-",
        )
    )
    if stock is not None:
        db.save(Stock(f"S#{sku}", "STOCK", quantity=stock))


def left(sku: str) -> int | None:
    """Pieces in stock now."""
    found = db.find(Stock, f"S#{sku}", "STOCK")
    return int(found.quantity or 0) if found else None


def categories(**counts: int) -> None:
    """The list of categories, with so many products in each."""
    entries = [{"category": name, "names": names, "count": counts.get(name, 0)} for name, names in CATEGORIES.items()]
    db.save(Categories(entries=entries))
