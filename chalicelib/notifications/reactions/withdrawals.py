"""Who is told what about withdrawals: whoever sent it, at the address they gave, member or not; and staff."""

from collections.abc import Callable
from typing import Any

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import withdrawals as news
from chalicelib.orders.events import withdrawing as events
from chalicelib.orders.service import withdrawing as withdrawals
from chalicelib.orders.service.withdrawing import MailFacts


def tell_receipt(event: events.WithdrawalReceiptDue, envelope: Envelope) -> None:
    """The receipt, to the address that was given: nobody has been asked whether it is a member's."""
    if found := withdrawals.mail_facts(event.number):
        service.notify(envelope, [_sender(found)], news.WithdrawalReceipt(_facts(found)))


def tell_staff(event: events.WithdrawalWaits, envelope: Envelope) -> None:
    """There is something to find or to look at."""
    if found := withdrawals.mail_facts(event.number):
        service.notify(envelope, accounts.staff_contacts(), news.WithdrawalWaits(_facts(found)))


def _accepted(found: MailFacts) -> news.WithdrawalNews:
    return news.WithdrawalAccepted(_facts(found))


def _invalid(found: MailFacts) -> news.WithdrawalNews:
    return news.WithdrawalFoundInvalid(_facts(found), found.withdrawal.reason or "")


def _goods(found: MailFacts) -> news.WithdrawalNews:
    return news.WithdrawalGoodsReceived(_facts(found))


def _settled(found: MailFacts) -> news.WithdrawalNews:
    return news.WithdrawalSettled(_facts(found))


def _reaction(event: type[Event], tell: Callable[[MailFacts], news.WithdrawalNews]) -> Reaction:
    """Tells whoever sent it, and whoever ordered where that is another address."""

    def run(happened: events.WithdrawalEvent, envelope: Envelope) -> None:
        if found := withdrawals.mail_facts(happened.number):
            service.notify(envelope, _readers(found), tell(found))

    return Reaction(event, f"notifications.{event.name}", run, queue="notifications")


def _readers(found: MailFacts) -> list[Contact]:
    sender = _sender(found)
    member = accounts.contact(found.withdrawal.member_id) if found.withdrawal.member_id else None
    if member is None:
        return [sender]
    return [member] if found.is_from(member.email) else [member, sender]


def _sender(found: MailFacts) -> Contact:
    """Somebody who need not be a member: what they are told is kept under the withdrawal, in nobody's feed."""
    sent = found.withdrawal
    return Contact(f"withdrawal-{sent.number}", sent.name, sent.email, sent.language, sent.time_zone, staff=False)


def _facts(found: MailFacts) -> news.WithdrawalFacts:
    sent = found.withdrawal
    return news.WithdrawalFacts(
        number=sent.number,
        name=sent.name,
        received_at=clock.parse(sent.received_at),
        order=sent.order,
        statement=sent.statement,
        sha256=sent.sha256,
        cancelled=_quantities(sent.lines, "unsent"),
        back=_quantities(sent.lines, "back"),
        send_back_by=clock.parse(sent.send_back_by) if sent.send_back_by else None,
        send_back_to=found.send_back_to,
        pay_back_by=clock.parse(sent.pay_back_by),
    )


def _quantities(lines: Any, which: str) -> tuple[news.Goods, ...]:
    return tuple(
        news.Goods(line["name"], line[which], line["decimals"], line["unit"]) for line in lines or () if line[which]
    )


REACTIONS = (
    Reaction(events.WithdrawalReceiptDue, "notifications.withdrawal.receipt", tell_receipt, queue="notifications"),
    Reaction(events.WithdrawalWaits, "notifications.staff.withdrawal.waits", tell_staff, queue="notifications"),
    _reaction(events.WithdrawalAccepted, _accepted),
    _reaction(events.WithdrawalFoundInvalid, _invalid),
    _reaction(events.WithdrawalGoodsReceived, _goods),
    _reaction(events.WithdrawalSettled, _settled),
)
