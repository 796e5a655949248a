"""Reads the demo vendor's data: categories, products and people, as they lie beside this module.

A product row is also the shape of the product import in JSON; `many` says how the same row looks in CSV.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from chalicelib.kernel import clock

HERE = Path(__file__).parent

VENDOR = "Norrbrygga Kaffe"
LETTERHEAD = {
    "address": ["Satamakatu 3", "00160 Helsinki", "Finland"],
    "business_id": "2345678-0",
    "vat_number": "FI23456780",
    "iban": "FI2112345600000785",
    "bic": "NDEAFIHH",
    "email": "billing@norrbrygga.example",
    "phone": "+358 9 123 4567",
}
COMPLAINTS = {
    "person": {
        "name": "Ilze Ozola",
        "email": "ilze@norrbrygga.example",
        "role": {
            "sv": "chef för kundtjänsten",
            "it": "responsabile del servizio clienti",
            "fi": "asiakaspalvelun johtaja",
            "lt": "klientų aptarnavimo vadovė",
            "en": "head of customer service",
        },
    },
    "body": {
        "name": {
            "sv": "Konsumenttvistenämnden i Finland",
            "it": "Commissione finlandese per le controversie dei consumatori",
            "fi": "Kuluttajariitalautakunta",
            "lt": "Suomijos vartotojų ginčų taryba",
            "en": "Consumer Disputes Board of Finland",
        },
        "url": "https://www.kuluttajariita.fi",
    },
}
TEAMS = {"Repairs": ["ilze@norrbrygga.example", "marco@norrbrygga.example"]}
DELIVERY_WAYS = [
    {"code": "parcel", "net": {"EUR": 590}, "free_from": {"EUR": 10_000}, "vat_rate": 2550},
    {"code": "express", "net": {"EUR": 1490}, "vat_rate": 2550},
    {
        "code": "pickup",
        "names": {
            "sv": "Hämtas på Satamakatu 3 i Helsingfors",
            "it": "Ritiro in Satamakatu 3, Helsinki",
            "fi": "Nouto osoitteesta Satamakatu 3, Helsinki",
            "lt": "Atsiėmimas: Satamakatu 3, Helsinkis",
            "en": "Collected at Satamakatu 3, Helsinki",
        },
    },
]
FEES = [{"code": "small_order", "below": {"EUR": 3000}, "net": {"EUR": 300}, "vat_rate": 2550}]
SETTINGS = {
    "Vendor": VENDOR,
    "Letterhead": LETTERHEAD,
    "Complaints": COMPLAINTS,
    "Teams": TEAMS,
    "DeliveryWays": DELIVERY_WAYS,
    "Fees": FEES,
    "TermsVersion": "1",
    "Repairs": "machines,grinders,brewers",
    "Topics": (HERE / "topics.json").read_text(encoding="utf-8"),
}
"""What it has settled, by the names in docs/operations.md."""
TERMS = HERE / "terms"
"""Its terms of sale, by version and language."""
LANGUAGES = ("sv", "it", "fi", "lt", "en")
UNITS = ("piece", "bag", "box", "pack", "bottle", "kg", "litre", "set")

# Norrbrygga sells from Finland: value added tax there in 2026, in hundredths of a percent.
VAT_STANDARD = 2550
VAT_FOOD = 1350

Texts = dict[str, str]


class ProductRow(TypedDict):
    """A product: `price` without VAT in minor units, `vat_rate` 1350 is 13.5 %, `stock` None: made to order.

    How it is sold reads as in the product import.
    """

    sku: str
    name: Texts
    description: Texts
    category: str
    picture: str
    unit: str
    price: int
    currency: str
    vat_rate: int
    stock: int | None
    withdrawal_exempt: NotRequired[str]
    decimals: NotRequired[int]
    minimum: NotRequired[int]
    maximum: NotRequired[int]
    step: NotRequired[int]
    lead_days: NotRequired[int]
    discounts: NotRequired[list[dict[str, int]]]
    successor: NotRequired[str]
    discontinued: NotRequired[bool]
    restock_on: NotRequired[str]
    sold_to: NotRequired[str]


class Category(TypedDict):
    """A shelf of the catalogue: its name in every language and its place in the list, from 1."""

    name: Texts
    position: int


class Address(TypedDict):
    """Where goods are sent. `country` is an ISO 3166 code of two letters."""

    street: str
    postal_code: str
    city: str
    country: str


class Person(TypedDict, total=False):
    """Somebody to sign in as. Staff have a `role`; customers a `kind`, and company owners a `company`."""

    key: str
    name: str
    email: str
    language: str
    time_zone: str
    phone: str
    address: Address
    role: str
    kind: str
    company: str


class People(TypedDict):
    """Everybody, and the one password they share: for a laptop only."""

    password: str
    staff: list[Person]
    customers: list[Person]


def categories() -> dict[str, Category]:
    """All categories by key, in the order of the shop."""
    return cast("dict[str, Category]", _read("catalogue/categories.json"))


def products() -> Iterator[ProductRow]:
    """All products, category by category, in the order of the shop."""
    for category in categories():
        for row in cast("list[dict[str, object]]", _read(f"catalogue/{category}.json")):
            yield cast("ProductRow", _dated(row))


def earlier_products() -> Iterator[ProductRow]:
    """The same as they were a while ago: some cost less, some were sold that are not any more."""
    before = cast("dict[str, dict[str, object]]", _read("earlier.json"))
    for row in products():
        changed = {**row, **before.get(row["sku"], {})}
        if "restock_days" in changed:
            changed.pop("restock_on", None)
        kept = {name: value for name, value in changed.items() if value is not None or name == "stock"}
        yield cast("ProductRow", kept)


def _dated(row: dict[str, object]) -> dict[str, object]:
    """What comes in so many days from now, whenever the demo is loaded, has a date."""
    days = row.pop("restock_days", None)
    if isinstance(days, int):
        row["restock_on"] = (clock.now().date() + timedelta(days)).isoformat()
    return row


def people() -> People:
    """Demo staff and customers."""
    return cast("People", _read("people.json"))


def _read(name: str) -> object:
    return json.loads((HERE / name).read_text(encoding="utf-8"))
