"""A small shop's file, and importing it."""

from collections.abc import Iterable
from typing import Any

from chalicelib.catalogue.rows import RawRow
from chalicelib.catalogue.service.importing import Report, import_rows, save_categories

CATEGORIES: list[dict[str, Any]] = [
    {"category": "coffee", "name": {"en": "Coffee", "sv": "Kaffe"}},
    {"category": "machines", "name": {"en": "Machines"}},
]


def row(sku: str, **changes: object) -> dict[str, object]:
    """A good row, with changes."""
    return {
        "sku": sku,
        "name": {"en": f"Thing {sku}"},
        "category": "coffee",
        "unit": "bag",
        "price": 1890,
        "currency": "EUR",
        "vat_rate": 1400,
        "stock": 40,
    } | changes


SHOP = [
    row("BEAN-HU-1", name={"en": "Huila espresso beans", "sv": "Kaffebönor Huila", "fi": "Kahvipavut Huila"}),
    row("BEAN-SI-1", name={"en": "Sidamo beans", "sv": "Hela bönor Sidamo", "fi": "Sidamo, pavut"}),
    row("GR-9", name={"en": "Espresso grinder", "fi": "Kahvimylly"}, category="machines", stock=None),
]


def bring(rows: Iterable[dict[str, object]], **how: Any) -> Report:
    """Imports the rows into the shop."""
    save_categories(CATEGORIES)
    return import_rows([RawRow(number, fields) for number, fields in enumerate(rows, 1)], **how)
