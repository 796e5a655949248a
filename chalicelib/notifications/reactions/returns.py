"""Who is told what about returns: who asked for it, and staff where it is theirs to act."""

from typing import Any

from chalicelib.accounts import service as accounts
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import returns as news
from chalicelib.notifications.news.returns import ReturnFacts, ReturnNews
from chalicelib.notifications.news.withdrawals import Goods
from chalicelib.orders.events import returning as events
from chalicelib.orders.events.returning import ReturnEvent
from chalicelib.orders.service import returning as returns
from chalicelib.orders.service.returning import MailFacts

_STAFF, _REPAIR = "staff", "repair"
_SETTLED: dict[str, type[ReturnNews]] = {"refund": news.ReturnPaidBack, "exchange": news.ReturnExchanged}
Told = tuple[type[ReturnNews], str, str]
"""The news, which quantity of each line it is about, and which money."""


def _tell(told: Told, event: ReturnEvent, envelope: Envelope) -> None:
    found = returns.mail_facts(event.number, event.entry_id)
    if found is None:
        return
    kind, quantity, money = told
    contact = None if kind.to_staff else accounts.contact(event.member_id)
    recipients = accounts.staff_contacts() if kind.to_staff else [contact] if contact else []
    if recipients:
        said, by = (found.entry.reason, found.entry.by) if found.entry else (None, "")
        service.notify(envelope, recipients, kind(_facts(found, quantity, money), said, by))


def _facts(told: MailFacts, quantity: str, money: str) -> ReturnFacts:
    found = told.found
    amounts: Any = getattr(found, money) if money else ()
    return ReturnFacts(
        number=found.number,
        customer=found.company or found.member_name,
        goods=tuple(
            Goods(line["name"], line[quantity], line["decimals"], line["unit"])
            for line in found.lines
            if line.get(quantity)
        ),
        money=tuple((one["amount"], one["currency"]) for one in amounts if one["amount"]),
        send_by=clock.parse(found.send_by) if found.send_by else None,
        expires_at=clock.parse(found.expires_at) if found.expires_at else None,
        send_to=told.send_to,
        order=found.new_orders[-1] if found.new_orders else "",
        sent_by=found.sent_back_by or "",
    )


def tell_inspected(event: events.ReturnInspected, envelope: Envelope) -> None:
    """What is as described is told once it is credited; what is not goes back, and the customer hears why."""
    found = returns.mail_facts(event.number, event.entry_id)
    refused = [line for line in found.found.lines if line["refused"]] if found else []
    contact = accounts.contact(event.member_id)
    if found is None or contact is None or not refused:
        return
    why = "\n".join(f"{line['name']}: {line['why']}" for line in refused if line["why"])
    service.notify(envelope, [contact], news.ReturnRefused(_facts(found, "refused", ""), why))


def tell_settled(event: events.ReturnSettled, envelope: Envelope) -> None:
    """What the customer gets for it, or that nothing could be credited."""
    if event.settlement == _REPAIR:
        _tell((news.ReturnRepaired, "repaired", ""), event, envelope)
        return
    found = returns.mail_facts(event.number, event.entry_id)
    some = found is not None and any(line["settled"] for line in found.found.lines)
    kind = _SETTLED.get(event.settlement, news.ReturnSettled) if some else news.ReturnOver
    _tell((kind, "settled", "credited"), event, envelope)


def tell_due(event: events.ReturnDue, envelope: Envelope) -> None:
    """Whoever should have acted."""
    kind = news.ReturnDue if event.acts_next == _STAFF else news.ReturnToSend
    _tell((kind, "quantity", ""), event, envelope)


def _reaction(event: type[Event], name: str, kind: type[ReturnNews], quantity: str, money: str) -> Reaction:
    def run(happened: ReturnEvent, envelope: Envelope) -> None:
        _tell((kind, quantity, money), happened, envelope)

    return Reaction(event, f"notifications.{name}", run, queue="notifications")


REACTIONS = (
    _reaction(events.ReturnRequested, "return.requested", news.ReturnRequested, "quantity", "worth"),
    _reaction(events.ReturnRequested, "staff.return.requested", news.NewReturn, "quantity", "worth"),
    _reaction(events.ReturnApproved, "return.approved", news.ReturnApproved, "quantity", "worth"),
    _reaction(events.ReturnDeclined, "return.declined", news.ReturnDeclined, "quantity", ""),
    _reaction(events.ReturnAppealed, "staff.return.appealed", news.ReturnAppealed, "quantity", ""),
    _reaction(events.ReturnCancelled, "return.cancelled", news.ReturnCancelled, "quantity", ""),
    _reaction(events.ReturnExpired, "return.expired", news.ReturnExpired, "quantity", ""),
    _reaction(events.ReturnReceived, "return.received", news.ReturnReceived, "counted", ""),
    Reaction(events.ReturnInspected, "notifications.return.inspected", tell_inspected, queue="notifications"),
    _reaction(events.ReturnInRepair, "return.in_repair", news.ReturnInRepair, "counted", ""),
    _reaction(events.ReturnSentBack, "return.sent_back", news.ReturnSentBack, "repaired", ""),
    Reaction(events.ReturnSettled, "notifications.return.settled", tell_settled, queue="notifications"),
    Reaction(events.ReturnDue, "notifications.return.due", tell_due, queue="notifications"),
)
