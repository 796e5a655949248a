"""What is told about disputes: to who contests that it arrived, to everybody of the account what became of it."""

from chalicelib.accounts import service as accounts
from chalicelib.billing import service as billing
from chalicelib.billing.events import DisputeEnded
from chalicelib.billing.service import DisputeView
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import disputes as news
from chalicelib.notifications.reactions.case import Case


def received(about: Case) -> news.DisputeReceived | None:
    """What is held meanwhile, and when we answer; None when the ticket is about no invoice."""
    if not about.ticket.invoice_number:
        return None
    found = billing.dispute_of(about.ticket.account_id, about.ticket.number)
    return news.DisputeReceived(_facts(found), about.text, about.answer_by) if found else None


def tell_ended(event: DisputeEnded, envelope: Envelope) -> None:
    """What has become of it, and why."""
    found = billing.dispute_of(event.account_id, event.ticket)
    if found is not None:
        service.notify(envelope, accounts.account_contacts(event.account_id), _ended(found))


def _ended(found: DisputeView) -> news.DisputeNews:
    facts, reason = _facts(found), found.reason or ""
    if found.state == "upheld":
        return news.DisputeUpheld(facts, reason, found.credit_note)
    return news.DisputeDeclined(facts, reason) if found.state == "declined" else news.DisputeWithdrawn(facts)


def _facts(found: DisputeView) -> news.DisputeFacts:
    return news.DisputeFacts(found.invoice, found.name, found.amount, found.currency, found.ticket)


REACTIONS = (Reaction(DisputeEnded, "notifications.billing.dispute_ended", tell_ended, queue="notifications"),)
