"""Payments: posted once by the bank's reference, and allocated as the customer said, as staff say, or by the rule."""

import json
from collections.abc import Callable, Container, Iterable
from datetime import date

from chalicelib.billing.events import PaymentPosted
from chalicelib.billing.models import Announcement, LedgerItem, OpenItem, account_key, amount_key
from chalicelib.billing.models.bank import PaidReference
from chalicelib.billing.rules import allocation, references
from chalicelib.billing.rules.allocation import Debt, Split
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.schemas import MOST_SPLITS, Part, PaymentView, PostPayment, ProposalView, ProposedView
from chalicelib.billing.service import accounts_known, viewing
from chalicelib.billing.service.books import Books, head_wish, open_head, posting
from chalicelib.kernel import ids
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.transaction import Transaction

MOST_DEBTS = 100  # oldest due, or of one amount, among which the rule looks beside those that are named
MOST_ANNOUNCED = 50


class PaymentReferenceTaken(Conflict):
    """A payment with this reference was posted with another amount or day."""


class SplitExceedsPayment(Invalid):
    """More is given out than there is."""


def post_payment(
    account_id: str, request: PostPayment, also: Callable[[Transaction], None] = lambda _tx: None
) -> tuple[PaymentView, bool]:
    """The payment, and whether this request posted it: its number derives from its reference, so it is posted once.

    `also` adds what must be true together with it. Raises PaymentReferenceTaken when the reference came with another
    amount or day, or for another account.
    """
    number = payment_number(account_id, request.reference)
    wish = db.Wish(LedgerItem, account_key(account_id), LedgerItem.key(number))
    account, head, first = db.fetch(accounts_known.wish(account_id), head_wish(account_id), wish, consistent=True)
    accounts_known.ensure_found(account)
    if first:
        return _same(first, request), False

    def draft(books: Books, tx: Transaction) -> None:
        also(tx)
        _mark_paid(tx, account_id, number, request)
        _draft(books, tx, number, request)

    try:
        books = posting(account_id, request.currency, draft, head)
    except Conflict:  # the very same payment, posted a moment before, may have left no room for itself
        first = db.find(LedgerItem, account_key(account_id), LedgerItem.key(number))
        if first is None:
            raise
        return _same(first, request), False
    return viewing.payment(books.opened(number), request.currency), True


def payment_number(account_id: str, reference: str) -> str:
    """The number that this payment always gets."""
    return f"P{ids.number('payment', account_id, reference)}"


def _mark_paid(tx: Transaction, account_id: str, number: str, request: PostPayment) -> None:
    """A bank's reference is one payment, whichever accounts it is posted to at once."""
    key, amount, on = PaidReference.key(request.reference), request.amount, request.value_date
    mark = PaidReference(key, "PAID", account_id=account_id, number=number, amount=amount, on=on)
    tx.create(mark, otherwise=PaymentReferenceTaken("A payment with this reference is posted already."))


def _same(first: LedgerItem, request: PostPayment) -> PaymentView:
    if (int(first.amount), first.on) != (request.amount, request.value_date):
        raise PaymentReferenceTaken("A payment with this reference is posted already, but not like this.")
    return viewing.payment(first, request.currency)


def _draft(books: Books, tx: Transaction, number: str, request: PostPayment) -> None:
    told = announced(books.account_id, request.amount, f"{request.reference} {request.text}")
    on = date.fromisoformat(request.value_date)
    if request.split is None:
        splits = proposed(books, request.amount, request.text, told)[:MOST_SPLITS]
        said = [(split.number, split.amount) for split in splits]
    else:
        said = given(books, request.split, request.amount)
    books.post(
        Kind.PAYMENT,
        number,
        request.amount,
        on=on,
        bank_reference=request.reference,
        announced=told.number if told else None,
    )
    for debt, amount in said:
        books.post(Kind.ALLOCATION, debt, amount, on=vendor.today(), against=number)
    if told:
        tx.delete(Announcement(told.pk, told.sk))
        books.touch(number for number, _ in json.loads(told.splits))
    facts = {"account_id": books.account_id, "number": number, "amount": request.amount}
    outbox.add(tx, PaymentPosted(**facts, currency=request.currency))


def given(books: Books, split: Iterable[Part], most: int) -> list[tuple[str, int]]:
    """Staff's own split, its items loaded. Raises SplitExceedsPayment."""
    said = [(part.number, part.amount) for part in split]
    if sum(amount for _, amount in said) > most:
        raise SplitExceedsPayment("The split is more than the amount.", amount=most)
    books.load(number for number, _ in said)
    return said


def proposed(books: Books, amount: int, text: str, told: Announcement | None) -> list[Split]:
    """How the written order splits so much; the items of the splits are loaded."""
    said = [(number, part) for number, part in json.loads(told.splits)] if told else []
    named = references.mentioned(text)
    books.load([*(number for number, _ in said), *(f"{body[:4]}-{body[4:]}" for body in named)])
    debts = {item.number: Debt(item.number, item.due, item.open) for item in books.items.values() if item.due}
    rest = allocation.rest_of(amount, debts.values(), said=said, references=named)
    others = (_exact(books, rest, debts) or oldest_debts(books.pk)) if rest else []
    debts = {debt.number: debt for debt in others} | debts
    splits = allocation.propose(amount, debts.values(), said=said, references=named)
    books.load(split.number for split in splits)
    return splits


def _exact(books: Books, amount: int, beside: Container[str]) -> list[Debt]:
    """The oldest debt of which exactly so much is open, whichever others are open beside it; [] for none.

    The index may lag behind by a moment, so what it finds is read as it is now.
    """
    key, here = amount_key(books.head.currency, amount), (books.pk, books.pk)
    found, _ = db.query(LedgerItem, key, index="by_reference", between=here, limit=MOST_DEBTS)
    oldest_first = (sk.rsplit("#", 1)[1] for sk in sorted(one["sk"]["S"] for one in found))
    number = next((one for one in oldest_first if one not in beside), None)
    if number is None:
        return []
    books.load([number])
    item = books.items.get(number)
    return [Debt(number, item.due, amount)] if item and item.due and item.open == amount else []


def oldest_debts(pk: str) -> list[Debt]:
    """Open debits, oldest due first, as many as the rule looks among."""
    found, _ = db.query(OpenItem, pk, begins="OPEN#", limit=MOST_DEBTS, consistent=True)
    plain = map(db.plain, found)
    return [Debt(one["number"], date.fromisoformat(one["due"]), one["open"]) for one in plain]


def announced(account_id: str, amount: int, text: str) -> Announcement | None:
    """The announcement that a payment answers: the one whose reference it names, or the only one of its amount."""
    found, _ = db.query(Announcement, account_key(account_id), begins="TOLD#", limit=MOST_ANNOUNCED, consistent=True)
    waiting = [Announcement.from_raw_data(item) for item in found]
    named = set(references.mentioned(text))
    by_name = [one for one in waiting if references.compact(one.number) in named]
    alike = [one for one in waiting if int(one.amount) == amount]
    return by_name[0] if by_name else alike[0] if len(alike) == 1 else None


def propose_payment(account_id: str, amount: int, text: str) -> ProposalView:
    """Where the written order would lead a payment. Changes nothing."""
    accounts_known.ensure(account_id)
    told = announced(account_id, amount, text)
    splits = proposed(Books(account_id, open_head(account_id, None)), amount, text, told)[:MOST_SPLITS]
    rest = amount - sum(split.amount for split in splits)
    views = [ProposedView.of(split) for split in splits]
    return ProposalView(splits=views, rest=rest, announced=told.number if told else None)
