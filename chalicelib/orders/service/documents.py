"""Makes the document of a review from what the catalogue offers now, and seals it with a fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from chalicelib.catalogue.service import Offer
from chalicelib.kernel.calendar import add_business_days
from chalicelib.orders import rules
from chalicelib.orders.rules.amounts import line_amounts
from chalicelib.orders.schemas import AddressView, DocumentView, LineView, VatGroupView
from chalicelib.orders.service import naming
from chalicelib.platform import vendor
from chalicelib.platform.settings import settings

DAYS_FROM_STOCK = 2  # business days from order to door
DAYS_TO_ORDER = 10  # the same when it must be made or fetched first


def build(
    wanted: Mapping[str, int], offers: Mapping[str, Offer], terms: Mapping[str, Any], language: str, now: datetime
) -> DocumentView:
    """The document for these quantities by SKU, each of which has an offer. `terms` as `terms_of` gives them."""
    notes: Mapping[str, str | None] = terms.get("line_notes", {})
    lines = [line_of(offers[sku], wanted[sku], notes.get(sku), language, now) for sku in wanted]
    return of_lines(lines, rules.one_currency(offers[sku].currency for sku in wanted), terms)


def of_lines(lines: list[LineView], currency: str, terms: Mapping[str, Any]) -> DocumentView:
    """The document with these lines."""
    groups = rules.vat_groups((line.vat_rate, line.net) for line in lines)
    net, vat = sum(group.net for group in groups), sum(group.vat for group in groups)
    return DocumentView(
        lines=lines,
        currency=currency,
        net=net,
        vat_groups=[VatGroupView.of(group) for group in groups],
        vat=vat,
        total=net + vat,
        delivery_address=AddressView.of(terms["delivery_address"]),
        terms_version=settings().terms_version,
        reference=terms.get("reference"),
        note=terms.get("note"),
    )


def terms_of(document: DocumentView) -> dict[str, Any]:
    """What a customer said beside the quantities: address, reference, note, and what they said of each line."""
    said = {name: getattr(document, name) for name in ("delivery_address", "reference", "note")}
    return {**said, "line_notes": {line.sku: line.note for line in document.lines}}


def line_of(offer: Offer, quantity: int, note: str | None, language: str, now: datetime) -> LineView:
    """A line as it would be ordered now. `note` is what the customer says about it."""
    rate = offer.terms.discount_at(quantity)
    amounts = line_amounts(offer.price, quantity, offer.terms.decimals, rate)
    from_stock = offer.in_stock(quantity)
    return LineView(
        sku=offer.sku,
        name=naming.of(offer, language),
        picture=offer.picture,
        unit=offer.unit,
        decimals=offer.terms.decimals,
        quantity=quantity,
        unit_price=offer.price,
        discount_rate=rate,
        discount=amounts.discount,
        net=amounts.net,
        vat_rate=offer.vat_rate,
        promised_on=promised_on(offer, quantity, now),
        from_stock=from_stock,
        expected_on=None if from_stock else offer.expected_on,
        note=note,
        withdrawal_exempt=offer.withdrawal_exempt,
        final_sale=offer.terms.final_sale,
    )


def promised_on(offer: Offer, quantity: int, now: datetime) -> str:
    """The day, in the vendor's time zone, by which a line ordered now is delivered."""
    calendar = vendor.calendar()
    start, days = now, DAYS_FROM_STOCK
    if offer.stock is None:
        days = offer.terms.lead_days or DAYS_TO_ORDER
    elif not offer.in_stock(quantity) and offer.expected_on:
        start = datetime.combine(date.fromisoformat(offer.expected_on), time(), calendar.tz)
    return add_business_days(calendar, start, days).astimezone(calendar.tz).date().isoformat()


def canonical(document: DocumentView) -> str:
    """The document as text that is the same for the same content."""
    return json.dumps(document.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fingerprint(review_id: str, expires_on: str, text: str) -> str:
    """SHA-256 over everything that a submit is bound to: 64 hexadecimal digits."""
    return hashlib.sha256("\n".join((review_id, expires_on, text)).encode()).hexdigest()


def seen(document: DocumentView) -> dict[str, rules.Seen]:
    """What the customer sees of each line of the document, by SKU."""
    return {line.sku: _seen(line) for line in document.lines}


def _seen(line: LineView) -> rules.Seen:
    return rules.Seen(line.unit_price, line.quantity, line.promised_on, line.discount_rate, line.vat_rate)


def parse(text: str) -> DocumentView:
    """The document behind its canonical text."""
    return DocumentView.model_validate_json(text)
