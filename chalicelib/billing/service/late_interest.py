"""Charging interest, where the vendor has settled that: an invoice that was paid late bears it once it is paid whole.

It is a debt by itself, numbered as invoices are, so it is due, paid, reminded of, given up or reversed like any other.
An invoice that was ever contested bears none by itself, whoever was right.
"""

import json
from collections.abc import Iterable
from datetime import timedelta

from chalicelib.billing.events import InterestCharged
from chalicelib.billing.models import LedgerItem, account_key
from chalicelib.billing.models.interest import InterestCharge
from chalicelib.billing.rules import interest, references
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.interest import Late
from chalicelib.billing.service import issuing, series, settled, stored
from chalicelib.billing.service.books import Books, posting
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.transaction import Transaction


def charge_interest(account_id: str, credit: str) -> None:
    """A credit was set off: the invoices that it settled may have been paid late. Safe to repeat."""
    terms = settled.late_interest()
    if not terms.rate:
        return
    pk = account_key(account_id)
    paid = db.find(LedgerItem, pk, LedgerItem.key(credit))
    invoices = dict.fromkeys(one.other for one in stored.as_item(paid).settlements if one.other) if paid else {}
    for number in invoices:
        posting(account_id, None, _Charge(number, terms.rate, terms.least).draft)


class _Charge:
    """One invoice's interest."""

    def __init__(self, invoice: str, rate: int, least: dict[str, int]) -> None:
        self.invoice, self.rate, self.least = invoice, rate, least

    def draft(self, books: Books, tx: Transaction) -> None:
        """Posts it, once, if the invoice is paid whole and bears enough; may run again when somebody else posted."""
        mark = InterestCharge.key(self.invoice)
        found = [] if db.find(InterestCharge, books.pk, mark) else self._late(books)
        amount = interest.total(found)
        if amount < max(1, self.least.get(books.head.currency, 0)):
            books.leave()
            return
        today = vendor.today()
        [number] = series.take(tx, Kind.INVOICE, today, 1, moved=books.moved)
        books.post(
            Kind.INTEREST,
            number,
            amount,
            on=today,
            due=today + timedelta(vendor.payment_days()),
            names=self.invoice,
            reference=references.compact(number),
            interest=_text(self.rate, found),
        )
        tx.create(InterestCharge(books.pk, mark, number=number), otherwise=books.moved)
        outbox.add(tx, InterestCharged(**issuing.facts(books, number), invoice=self.invoice))

    def _late(self, books: Books) -> list[Late]:
        books.load([self.invoice])
        item = books.items.get(self.invoice)
        if item is None or item.kind is not Kind.INVOICE or item.open or item.due is None:
            return []
        if stored.disputes_of(books.record(self.invoice)):
            return []
        books.load(one.other for one in item.settlements if one.other)
        parts = [(books.items[one.other], one.amount) for one in item.settlements if one.other]
        payments = [(paid.on, amount) for paid, amount in parts if paid.kind is Kind.PAYMENT]
        return interest.late(item.due, payments, self.rate)


def _text(rate: int, found: Iterable[Late]) -> str:
    """How it is kept: the rate, and [amount, day, days, interest] of each part."""
    parts = [[one.amount, one.paid.isoformat(), one.days, one.interest] for one in found]
    return json.dumps({"rate": rate, "parts": parts}, separators=(",", ":"))
