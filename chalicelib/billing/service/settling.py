"""What staff do beside posting payments: allocate, undo, give up, pay out, reverse. Each is one posting, done once."""

from collections.abc import Callable
from datetime import date

from chalicelib.billing.events import (
    AllocationUndone,
    CreditAllocated,
    CreditRefunded,
    DebtWrittenOff,
    EntryCorrected,
    LedgerEvent,
)
from chalicelib.billing.models import EntryItem, account_key
from chalicelib.billing.rules import projections
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import NotAllocated
from chalicelib.billing.schemas import MOST_SPLITS, Allocate, BillingView, Correct, Deallocate, Settle
from chalicelib.billing.service import accounts_known, payments, viewing
from chalicelib.billing.service.books import Books, open_head, posting
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.outbox import Repeated
from chalicelib.platform.transaction import Transaction

Draft = Callable[[Books, date], LedgerEvent]


def allocate(account_id: str, request: Allocate, key: IdempotencyKey) -> BillingView:
    """Sets credit that is left off against debts, as said or by the written order."""

    def draft(books: Books, today: date) -> LedgerEvent:
        books.load([request.credit])
        credit = projections.find(books.items, request.credit)
        if request.split is None:
            splits = payments.proposed(books, credit.open, "", None) if credit.open else []
            said = [(split.number, split.amount) for split in splits[:MOST_SPLITS]]
        else:
            said = payments.given(books, request.split, credit.open)
        for number, amount in said:
            books.post(Kind.ALLOCATION, number, amount, on=today, against=credit.number)
        return _event(CreditAllocated, books, credit.number, sum(amount for _, amount in said))

    return _once(account_id, key, draft)


def deallocate(account_id: str, request: Deallocate, key: IdempotencyKey) -> BillingView:
    """Undoes an allocation with a reason. Raises NotAllocated when it is none, or was undone."""

    def draft(books: Books, today: date) -> LedgerEvent:
        found = _entry(account_id, request.allocation)
        if found.kind != Kind.ALLOCATION:
            raise NotAllocated("That is no allocation.", number=found.number)
        books.load([found.number, found.against])
        posted = books.post(
            Kind.DEALLOCATION,
            found.number,
            int(found.amount),
            on=today,
            against=found.against,
            undoes=found,
            reason=request.reason,
        )
        return _event(AllocationUndone, books, found.number, posted.amount, entry_id=posted.entry_id)

    return _once(account_id, key, draft)


def correct(account_id: str, request: Correct, key: IdempotencyKey) -> BillingView:
    """Reverses an entry whole. Raises StillAllocated while something of it is set off."""

    def draft(books: Books, today: date) -> LedgerEvent:
        found = _entry(account_id, request.entry)
        books.load([found.number])
        amount = int(found.amount)
        books.post(Kind.CORRECTION, found.number, amount, on=today, undoes=found, reason=request.reason)
        return _event(EntryCorrected, books, found.number, amount)

    return _once(account_id, key, draft)


def write_off(account_id: str, request: Settle, key: IdempotencyKey) -> BillingView:
    """Gives up so much of a debt."""
    return _settle(account_id, request, key, Kind.WRITE_OFF, DebtWrittenOff)


def refund(account_id: str, request: Settle, key: IdempotencyKey) -> BillingView:
    """Pays so much of a credit out."""
    return _settle(account_id, request, key, Kind.REFUND, CreditRefunded)


def _settle(account_id: str, request: Settle, key: IdempotencyKey, kind: Kind, event: type[LedgerEvent]) -> BillingView:
    def draft(books: Books, today: date) -> LedgerEvent:
        books.load([request.number])
        books.post(kind, request.number, request.amount, on=today, reason=request.reason)
        return _event(event, books, request.number, request.amount)

    return _once(account_id, key, draft)


def _once(account_id: str, key: IdempotencyKey, draft: Draft) -> BillingView:
    """Posts what `draft` adds, unless this very request did so before; the figures after it are the answer."""
    accounts_known.ensure(account_id)
    event = db.find(outbox.OutboxItem, key.derive("evt"))
    if event is not None:
        key.ensure_same(event.body_hash or "")
        return viewing.figures(open_head(account_id, None))

    def write(books: Books, tx: Transaction) -> None:
        outbox.add(tx, draft(books, vendor.today()), key)

    try:
        return viewing.figures(posting(account_id, None, write).head)
    except Repeated as repeated:
        outbox.first_result(repeated, key)
        return viewing.figures(open_head(account_id, None))


def _event(kind: type[LedgerEvent], books: Books, number: str, amount: int, **more: str) -> LedgerEvent:
    return kind(account_id=books.account_id, number=number, amount=amount, currency=books.head.currency, **more)


def _entry(account_id: str, entry_id: str) -> EntryItem:
    found = db.find(EntryItem, account_key(account_id), EntryItem.key(entry_id))
    if found is None:
        raise NotAllocated("There is no such entry in this account.")
    return found
