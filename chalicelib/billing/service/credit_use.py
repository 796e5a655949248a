"""Credit that is used by itself: where the customer agreed, what is left of payments and credit notes settles debts.

It follows what is issued, as a reaction, and goes by the written order. What the customer contests is left out, and so
is credit that they asked back, and what an order brought them as long as it is kept for something (`kept_credit`).
"""

from datetime import date
from typing import Any

from chalicelib.billing.events import CreditAllocated, CreditUseSet
from chalicelib.billing.models import OpenItem
from chalicelib.billing.models.kept import BEGINS, KeptCredit
from chalicelib.billing.models.refunds import Refund
from chalicelib.billing.rules import allocation
from chalicelib.billing.rules.allocation import Debt
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.refunds import RefundState
from chalicelib.billing.schemas import MOST_SPLITS, BillingView, UseCredit
from chalicelib.billing.service import viewing
from chalicelib.billing.service.books import Books, open_head, posting
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.transaction import Transaction

_MOST_DEBTS = 100  # oldest due, among which the written order looks
_MOST_CREDITS = 5  # oldest, of one posting; with their splits they fit into its transaction
_LOOKED_AT = 50  # oldest, among which those are
_MOST_REFUNDS = 50  # newest, among which one may be asked for and not answered


def set_credit_use(account_id: str, request: UseCredit) -> BillingView:
    """Whether credit that is left shall be used by itself, as the customer says."""

    def draft(books: Books, tx: Transaction) -> None:
        books.head.uses_credit = request.automatic
        outbox.add(tx, CreditUseSet(account_id=account_id, automatic=request.automatic))

    now = open_head(account_id, None)
    if bool(now.uses_credit) == request.automatic:
        return viewing.figures(now)
    return viewing.figures(posting(account_id, None, draft).head)


def use_credit(account_id: str) -> None:
    """Sets credit that is left off against debts, where the customer agreed to that. Safe to repeat."""
    head = open_head(account_id, None)
    while head.uses_credit and head.debits and head.credits:
        books = posting(account_id, None, _set_off)
        if not books.entries:
            return
        head = books.head


def _set_off(books: Books, tx: Transaction) -> None:
    debts, left = _debts(books.pk), MOST_SPLITS
    for credit in _credits(books):
        splits = allocation.propose(credit["open"], debts)[:left]
        if splits:
            books.load(split.number for split in splits)
            for split in splits:
                books.post(Kind.ALLOCATION, split.number, split.amount, on=vendor.today(), against=credit["number"])
            used = {split.number: split.amount for split in splits}
            debts = [Debt(debt.number, debt.due, debt.open - used.get(debt.number, 0)) for debt in debts]
            left -= len(splits)
            facts = {"account_id": books.account_id, "number": credit["number"], "amount": sum(used.values())}
            outbox.add(tx, CreditAllocated(**facts, currency=books.head.currency))
    if not books.entries:
        books.leave()


def _debts(pk: str) -> list[Debt]:
    """What is owed and not contested, oldest due first."""
    found, _ = db.query(OpenItem, pk, begins="OPEN#", limit=_MOST_DEBTS, consistent=True)
    plain = map(db.plain, found)
    return [Debt(one["number"], date.fromisoformat(one["due"]), one["open"] - one["disputed"]) for one in plain]


def _credits(books: Books) -> list[dict[str, Any]]:
    """Credit that is left, neither asked back nor kept for something, oldest first."""
    refunds, _ = db.query(Refund, books.pk, begins="REFUNDS#", forward=False, limit=_MOST_REFUNDS, consistent=True)
    asked = {one["credit"] for one in map(db.plain, refunds) if one["state"] == RefundState.ASKED}
    found, _ = db.query(OpenItem, books.pk, begins="UNUSED#", limit=_LOOKED_AT, consistent=True)
    left = [one for one in map(db.plain, found) if one["number"] not in asked]
    kept = {one["order"]["S"] for one in db.every(KeptCredit, books.pk, begins=BEGINS, consistent=True)}
    books.load(one["number"] for one in left)
    return [one for one in left if books.record(one["number"]).order not in kept][:_MOST_CREDITS]
