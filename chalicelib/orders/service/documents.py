"""Makes the document of a review from what the catalogue offers now, and seals it with a fingerprint."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from chalicelib.catalogue.service import Offer
from chalicelib.kernel.calendar import add_business_days
from chalicelib.orders import rules
from chalicelib.orders.rules import looks
from chalicelib.orders.rules.amounts import line_amounts
from chalicelib.orders.schemas import AddressView, ChargeView, DocumentView, LineView, VatGroupView, WayView
from chalicelib.orders.service import charging, naming
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
    currency = rules.one_currency(offers[sku].currency for sku in wanted)
    way = charging.way(terms.get("way"), currency)
    charges = charging.of(way, goods(lines), currency, language)
    return of_lines(lines, currency, terms, charging.view(way, language), charges)


def of_lines(
    lines: list[LineView],
    currency: str,
    terms: Mapping[str, Any],
    way: WayView | None,
    charges: Sequence[ChargeView] = (),
) -> DocumentView:
    """The document with these lines, delivered in that way, and what is charged beside them."""
    return DocumentView(
        lines=lines,
        way=way,
        charges=list(charges),
        currency=currency,
        **sums(lines, charges),
        payment_days=vendor.payment_days(),
        delivery_address=AddressView.of(terms["delivery_address"]),
        invoice_address=AddressView.of(terms.get("invoice_address") or terms["delivery_address"]),
        terms_version=settings().terms_version,
        reference=terms.get("reference"),
        note=terms.get("note"),
    )


def sums(lines: Sequence[LineView], charges: Sequence[ChargeView]) -> dict[str, Any]:
    """What a document with these lines and charges comes to: net, VAT by rate, VAT, total."""
    nets = [*((line.vat_rate, line.net) for line in lines), *((one.vat_rate, one.net) for one in charges)]
    groups = rules.vat_groups(nets)
    net, vat = sum(group.net for group in groups), sum(group.vat for group in groups)
    return {"net": net, "vat_groups": [VatGroupView.of(group) for group in groups], "vat": vat, "total": net + vat}


def goods(lines: Sequence[LineView]) -> int:
    """What the goods come to without VAT: the least that can be ordered, and charges, go by that."""
    return sum(line.net for line in lines)


def terms_of(document: DocumentView) -> dict[str, Any]:
    """What a customer said beside the quantities: addresses, way, reference, note, and what they said of each line."""
    said = {name: getattr(document, name) for name in ("delivery_address", "invoice_address", "reference", "note")}
    way = document.way.code if document.way else None
    return {**said, "way": way, "line_notes": {line.sku: line.note for line in document.lines}}


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


def differences(before: DocumentView, after: DocumentView) -> list[rules.Difference]:
    """What changed between two looks at documents: line by line, then beside the lines."""
    return [*rules.differences(seen(before), seen(after)), *differences_beside(before, after)]


def differences_beside(before: DocumentView, after: DocumentView) -> list[rules.Difference]:
    """What changed of the way of delivery, and of what is charged beside the goods."""
    return looks.beside(_beside(before), _beside(after))


def seen(document: DocumentView) -> dict[str, rules.Seen]:
    """What the customer sees of each line of the document, by SKU."""
    return {line.sku: _seen(line) for line in document.lines}


def _seen(line: LineView) -> rules.Seen:
    return rules.Seen(line.unit_price, line.quantity, line.promised_on, line.discount_rate, line.vat_rate)


def _beside(document: DocumentView) -> looks.Beside:
    way = document.way
    return looks.Beside(way.code if way else "", way.name if way else "", charged(document))


def charged(document: DocumentView) -> dict[str, int]:
    """What is charged beside the goods without VAT, by what it is known by."""
    return {one.key: one.net for one in document.charges}


def parse(text: str) -> DocumentView:
    """The document behind its canonical text."""
    return DocumentView.model_validate_json(text)
