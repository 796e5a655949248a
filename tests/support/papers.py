"""Facts of documents, without an order or a ledger behind them."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.documents.facts import Address, Edition, Issuer, Kind, Line, Sale, Sums, VatGroup
from chalicelib.documents.facts.statements import Ageing, Archived, Entry, Head, OpenItem, write

MADE_AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
CODE = "7Q4K-M2XD-9ET"
ISSUER = Issuer(
    name="Norrbrygga Kaffe",
    address=("Satamakatu 3", "00160 Helsinki"),
    business_id="2345678-0",
    vat_number="FI23456780",
    iban="FI2112345600000785",
    bic="NDEAFIHH",
)
LINES = [
    Line(sku="BEAN-1", name="Colombia Huila", unit="bag", quantity=6, unit_price=1890, net=11340, vat_rate=1350),
    Line(sku="TEA-1", name="Žolelių arbata", unit="kg", decimals=3, quantity=2250, unit_price=4800, discount=540,
         net=10260, vat_rate=1350),
    Line(sku="MILL-1", name="Kvarn", unit="piece", quantity=1, unit_price=54900, net=54900, vat_rate=2550),
]  # fmt: skip
SUMS = Sums(
    net=76500,
    vat_groups=[VatGroup(rate=2550, net=54900, vat=14000), VatGroup(rate=1350, net=21600, vat=2916)],
    vat=16916,
    total=93416,
)


def edition(language: str = "en") -> Edition:
    """How it is written."""
    return Edition(CODE, language, MADE_AT)


def sale(kind: Kind, **more: Any) -> Sale:
    """A document about three products."""
    facts: dict[str, Any] = {
        "number": "2026-000017",
        "on": "2026-11-27",
        "currency": "EUR",
        "issuer": ISSUER,
        "customer": "Kafé Luleå AB",
        "address": Address(name="Elin Lund", line1="Storgatan 1", postcode="972 31", city="Luleå", country="SE"),
        "invoice_address": Address(name="Kafé Luleå AB", line1="Box 4", postcode="972 30", city="Luleå", country="SE"),
        "lines": LINES,
        "sums": SUMS,
        "reference": "Vecka 46",
    }
    return Sale(kind=kind, **(facts | more))


def entries(count: int, opening: int = 0) -> Iterator[Entry]:
    """So many entries of a year, by turns an invoice, its payment and the allocation."""
    balance = opening
    for place in range(count):
        day = (date(2026, 1, 1) + timedelta(place * 330 // count)).isoformat()
        invoice, payment, amount = f"2026-{place // 3:06d}", "P7Q4K-M2XD-9ET", 1000 + place // 3
        if place % 3 == 0:
            balance += amount
            facts: dict[str, Any] = {"kind": "invoice", "number": invoice, "due": "2026-12-11", "effect": amount}
        elif place % 3 == 1:
            balance -= amount
            facts = {"kind": "payment", "number": payment, "effect": -amount}
        else:
            facts = {"kind": "allocation", "number": invoice, "against": payment, "effect": 0}
        yield Entry(at=day, amount=amount, balance=balance, **facts)


def head(count: int, opening: int = 0, **more: Any) -> Head:
    """What stands above so many of these entries."""
    closing = opening
    for entry in entries(count, opening):
        closing = entry.balance
    facts: dict[str, Any] = {
        "number": "S2026-000004",
        "since": "2026-01-01",
        "until": "2026-11-26",
        "drawn_on": "2026-11-27",
        "currency": "EUR",
        "issuer": ISSUER,
        "customer": "Kafé Luleå AB",
        "opening": opening,
        "closing": closing,
        "ageing": Ageing(not_due=0, days_1_30=0, days_31_60=0, days_61_90=0, days_over_90=0, disputed=0),
    }
    return Head(**(facts | more))


def archived(count: int, opening: int = 0, open_items: tuple[OpenItem, ...] = (), **more: Any) -> Archived:
    """A statement of so many entries, as it is read back."""
    file = io.BytesIO()
    write(file, head(count, opening, **more), entries(count, opening), open_items)
    return Archived(file.getvalue().splitlines(keepends=True))
