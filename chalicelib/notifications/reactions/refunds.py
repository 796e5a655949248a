"""Who is told about refunds: everybody of the account of each step, staff of what is asked for."""

from datetime import date

from chalicelib.accounts import service as accounts
from chalicelib.billing import service as billing
from chalicelib.billing.events import RefundMoved
from chalicelib.billing.service import RefundView
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import refunds as news

_STEPS: dict[str, type[news.RefundNews]] = {
    "approved": news.RefundApproved,
    "sent": news.RefundSent,
    "arrived": news.RefundArrived,
}
_ENDS: dict[str, type[news.RefundFailed] | type[news.RefundDeclined]] = {
    "failed": news.RefundFailed,
    "declined": news.RefundDeclined,
}


def tell_refund(event: RefundMoved, envelope: Envelope) -> None:
    """How far it has come."""
    found = billing.refund_of(event.account_id, event.number)
    if found is None:
        return
    facts = _facts(event, found)
    if event.state == "asked":
        service.notify(envelope, accounts.staff_contacts(), news.RefundAsked(facts, found.message or ""))
        return
    told = _ENDS[event.state](facts, found.reason or "") if event.state in _ENDS else _STEPS[event.state](facts)
    service.notify(envelope, accounts.account_contacts(event.account_id), told)


def _facts(event: RefundMoved, found: RefundView) -> news.RefundFacts:
    """The day is told only while the refund is where the event says."""
    due = date.fromisoformat(found.due_on) if found.due_on and found.state == event.state else None
    return news.RefundFacts(
        number=found.number,
        amount=found.amount,
        currency=found.currency,
        credit=found.credit,
        ending=found.ending,
        due=due,
        account_id=event.account_id,
        account=accounts.account_name(event.account_id),
    )


REACTIONS = (Reaction(RefundMoved, "notifications.billing.refund_moved", tell_refund, queue="notifications"),)
