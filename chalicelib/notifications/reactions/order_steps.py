"""Who is told what of an order on its way: who placed it, or staff."""

from collections.abc import Callable
from datetime import date

from chalicelib.accounts import service as accounts
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import order_steps as news
from chalicelib.notifications.news.order_steps import OrderStep, ParcelFacts, Part
from chalicelib.notifications.reactions.orders import facts_of, line_of
from chalicelib.orders import events
from chalicelib.orders import service as orders
from chalicelib.orders.events import OrderEvent, RequestAnswered, RequestDue, RequestEvent, RequestMade
from chalicelib.orders.service import EntryView, OrderView, RequestView

_BY_STAFF, _DECLINED, _WITHDRAWN, _CHANGE = "staff", "declined", "withdrawn", "change"
Kind = type[OrderStep]


def _step(kind: Kind, order: OrderView, event: OrderEvent) -> OrderStep:
    """The step that the event's entry in the timeline tells of."""
    entry = next((one for one in order.timeline if one.entry_id == event.entry_id), None)
    asked = _request(order, event)
    return kind(
        facts_of(order),
        by=entry.by if entry else "",
        reason=entry.reason if entry else None,
        parts=_parts(order, entry) if entry else (),
        parcel=_parcel(order, entry.parcel) if entry and entry.parcel else None,
        answer_by=clock.parse(asked.answer_by) if asked and asked.acts_next else None,
        difference=event.difference if isinstance(event, events.OrderChanged) else asked.difference if asked else None,
    )


def _request(order: OrderView, event: OrderEvent) -> RequestView | None:
    wanted = event.request_id if isinstance(event, RequestEvent) else None
    return next((one for one in order.requests if one.request_id == wanted), None)


def _parts(order: OrderView, entry: EntryView) -> tuple[Part, ...]:
    lines = {line.sku: line_of(line) for line in order.document.lines}
    return (
        *(Part(lines[one.sku], quantity=one.quantity) for one in entry.lines if one.sku in lines),
        *(
            Part(lines[one.sku], promised_on=date.fromisoformat(one.promised_on))
            for one in entry.days
            if one.sku in lines
        ),
    )


def _parcel(order: OrderView, count: str) -> ParcelFacts | None:
    found = next((one for one in order.parcels if one.parcel == count), None)
    return ParcelFacts(found.parcel, found.carrier, found.tracking_number, found.tracking_url) if found else None


def _tell(kind: Kind, event: OrderEvent, envelope: Envelope) -> None:
    found = orders.mail_facts(event.number)
    if found is None:
        return
    contact = None if kind.to_staff else accounts.contact(event.member_id)
    recipients = accounts.staff_contacts() if kind.to_staff else [contact] if contact else []
    if recipients:
        service.notify(envelope, recipients, _step(kind, found[1], event))


def _always(kind: Kind) -> Callable[[OrderEvent, Envelope], None]:
    return lambda event, envelope: _tell(kind, event, envelope)


def tell_asked(event: RequestMade, envelope: Envelope) -> None:
    """Whoever is to answer what is asked."""
    if event.asked_by == _BY_STAFF:
        _tell(news.ChangeProposed, event, envelope)
    elif event.over_credit:
        _tell(news.ChangeToApprove, event, envelope)
    else:
        _tell(news.ChangeAsked if event.kind == _CHANGE else news.CancelAsked, event, envelope)


def tell_answered(event: RequestAnswered, envelope: Envelope) -> None:
    """Who asked hears of a no; a yes is told with what was done. Staff hear that they need not answer any more."""
    if event.state == _DECLINED and event.asked_by == _BY_STAFF:
        _tell(news.ProposalDeclined, event, envelope)
    elif event.state == _DECLINED:
        _tell(news.ChangeDeclined if event.kind == _CHANGE else news.CancelDeclined, event, envelope)
    elif event.state == _WITHDRAWN and event.asked_by != _BY_STAFF:
        _tell(news.RequestWithdrawn, event, envelope)


def tell_due(event: RequestDue, envelope: Envelope) -> None:
    """Whoever should have answered."""
    _tell(news.ProposalDue if event.asked_by == _BY_STAFF else news.RequestDue, event, envelope)


def _by_the_customer(kind: Kind) -> Callable[[OrderEvent, Envelope], None]:
    """What a customer did alone. Staff know of their own doing."""

    def tell(event: OrderEvent, envelope: Envelope) -> None:
        found = orders.mail_facts(event.number)
        entry = next((one for one in found[1].timeline if one.entry_id == event.entry_id), None) if found else None
        if entry is not None and not entry.by_staff:
            _tell(kind, event, envelope)

    return tell


def _reaction(event: type[OrderEvent], name: str, run: Callable[..., None]) -> Reaction:
    return Reaction(event, f"notifications.{name}", run, queue="notifications")


REACTIONS = (
    _reaction(events.OrderRefused, "order.refused", _always(news.OrderRefused)),
    _reaction(events.ParcelShipped, "order.parcel_shipped", _always(news.ParcelShipped)),
    _reaction(events.ParcelLost, "order.parcel_lost", _always(news.ParcelLost)),
    _reaction(events.PromiseMoved, "order.promise_moved", _always(news.PromiseMoved)),
    _reaction(events.RestCancelled, "order.rest_cancelled", _always(news.RestCancelled)),
    _reaction(events.OrderCancelled, "staff.order.cancelled", _by_the_customer(news.CancelledByCustomer)),
    _reaction(events.OrderChanged, "order.changed", _always(news.OrderChanged)),
    _reaction(events.OrderChanged, "staff.order.changed", _by_the_customer(news.ChangedByCustomer)),
    _reaction(RequestMade, "order.request_made", tell_asked),
    _reaction(events.PricesProposed, "order.prices_proposed", _always(news.PricesProposed)),
    _reaction(RequestAnswered, "order.request_answered", tell_answered),
    _reaction(RequestDue, "order.request_due", tell_due),
)
