"""Invoicing: an order becomes an invoice when it is accepted, and a credit note when it is cancelled after that.

Numbers are gapless: each is taken from its series in the very transaction that issues the document. Every step of an
order is marked on its own trace, so a fact that arrives twice, or late, changes nothing.
"""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

from chalicelib.billing.events import CreditNoteIssued, InvoiceIssued
from chalicelib.billing.models import BilledOrder, LedgerItem, Series, account_key
from chalicelib.billing.rules import allocation, references
from chalicelib.billing.rules.allocation import Debt
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.schemas import BilledView
from chalicelib.billing.service.books import Books, LedgerBusy, posting
from chalicelib.kernel.errors import Conflict
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.transaction import Transaction

_TRIES = 12
_SERIES = {Kind.INVOICE: ("INVOICE", ""), Kind.CREDIT_NOTE: ("CREDIT_NOTE", "C")}


class _SeriesMoved(Conflict):
    """Another document took the number first."""


class _TraceMoved(Conflict):
    """Another fact about the same order was booked first."""


def reserve(account_id: str, order: str, total: int, currency: str) -> None:
    """A placed order uses up credit until it is invoiced or cancelled."""

    def draft(books: Books, tx: Transaction) -> None:
        if _trace(books, order).version == 0:
            _mark(tx, books, _trace(books, order), reserved=total)

    _step(account_id, currency, draft)


def release(account_id: str, order: str) -> None:
    """The order is over and was never invoiced: what it reserved is free again, and no invoice will follow."""

    def draft(books: Books, tx: Transaction) -> None:
        trace = _trace(books, order)
        if trace.invoice is None and trace.over is None:
            _mark(tx, books, trace, over="cancelled")

    _step(account_id, None, draft)


def issue_invoice(account_id: str, member_id: str, order: str, document: str) -> None:
    """Bills an accepted order, once. `document` is the order's own, as canonical JSON."""
    billed = BilledView.model_validate_json(document)

    def draft(books: Books, tx: Transaction) -> None:
        trace = _trace(books, order)
        if trace.invoice or trace.over or billed.total <= 0:
            return
        today = vendor.today()
        number = _take_number(tx, Kind.INVOICE, today)
        _mark(tx, books, trace, invoice=number)
        books.post(
            Kind.INVOICE,
            number,
            billed.total,
            on=today,
            due=today + timedelta(vendor.payment_days()),
            order=order,
            reference=references.compact(number),
            document=billed.model_dump_json(),
        )
        facts = {"account_id": account_id, "number": number, "amount": billed.total, "currency": billed.currency}
        outbox.add(tx, InvoiceIssued(**facts, member_id=member_id, order=order))

    _step(account_id, billed.currency, draft)


def issue_credit_note(account_id: str, member_id: str, order: str) -> None:
    """Takes back what was billed for a cancelled order, once: it settles its invoice, the rest stays as credit.

    An order that was not billed yet never will be; what it reserved is free again.
    """
    trace = db.find(BilledOrder, account_key(account_id), BilledOrder.key(order))
    if trace is None or trace.invoice is None:
        release(account_id, order)
        trace = db.find(BilledOrder, account_key(account_id), BilledOrder.key(order))
    invoice = trace.invoice if trace else None
    if invoice is None:
        return

    def draft(books: Books, tx: Transaction) -> None:
        now = _trace(books, order)
        if now.credit_note:
            return
        books.load([invoice])
        billed, today = books.record(invoice), vendor.today()
        number = _take_number(tx, Kind.CREDIT_NOTE, today)
        _mark(tx, books, now, credit_note=number, over="cancelled")
        _credit(books, number, billed, today)
        facts = {"account_id": account_id, "number": number, "amount": billed.amount, "currency": books.head.currency}
        outbox.add(tx, CreditNoteIssued(**facts, member_id=member_id, order=order, invoice=invoice))

    _step(account_id, None, draft)


def _credit(books: Books, number: str, billed: LedgerItem, today: date) -> None:
    invoice = books.items[billed.number]
    amount = int(billed.amount)
    books.post(
        Kind.CREDIT_NOTE,
        number,
        amount,
        on=today,
        order=billed.order,
        names=billed.number,
        document=billed.document,
    )
    debts = [Debt(invoice.number, invoice.due or today, invoice.open)]
    for split in allocation.settle_credit_note(amount, debts, names=invoice.number, agreed=False):
        books.post(Kind.ALLOCATION, split.number, split.amount, on=today, against=number)


def _step(account_id: str, currency: str | None, draft: Callable[[Books, Transaction], None]) -> None:
    for attempt in range(_TRIES):
        try:
            posting(account_id, currency, draft)
        except (_SeriesMoved, _TraceMoved):
            time.sleep(random.uniform(0.002, 0.01 * 2 ** min(attempt, 6)))  # noqa: S311  (spreads the retries)
        else:
            return
    raise LedgerBusy("Too many documents are being issued at once. Please try again.")


def _trace(books: Books, order: str) -> BilledOrder:
    """What the order has come to; of version 0 when nothing has."""
    found = db.find(BilledOrder, books.pk, BilledOrder.key(order))
    return found or BilledOrder(books.pk, BilledOrder.key(order), order=order, version=0)


def _mark(tx: Transaction, books: Books, trace: BilledOrder, *, reserved: int = 0, **steps: str) -> None:
    """Writes the step on the order's trace, and what it reserves from now on into the head."""
    version = int(trace.version)
    books.head.reserved = int(books.head.reserved) + reserved - int(trace.reserved)
    trace.version, trace.reserved = version + 1, reserved
    for name, value in steps.items():
        setattr(trace, name, value)
    condition = BilledOrder.version == version if version else BilledOrder.pk.does_not_exist()
    tx.put(trace, condition=condition, otherwise=_TraceMoved("Another fact about this order was booked first."))


def _take_number(tx: Transaction, kind: Kind, today: date) -> str:
    """The next number of the year's series, like 2026-000017 or C2026-000003, taken with the transaction."""
    series, letter = _SERIES[kind]
    pk = f"SERIES#{today.year}"
    found = db.find(Series, pk, series)
    last = int(found.last) if found else 0
    condition = Series.last == last if found else Series.pk.does_not_exist()
    tx.put(Series(pk, series, last=last + 1), condition=condition, otherwise=_SeriesMoved("That number is taken."))
    return f"{letter}{today.year}-{last + 1:06d}"
