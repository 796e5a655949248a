"""Products on the shelf, put there as the import does."""

from typing import Any

from chalicelib.catalogue.models import Product, Stock
from chalicelib.catalogue.service import Terms
from chalicelib.platform import aws, db

ADDRESS = {"name": "Elin Lund", "line1": "Storgatan 1", "postcode": "97231", "city": "Luleå", "country": "SE"}
LANGUAGES = ("sv", "it", "fi", "lt", "en")


def put_product(
    sku: str,
    *,
    price: int = 1000,
    vat_rate: int = 2550,
    stock: int | None = 100,
    currency: str = "EUR",
    unit: str = "bag",
    withdrawal_exempt: str | None = None,
    **terms: Any,
) -> None:
    """Puts one product on the shelf; again with other values changes it. `terms` as `catalogue.rules.terms.Terms`."""
    names = {language: f"{sku} ({language})" for language in LANGUAGES}
    product = Product(
        f"P#{sku}",
        "PRODUCT",
        category="beans",
        position_sku=Product.position(1, sku),
        names=names,
        unit=unit,
        price=price,
        currency=currency,
        vat_rate=vat_rate,
        withdrawal_exempt=withdrawal_exempt,
        terms=Terms(**terms),
        row_hash="test",
    )
    db.save(product)
    if stock is not None:
        db.save(Stock(f"S#{sku}", "STOCK", quantity=stock))


def stock_of(sku: str) -> int:
    """What is really on the shelf."""
    item = aws.dynamodb().get_item(
        TableName="portico-dev-catalogue", Key={"pk": {"S": f"S#{sku}"}, "sk": {"S": "STOCK"}}
    )["Item"]
    return int(item["quantity"]["N"])


def submit(review: Any) -> dict[str, str]:
    """The body that submits a review."""
    return {"review_id": review["review_id"], "fingerprint": review["fingerprint"]}
