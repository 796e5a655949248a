"""Disputes: the customer contests a line of an invoice; staff uphold it with a credit note, or decline it."""

from dataclasses import dataclass

from chalicelib.billing.events import DisputeEnded, DisputeHeld
from chalicelib.billing.models import LedgerItem, account_key
from chalicelib.billing.models.disputes import DisputeItem, WaitingDispute
from chalicelib.billing.rules import disputes
from chalicelib.billing.rules.amounts import as_text
from chalicelib.billing.rules.concessions import MoreThanIsLeft
from chalicelib.billing.rules.disputes import Dispute, DisputeState
from chalicelib.billing.schemas import AnswerDispute, DisputeView, IssueCreditNote
from chalicelib.billing.service import accounts_known, crediting, disputes_shown, once, stored
from chalicelib.billing.service.books import Books, open_head, posting
from chalicelib.kernel import clock
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Contested:
    """What is in dispute, as its complaint tells of it. `name` is the line's, empty when it is the whole invoice.

    `amount_text` is as files write it: a point, no separators. `order` is what the invoice bills, if it bills one.
    """

    invoice: str
    order: str | None
    name: str
    amount_text: str
    currency: str


def hold_dispute(  # noqa: PLR0913  (the parts of a dispute)
    tx: Transaction, account_id: str, invoice: str, *, line: int | None, amount: int | None, ticket: str, due: str
) -> Contested:
    """Holds so much of a line of an invoice, or of all of it, while its complaint is talked about.

    `line` counts from 1, `amount` includes VAT; None is all that is left of it. `due` is the moment by which its
    complaint is to be solved. Adds its writes to the transaction, which is refused with LedgerMoved when somebody
    posted to the account in between. Raises UnknownItem, WrongSide, LineNotFound, MoreThanIsLeft or AlreadyDisputed.
    """
    books = Books(account_id, open_head(account_id, None))
    books.load([invoice])
    billed = books.record(invoice)
    _, left = crediting.left_of(books, billed)
    most = crediting.left_amount(left, crediting.line_key(billed, line) if line else None)
    if (amount or 1) > most:
        raise MoreThanIsLeft("That is more than is left of it.", number=invoice, left=most)
    name = crediting.line_view(billed, line).name if line else ""
    dispute = Dispute(ticket, line, amount or most)
    books.mark(invoice, disputes.opened(stored.disputes_of(billed), dispute))
    held = _item(books, billed, dispute, name, due)
    tx.create(held)
    tx.put(WaitingDispute.of(held, account_id))
    facts = {"account_id": account_id, "number": invoice, "amount": dispute.amount, "currency": books.head.currency}
    outbox.add(tx, DisputeHeld(**facts, ticket=ticket))
    books.write(tx)
    return Contested(invoice, billed.order, name, as_text(dispute.amount, books.head.currency), books.head.currency)


def _item(books: Books, billed: LedgerItem, dispute: Dispute, name: str, due: str) -> DisputeItem:
    return DisputeItem(
        books.pk,
        DisputeItem.key(dispute.ticket),
        ticket=dispute.ticket,
        invoice=billed.number,
        line=dispute.line,
        name=name,
        amount=dispute.amount,
        currency=books.head.currency,
        state=dispute.state.value,
        at=clock.stamp(clock.now()),
        due=due,
    )


def answer_dispute(account_id: str, ticket: str, request: AnswerDispute, key: IdempotencyKey) -> DisputeView:
    """Staff uphold a dispute with a credit note, or decline it with a reason. Raises DisputeNotFound or DisputeOver."""
    accounts_known.ensure(account_id)
    state = DisputeState(request.outcome)

    def draft(books: Books, tx: Transaction) -> DisputeEnded:
        found = disputes_shown.find(account_id, ticket)
        note = ""
        if state is DisputeState.UPHELD:
            note = _uphold(books, tx, found, request)
        return _end(books, tx, found, state, request.reason, note)

    once.posted(account_id, key, draft)
    return DisputeView.of(disputes_shown.find(account_id, ticket))


def _uphold(books: Books, tx: Transaction, found: DisputeItem, request: AnswerDispute) -> str:
    """Issues the credit note: its number, or nothing when nothing is left to take back."""
    line = int(found.line) if found.line else None
    amount = request.amount or disputes_shown.proposed(books, found)
    if not amount:
        return ""
    claim = IssueCreditNote(invoice=found.invoice, line=line, amount=amount, reason=request.reason)
    issued = crediting.concede(books, tx, claim)
    outbox.add(tx, issued)
    return issued.number


def release_dispute(account_id: str, ticket: str) -> None:
    """The complaint is over without an answer of staff: nothing is held for it any more. Safe to repeat."""

    def draft(books: Books, tx: Transaction) -> None:
        found = db.find(DisputeItem, books.pk, DisputeItem.key(ticket))
        if found is None or found.state != DisputeState.OPEN:
            books.leave()
            return
        outbox.add(tx, _end(books, tx, found, DisputeState.WITHDRAWN, None, ""))

    if db.find(DisputeItem, account_key(account_id), DisputeItem.key(ticket)):
        posting(account_id, None, draft)


def _end(  # noqa: PLR0913, PLR0917  (a dispute and how it ended)
    books: Books, tx: Transaction, found: DisputeItem, state: DisputeState, reason: str | None, note: str
) -> DisputeEnded:
    books.load([found.invoice])
    ended = disputes.ended(stored.disputes_of(books.record(found.invoice)), found.ticket, state)
    books.mark(found.invoice, ended)
    found.state, found.reason, found.credit_note = state.value, reason, note or None
    found.ended_at = clock.stamp(clock.now())
    tx.put(found, condition=DisputeItem.state == DisputeState.OPEN.value, otherwise=books.moved)
    tx.delete(WaitingDispute.at(found))
    amount, currency = int(found.amount), books.head.currency
    facts = {"account_id": books.account_id, "number": found.invoice, "amount": amount, "currency": currency}
    return DisputeEnded(**facts, ticket=found.ticket, outcome=state.value, credit_note=note)
