"""What staff do beside posting payments: allocate, undo, give up, reverse. Each is one posting, done once."""

from chalicelib.billing.events import (
    AllocationUndone,
    CreditAllocated,
    DebtWrittenOff,
    EntryCorrected,
    LedgerEvent,
)
from chalicelib.billing.models import EntryItem, account_key
from chalicelib.billing.rules import projections, write_offs
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import NotAllocated
from chalicelib.billing.schemas import MOST_SPLITS, Allocate, BillingView, Correct, Deallocate, Settle
from chalicelib.billing.service import accounts_known, crediting, once, payments, viewing
from chalicelib.billing.service.books import Books
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, vendor
from chalicelib.platform.transaction import Transaction


class DocumentStands(Conflict):
    """An invoice or credit note is not reversed: what was billed too much of an order is taken back by credit note."""


class RefundHasSteps(Conflict):
    """The entry of a refund is reversed where the refund stands: by saying that it failed."""


def allocate(account_id: str, request: Allocate, key: IdempotencyKey) -> BillingView:
    """Sets credit that is left off against debts, as said or by the written order."""

    def draft(books: Books, _tx: Transaction) -> LedgerEvent:
        books.load([request.credit])
        credit = projections.find(books.items, request.credit)
        if request.split is None:
            splits = payments.proposed(books, credit.open, "", None) if credit.open else []
            said = [(split.number, split.amount) for split in splits[:MOST_SPLITS]]
        else:
            said = payments.given(books, request.split, credit.open)
        for number, amount in said:
            books.post(Kind.ALLOCATION, number, amount, on=vendor.today(), against=credit.number)
        return _event(CreditAllocated, books, credit.number, sum(amount for _, amount in said))

    return _once(account_id, key, draft)


def deallocate(account_id: str, request: Deallocate, key: IdempotencyKey) -> BillingView:
    """Undoes an allocation with a reason. Raises NotAllocated when it is none, or was undone."""

    def draft(books: Books, _tx: Transaction) -> LedgerEvent:
        found = _entry(account_id, request.allocation)
        if found.kind != Kind.ALLOCATION:
            raise NotAllocated("That is no allocation.", number=found.number)
        books.load([found.number, found.against])
        posted = books.post(
            Kind.DEALLOCATION,
            found.number,
            int(found.amount),
            on=vendor.today(),
            against=found.against,
            undoes=found,
            reason=request.reason,
        )
        return _event(AllocationUndone, books, found.number, posted.amount, entry_id=posted.entry_id)

    return _once(account_id, key, draft)


def correct(account_id: str, request: Correct, key: IdempotencyKey) -> BillingView:
    """Reverses an entry whole. Raises DocumentStands, RefundHasSteps, or StillAllocated while something is set off."""

    def draft(books: Books, _tx: Transaction) -> LedgerEvent:
        found = _entry(account_id, request.entry)
        _ensure_reversible(found)
        books.load([found.number])
        amount = int(found.amount)
        books.post(Kind.CORRECTION, found.number, amount, on=vendor.today(), undoes=found, reason=request.reason)
        return _event(EntryCorrected, books, found.number, amount)

    return _once(account_id, key, draft)


def _ensure_reversible(found: EntryItem) -> None:
    if found.kind == Kind.REFUND:
        raise RefundHasSteps("A refund comes back as credit when it is said to have failed.", number=found.number)
    if found.kind in {Kind.INVOICE, Kind.CREDIT_NOTE}:
        raise DocumentStands("An invoice is taken back by a credit note, not reversed.", number=found.number)


def write_off(account_id: str, request: Settle, key: IdempotencyKey) -> BillingView:
    """Gives up so much of a debt. Raises MoreThanIsLeft for what a credit note has taken back of it."""

    def draft(books: Books, _tx: Transaction) -> LedgerEvent:
        books.load([request.number])
        posted = books.post(Kind.WRITE_OFF, request.number, request.amount, on=vendor.today(), reason=request.reason)
        _ensure_left(books, request.number)
        return _event(DebtWrittenOff, books, request.number, request.amount, entry_id=posted.entry_id)

    return _once(account_id, key, draft)


def _ensure_left(books: Books, number: str) -> None:
    billed = books.record(number)
    if billed.kind == Kind.INVOICE:  # interest is for no order
        _, left = crediting.left_of(books, billed)
        write_offs.ensure_left(books.items[number], left.total)


def _once(account_id: str, key: IdempotencyKey, draft: once.Draft) -> BillingView:
    """Posts what `draft` adds, once; the figures after it are the answer."""
    accounts_known.ensure(account_id)
    return viewing.figures(once.posted(account_id, key, draft).head)


def _event(kind: type[LedgerEvent], books: Books, number: str, amount: int, **more: str) -> LedgerEvent:
    return kind(account_id=books.account_id, number=number, amount=amount, currency=books.head.currency, **more)


def _entry(account_id: str, entry_id: str) -> EntryItem:
    found = db.find(EntryItem, account_key(account_id), EntryItem.key(entry_id))
    if found is None:
        raise NotAllocated("There is no such entry in this account.")
    return found
