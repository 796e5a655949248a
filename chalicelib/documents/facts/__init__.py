"""What documents say, in no language: each is written from its facts alone. Pure.

Amounts are integer minor units of `currency`, quantities the product's smallest steps (250 with 3 decimals is 0.250),
VAT rates basis points, days those of the vendor's calendar.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.kernel import ids
from chalicelib.kernel.schema import View


class Kind(StrEnum):
    """What a document is about."""

    ORDER = "order"
    DELIVERY_NOTE = "delivery_note"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    STATEMENT = "statement"


class Format(StrEnum):
    """What a document is written as. Only PDF has a language."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"


class Issuer(View):
    """The vendor as documents name it. `address` is in lines."""

    name: str
    address: tuple[str, ...] = ()
    business_id: str | None = None
    vat_number: str | None = None
    iban: str | None = None
    bic: str | None = None
    email: str | None = None
    phone: str | None = None


class Address(View):
    """Where it was delivered, or where the invoice goes. `country` is an ISO 3166 code."""

    name: str
    line1: str
    line2: str | None = None
    postcode: str
    city: str
    country: str


class Line(View):
    """A line: so many of a product; without a unit it is a charge beside the goods. A delivery note has no amounts."""

    sku: str
    name: str
    unit: str
    decimals: int = 0
    quantity: int
    unit_price: int | None = None
    discount: int = 0
    net: int | None = None
    vat_rate: int | None = None
    promised_on: str | None = None


class VatGroup(View):
    """VAT of all lines with one rate."""

    rate: int
    net: int
    vat: int


class Sums(View):
    """What the lines come to."""

    net: int
    vat_groups: list[VatGroup]
    vat: int
    total: int


class Sale(View):
    """An order, a delivery note, an invoice or a credit note.

    `reference` is the customer's own, `way` the way of delivery, `payment_days` those in which its
    invoices are due, `terms_version` that of the vendor's terms, `pay_by` the creditor reference by which a payment
    names an invoice, `names` the invoice that a credit note takes back from, `parcel` the parcel that a delivery note
    goes with.
    """

    kind: Kind
    number: str
    on: str
    currency: str
    issuer: Issuer
    customer: str
    address: Address | None = None
    invoice_address: Address | None = None
    lines: list[Line]
    sums: Sums | None = None
    status: str | None = None
    order: str | None = None
    placed_by: str | None = None
    reference: str | None = None
    note: str | None = None
    promised_on: str | None = None
    way: str | None = None
    payment_days: int | None = None
    terms_version: str | None = None
    due: str | None = None
    pay_by: str | None = None
    names: str | None = None
    parcel: str | None = None
    carrier: str | None = None
    tracking_number: str | None = None

    def as_json(self) -> bytes:
        """The same bytes for the same facts: what is archived, and what check codes are made from."""
        facts = self.model_dump(mode="json", exclude_none=True)
        return (json.dumps(facts, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Edition:
    """How facts become a file: the code that proves them, the language, and the moment that the file is dated with."""

    check_code: str
    language: str
    made_at: datetime


def digest(facts: bytes) -> str:
    """SHA-256 of the facts, 64 hexadecimal digits."""
    return hashlib.sha256(facts).hexdigest()


def check_code(facts_digest: str) -> str:
    """The digest as people can read it aloud, like 7Q4K-M2XD-9ET: on a document, it proves what the document says."""
    return ids.number("document", facts_digest)
