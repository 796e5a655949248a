"""Makes the document of a review from what the catalogue offers now, and seals it with a fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chalicelib.catalogue.service import Offer
from chalicelib.kernel.calendar import add_business_days
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.orders import rules
from chalicelib.orders.schemas import AddressView, DocumentView, LineView, VatGroupView
from chalicelib.platform import vendor
from chalicelib.platform.settings import settings

DAYS_FROM_STOCK = 2  # business days from order to door
DAYS_TO_ORDER = 10  # the same when it must be made or fetched first


class UnknownProduct(Invalid):
    """A SKU that the catalogue does not have."""


class NotEnoughStock(Conflict):
    """Less is left than was asked for; `lines` says how much of what."""


Wanted = Mapping[str, int]


def build(
    wanted: Wanted, offers: Mapping[str, Offer | None], terms: dict[str, Any], language: str, now: datetime
) -> DocumentView:
    """The document for these quantities by SKU. `terms` are delivery_address, reference and note.

    Raises UnknownProduct or NotEnoughStock, each naming all the lines concerned.
    """
    known = _known(wanted, offers)
    _ensure_stock(wanted, known)
    lines = [_line(offer, wanted[sku], language, now) for sku, offer in known.items()]
    groups = rules.vat_groups((line.vat_rate, line.net) for line in lines)
    net, vat = sum(group.net for group in groups), sum(group.vat for group in groups)
    return DocumentView(
        lines=lines,
        currency=rules.one_currency(offer.currency for offer in known.values()),
        net=net,
        vat_groups=[VatGroupView.of(group) for group in groups],
        vat=vat,
        total=net + vat,
        delivery_address=AddressView.of(terms["delivery_address"]),
        terms_version=settings().terms_version,
        reference=terms.get("reference"),
        note=terms.get("note"),
    )


def _known(wanted: Wanted, offers: Mapping[str, Offer | None]) -> dict[str, Offer]:
    known = {sku: offer for sku in wanted if (offer := offers.get(sku)) is not None}
    missing = [sku for sku in wanted if sku not in known]
    if missing:
        raise UnknownProduct("Some products are not in the catalogue any more.", skus=missing)
    return known


def _ensure_stock(wanted: Wanted, offers: Mapping[str, Offer]) -> None:
    short = [
        {"sku": sku, "wanted": wanted[sku], "left": offer.stock}
        for sku, offer in offers.items()
        if offer.stock is not None and offer.stock < wanted[sku]
    ]
    if short:
        raise NotEnoughStock("There is not enough of some products.", lines=short)


def _line(offer: Offer, quantity: int, language: str, now: datetime) -> LineView:
    return LineView(
        sku=offer.sku,
        name=offer.names.get(language) or offer.names.get("en") or next(iter(offer.names.values())),
        picture=offer.picture,
        unit=offer.unit,
        quantity=quantity,
        unit_price=offer.price,
        net=offer.price * quantity,
        vat_rate=offer.vat_rate,
        promised_on=promised_on(now, from_stock=offer.stock is not None),
        from_stock=offer.stock is not None,
        withdrawal_exempt=offer.withdrawal_exempt,
    )


def promised_on(now: datetime, *, from_stock: bool) -> str:
    """The day, in the vendor's time zone, by which a line ordered now is delivered."""
    calendar = vendor.calendar()
    days = DAYS_FROM_STOCK if from_stock else DAYS_TO_ORDER
    return add_business_days(calendar, now, days).astimezone(calendar.tz).date().isoformat()


def canonical(document: DocumentView) -> str:
    """The document as text that is the same for the same content."""
    return json.dumps(document.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fingerprint(review_id: str, expires_on: str, text: str) -> str:
    """SHA-256 over everything that a submit is bound to: 64 hexadecimal digits."""
    return hashlib.sha256("\n".join((review_id, expires_on, text)).encode()).hexdigest()


def seen(document: DocumentView) -> dict[str, rules.Seen]:
    """What the customer sees of each line of the document, by SKU."""
    return {line.sku: rules.Seen(line.unit_price, line.quantity, line.promised_on) for line in document.lines}


def parse(text: str) -> DocumentView:
    """The document behind its canonical text."""
    return DocumentView.model_validate_json(text)
