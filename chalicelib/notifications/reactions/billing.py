"""Who is told what about money: who ordered of what was billed, everybody of the account of what was paid."""

from datetime import date

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.billing import service as billing
from chalicelib.billing.events import (
    AllocationUndone,
    CreditNoteIssued,
    DebtWrittenOff,
    InterestCharged,
    InvoiceIssued,
    PaymentPosted,
)
from chalicelib.billing.service import BilledLineView, InvoiceView
from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.notifications import service
from chalicelib.notifications.news import billing as news
from chalicelib.notifications.news.orders import OrderLine, Vat


def tell_invoice(event: InvoiceIssued, envelope: Envelope) -> None:
    """What was billed, and how to pay it."""
    _tell_who_ordered(event, envelope, news.InvoiceIssued)


def tell_credit_note(event: CreditNoteIssued, envelope: Envelope) -> None:
    """What need not be paid."""
    _tell_who_ordered(event, envelope, news.CreditNoteIssued)


def tell_interest(event: InterestCharged, envelope: Envelope) -> None:
    """What it is for, and how it came about."""
    found = billing.mail_invoice(event.account_id, event.number)
    if found is not None and found.interest is not None:
        late = tuple(news.Late(one.amount, one.days, one.interest) for one in found.interest.parts)
        told = news.InterestCharged(_facts(found), rate=found.interest.rate, late=late)
        service.notify(envelope, accounts.account_contacts(event.account_id), told)


def tell_payment(event: PaymentPosted, envelope: Envelope) -> None:
    """That it arrived, and where each cent went."""
    found = billing.mail_payment(event.account_id, event.number)
    if found is None:
        return
    parts = tuple((one.other, one.amount) for one in found.settlements if one.other)
    facts = news.PaymentFacts(
        found.number, found.currency, found.amount, found.open, date.fromisoformat(found.received), parts
    )
    service.notify(envelope, accounts.account_contacts(event.account_id), news.PaymentPosted(facts))


def tell_undone(event: AllocationUndone, envelope: Envelope) -> None:
    """That an invoice is open again, and why."""
    if about := _with_reason(event):
        invoice, reason = about
        told = news.AllocationUndone(invoice, undone=event.amount, reason=reason)
        service.notify(envelope, accounts.account_contacts(event.account_id), told)


def tell_written_off(event: DebtWrittenOff, envelope: Envelope) -> None:
    """That a debt is given up, and why."""
    if about := _with_reason(event):
        invoice, reason = about
        told = news.DebtWrittenOff(invoice, written_off=event.amount, reason=reason)
        service.notify(envelope, accounts.account_contacts(event.account_id), told)


def _with_reason(event: AllocationUndone | DebtWrittenOff) -> tuple[news.InvoiceFacts, str] | None:
    """The invoice that an entry is about, and why it was posted."""
    found = billing.mail_invoice(event.account_id, event.number)
    reason = billing.reason_of(event.account_id, event.entry_id)
    return (_facts(found), reason) if found and reason else None


def _tell_who_ordered(
    event: InvoiceIssued | CreditNoteIssued,
    envelope: Envelope,
    kind: type[news.InvoiceIssued] | type[news.CreditNoteIssued],
) -> None:
    found = billing.mail_invoice(event.account_id, event.number)
    if found is not None:
        service.notify(envelope, _concerned(event), kind(_facts(found)))


def _concerned(event: InvoiceIssued | CreditNoteIssued) -> list[Contact]:
    """Who ordered; everybody of the account when nobody did."""
    if not event.member_id:
        return accounts.account_contacts(event.account_id)
    contact = accounts.contact(event.member_id)
    return [contact] if contact else []


def _facts(invoice: InvoiceView) -> news.InvoiceFacts:
    document = invoice.document
    lines = document.lines if document else []
    return news.InvoiceFacts(
        number=invoice.number,
        currency=invoice.currency,
        total=invoice.amount,
        open=invoice.open,
        due=date.fromisoformat(invoice.due) if invoice.due else None,
        reference=invoice.reference,
        order=invoice.order,
        names=invoice.names,
        lines=tuple(map(_line, lines)),
        net=document.net if document else invoice.amount,
        reason=document.reason if document else None,
        vat=tuple(Vat(group.rate, group.net, group.vat) for group in document.vat_groups) if document else (),
    )


def _line(line: BilledLineView) -> OrderLine:
    return OrderLine(
        line.name,
        line.quantity,
        line.unit_price,
        line.net,
        line.vat_rate,
        line.unit,
        line.decimals,
        discount=line.discount,
    )


REACTIONS = (
    Reaction(InvoiceIssued, "notifications.billing.invoice_issued", tell_invoice, queue="notifications"),
    Reaction(CreditNoteIssued, "notifications.billing.credit_note_issued", tell_credit_note, queue="notifications"),
    Reaction(InterestCharged, "notifications.billing.interest_charged", tell_interest, queue="notifications"),
    Reaction(PaymentPosted, "notifications.billing.payment_posted", tell_payment, queue="notifications"),
    Reaction(AllocationUndone, "notifications.billing.allocation_undone", tell_undone, queue="notifications"),
    Reaction(DebtWrittenOff, "notifications.billing.debt_written_off", tell_written_off, queue="notifications"),
)
