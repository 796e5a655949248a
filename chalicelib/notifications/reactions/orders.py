"""Who is told what about orders: the member who placed it, and staff of new ones."""

from datetime import date

from chalicelib.accounts import service as accounts
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import orders as news
from chalicelib.orders import service as orders
from chalicelib.orders.events import OrderAccepted, OrderCancelled, OrderPlaced
from chalicelib.orders.service import AddressView, EntryView, LineView, OrderView

_NO_BREAK_SPACE = "\xa0"


def tell_placed(event: OrderPlaced, envelope: Envelope) -> None:
    """The customer's receipt, with the whole document."""
    if found := _order(event):
        _tell_customer(event, envelope, news.OrderPlaced(facts_of(found)))


def tell_staff(event: OrderPlaced, envelope: Envelope) -> None:
    """An order to handle."""
    if found := _order(event):
        service.notify(envelope, accounts.staff_contacts(), news.NewOrder(facts_of(found)))


def tell_accepted(event: OrderAccepted, envelope: Envelope) -> None:
    """The promised day."""
    if found := _order(event):
        _tell_customer(event, envelope, news.OrderAccepted(facts_of(found)))


def tell_cancelled(event: OrderCancelled, envelope: Envelope) -> None:
    """That it was cancelled, by whom, and why."""
    if found := _order(event):
        last = _cancellation(found)
        facts = facts_of(found)
        by_customer = last is not None and not last.by_staff
        _tell_customer(
            event, envelope, news.OrderCancelled(facts, by_customer=by_customer, reason=last.reason if last else None)
        )


def _order(event: OrderPlaced | OrderAccepted | OrderCancelled) -> OrderView | None:
    found = orders.mail_facts(event.number)
    return found[1] if found else None


def _tell_customer(
    event: OrderPlaced | OrderAccepted | OrderCancelled, envelope: Envelope, told: news.OrderNews
) -> None:
    contact = accounts.contact(event.member_id)
    if contact is not None:
        service.notify(envelope, [contact], told)


def _cancellation(order: OrderView) -> EntryView | None:
    return next((entry for entry in reversed(order.timeline) if entry.kind == "cancelled"), None)


def facts_of(order: OrderView) -> news.OrderFacts:
    """The order as mails tell of it."""
    document, days = order.document, {line.sku: line.promised_on for line in order.lines}
    return news.OrderFacts(
        number=order.number,
        placed_at=clock.parse(order.placed_at),
        placed_by=order.placed_by,
        account=order.company or order.placed_by,
        lines=tuple(line_of(line, days.get(line.sku)) for line in document.lines),
        currency=document.currency,
        net=document.net,
        vat=tuple(news.Vat(group.rate, group.net, group.vat) for group in document.vat_groups),
        total=document.total,
        address=_postal(document.delivery_address),
        invoice_address=_postal(document.invoice_address or document.delivery_address),
        reference=document.reference,
        note=document.note,
        promised_on=date.fromisoformat(order.promised_on),
        handled_from=clock.parse(order.handled_from) if order.handled_from else None,
        way=document.way.name if document.way else "",
        charges=tuple(news.Charge(one.name, one.net, one.vat_rate) for one in document.charges),
        payment_days=document.payment_days,
        terms_version=document.terms_version,
    )


def line_of(line: LineView, promised_on: str | None = None) -> news.OrderLine:
    """A line item as mails tell of it; it comes by `promised_on`, else by the day of the document."""
    return news.OrderLine(
        line.name,
        line.quantity,
        line.unit_price,
        line.net,
        line.vat_rate,
        line.unit,
        line.decimals,
        discount=line.discount,
        sku=line.sku,
        promised_on=date.fromisoformat(promised_on or line.promised_on),
        from_stock=line.from_stock,
        expected_on=date.fromisoformat(line.expected_on) if line.expected_on else None,
        note=line.note,
    )


def _postal(address: AddressView) -> news.Postal:
    """The address as it stands on a parcel; postcode and city stay together wherever the line breaks."""
    place = f"{address.postcode} {address.city}".replace(" ", _NO_BREAK_SPACE)
    lines = (line for line in (address.name, address.line1, address.line2, place) if line)
    return news.Postal(tuple(lines), address.country)


REACTIONS = (
    Reaction(OrderPlaced, "notifications.order.placed", tell_placed, queue="notifications"),
    Reaction(OrderPlaced, "notifications.staff.order.placed", tell_staff, queue="notifications"),
    Reaction(OrderAccepted, "notifications.order.accepted", tell_accepted, queue="notifications"),
    Reaction(OrderCancelled, "notifications.order.cancelled", tell_cancelled, queue="notifications"),
)
