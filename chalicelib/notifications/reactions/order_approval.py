"""Who is told what of an order that goes over the credit: who placed it, and staff, who decide."""

from collections.abc import Callable

from chalicelib.accounts import service as accounts
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import order_approval as news
from chalicelib.notifications.news.order_approval import ApprovalNews
from chalicelib.notifications.reactions.orders import facts_of
from chalicelib.orders import events
from chalicelib.orders import service as orders
from chalicelib.orders.events import OrderEvent, OrderExpired

Kind = type[ApprovalNews]


def _always(kind: Kind) -> Callable[[OrderEvent, Envelope], None]:
    return lambda event, envelope: _tell(kind, event, envelope)


def _while_it_waits(kind: Kind) -> Callable[[OrderEvent, Envelope], None]:
    """What has been decided by the time of the mail needs nobody's attention any more."""

    def tell(event: OrderEvent, envelope: Envelope) -> None:
        found = orders.mail_facts(event.number)
        if found and found[1].approval:
            _tell(kind, event, envelope)

    return tell


def tell_expired(event: OrderExpired, envelope: Envelope) -> None:
    """That it is over, and who would have had to answer."""
    _tell(news.OrderUnanswered if event.unanswered else news.OrderExpired, event, envelope)


def _tell(kind: Kind, event: OrderEvent, envelope: Envelope) -> None:
    found = orders.mail_facts(event.number)
    waited = orders.waited(found[0]) if found else None
    contact = None if kind.to_staff else accounts.contact(event.member_id)
    recipients = accounts.staff_contacts() if kind.to_staff else [contact] if contact else []
    if found is None or waited is None or not recipients:
        return
    entry = next((one for one in found[1].timeline if one.entry_id == event.entry_id), None)
    told = kind(
        facts_of(found[1]),
        missing=waited.missing,
        answer_by=clock.parse(waited.answer_by),
        ends_at=clock.parse(waited.ends_at),
        reason=entry.reason if entry else None,
    )
    service.notify(envelope, recipients, told)


def _reaction(event: type[OrderEvent], name: str, run: Callable[..., None]) -> Reaction:
    return Reaction(event, f"notifications.{name}", run, queue="notifications")


REACTIONS = (
    _reaction(events.OrderAwaitsApproval, "order.awaits_approval", _always(news.OrderAwaits)),
    _reaction(events.OrderAwaitsApproval, "staff.order.awaits_approval", _while_it_waits(news.NewOrderToApprove)),
    _reaction(events.ApprovalDue, "staff.order.approval_due", _while_it_waits(news.ApprovalDue)),
    _reaction(events.OrderApproved, "order.approved", _always(news.OrderApproved)),
    _reaction(events.OrderExpired, "order.expired", tell_expired),
)
