"""Gathering what a document says from whoever knows it."""

from typing import Any

from chalicelib.accounts import service as accounts
from chalicelib.billing import service as billing
from chalicelib.documents.facts import Address, Issuer, Kind, Line, Sale, Sums, VatGroup
from chalicelib.documents.schemas import AskDocument
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Invalid
from chalicelib.orders import service as orders
from chalicelib.platform import vendor
from chalicelib.platform.settings import settings

_LONGEST = 64


class DocumentNotNamed(Invalid):
    """Which order or invoice is not said, or not which of its parcels."""


def issuer() -> Issuer:
    """The vendor as documents name it today."""
    return Issuer(name=settings().vendor, **vendor.letterhead())


def customer(account_id: str) -> str:
    """Whom documents are for. Raises AccountNotFound."""
    names = accounts.names([account_id]) if len(account_id) <= _LONGEST else {}
    if account_id not in names:
        raise billing.AccountNotFound("There is no such customer.")
    return names[account_id]


def sale(account_id: str, request: AskDocument) -> Sale:
    """The facts of anything but a statement. Raises OrderNotFound, ParcelNotFound or InvoiceNotFound."""
    if not request.number:
        raise DocumentNotNamed("Please say which one, by its number.")
    if request.kind is Kind.ORDER:
        return _order(account_id, request.number)
    if request.kind is Kind.DELIVERY_NOTE:
        return _parcel(account_id, request.number, request.parcel)
    return _billed(account_id, request.kind, request.number)


def _order(account_id: str, number: str) -> Sale:
    view = _own_order(account_id, number)
    document = view.document
    return Sale(
        kind=Kind.ORDER,
        number=view.number,
        on=_day(view.placed_at),
        currency=document.currency,
        issuer=issuer(),
        customer=customer(account_id),
        address=Address.of(document.delivery_address),
        invoice_address=_address(document.invoice_address),
        lines=[*map(Line.of, document.lines), *map(_charge, document.charges)],
        sums=Sums(**_sums(document)),
        status=view.status.value,
        placed_by=view.placed_by,
        reference=document.reference,
        note=document.note,
        way=document.way.name if document.way else None,
        payment_days=document.payment_days,
        terms_version=document.terms_version or None,
        promised_on=view.promised_on,
    )


def _parcel(account_id: str, number: str, count: str | None) -> Sale:
    if not count:
        raise DocumentNotNamed("Please say which of its parcels.")
    view = _own_order(account_id, number)
    parcel = next((one for one in view.parcels if one.parcel == count), None)
    if parcel is None:
        raise orders.ParcelNotFound("There is no such parcel.")
    document, known = view.document, {line.sku: line for line in view.document.lines}
    lines = [
        Line(sku=part.sku, name=line.name, unit=line.unit, decimals=line.decimals, quantity=part.quantity)
        for part in parcel.lines
        if (line := known.get(part.sku))
    ]
    return Sale(
        kind=Kind.DELIVERY_NOTE,
        number=f"{view.number}/{count}",
        on=_day(parcel.shipped_at),
        currency=document.currency,
        issuer=issuer(),
        customer=customer(account_id),
        address=Address.of(document.delivery_address),
        lines=lines,
        order=view.number,
        reference=document.reference,
        parcel=count,
        carrier=parcel.carrier,
        tracking_number=parcel.tracking_number,
    )


def _charge(charge: orders.ChargeView) -> Line:
    """What is charged beside the goods, as it will stand on the invoice: in no unit."""
    net, rate = charge.net, charge.vat_rate
    return Line(sku=charge.key, name=charge.name, unit="", quantity=1, unit_price=net, net=net, vat_rate=rate)


def _own_order(account_id: str, number: str) -> orders.OrderView:
    try:
        found = orders.mail_facts(ids.parse_number(number))
    except ids.InvalidNumber:
        found = None
    if found is None or found[0].account_id != account_id:
        raise orders.OrderNotFound("There is no such order.")
    return found[1]


def _billed(account_id: str, kind: Kind, number: str) -> Sale:
    view = billing.show_invoice(account_id, number)
    document = view.document
    if view.kind.value != kind.value or document is None:
        raise billing.InvoiceNotFound("There is no such invoice.")
    return Sale(
        kind=kind,
        number=view.number,
        on=view.on,
        currency=view.currency,
        issuer=issuer(),
        customer=customer(account_id),
        address=_address(document.delivery_address),
        invoice_address=_address(document.invoice_address),
        lines=[Line.of(line) for line in document.lines],
        sums=Sums(**_sums(document)),
        order=view.order,
        reference=document.reference,
        due=view.due,
        pay_by=view.reference,
        names=view.names,
    )


def _address(given: Any) -> Address | None:
    """Of whatever document has one."""
    return Address.of(given) if given else None


def _sums(document: Any) -> dict[str, Any]:
    """Of whatever document has them."""
    groups = [VatGroup.of(group) for group in document.vat_groups]
    return {"net": document.net, "vat_groups": groups, "vat": document.vat, "total": document.total}


def _day(stamped: str) -> str:
    return vendor.day_of(clock.parse(stamped)).isoformat()
