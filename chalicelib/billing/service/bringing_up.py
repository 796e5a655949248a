"""Billing follows the order: whatever was billed of it is brought up, or down, to what shall have been billed by now.

Facts about an order may arrive twice, late and in any order. Each brings the whole target with the order's version, so
an old one changes nothing, and the newest one leads to the same documents whatever came before it.
"""

from chalicelib.billing.events import CreditNoteIssued, InvoiceIssued
from chalicelib.billing.models import BilledOrder
from chalicelib.billing.rules import concessions, targets, write_offs
from chalicelib.billing.rules.bills import Left, OrderBill
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.targets import Draft, Plan
from chalicelib.billing.schemas import BilledLineView, BilledView
from chalicelib.billing.service import billed_orders, issuing, series
from chalicelib.billing.service.books import Books, posting
from chalicelib.platform import outbox, vendor
from chalicelib.platform.transaction import Transaction


def bring_up_to(account_id: str, member_id: str, bill: OrderBill) -> None:
    """Issues what is missing between the order's bills and the target: an invoice, credit notes, or nothing.

    What the order may still come to uses up credit in place of what it used up before. Raises WrongCurrency.
    """
    complete = False
    while not complete:
        step = _Step(member_id, bill)
        posting(account_id, bill.currency, step.draft)
        complete = step.plan.complete


class _Step:
    """One transaction on the way to the target; most targets are reached by one."""

    def __init__(self, member_id: str, bill: OrderBill) -> None:
        self.member_id, self.bill = member_id, bill
        self.plan = Plan((), None, complete=True)

    def draft(self, books: Books, tx: Transaction) -> None:
        """Posts what the plan says; may run again when somebody else posted in between."""
        trace = billed_orders.trace_of(books.account_id, self.bill.order)
        if trace.version and int(trace.booked) > self.bill.version:
            books.leave()
            return
        left = billed_orders.left_of(trace)
        lines = concessions.lowered(self.bill.lines, billed_orders.conceded_of(trace))
        self.plan = targets.planned(lines, left)
        if self.plan.is_empty and self._is_known(trace):
            books.leave()
            return
        books.load(note.names for note in self.plan.notes)
        if any(write_offs.standing(books.items[note.names]) for note in self.plan.notes):
            self.plan = targets.planned(lines, left, most=1)  # room for the entries that reverse them
            books.load(note.names for note in self.plan.notes)
        left, numbers = self._issue(tx, books, targets.after(left, self.plan.notes))
        self._mark(tx, books, trace, left, numbers)

    def _is_known(self, trace: BilledOrder) -> bool:
        known = (int(trace.booked), int(trace.reserved), bool(trace.over))
        return bool(trace.version) and known == (self.bill.version, self.bill.reserved, self.bill.over)

    def _issue(self, tx: Transaction, books: Books, left: tuple[Left, ...]) -> tuple[tuple[Left, ...], list[str]]:
        """What is left of the invoices then, and the numbers of what was issued."""
        plan, today = self.plan, vendor.today()
        whose = {"member_id": self.member_id, "order": self.bill.order}
        numbers = series.take(tx, Kind.CREDIT_NOTE, today, len(plan.notes), moved=books.moved)
        for number, note in zip(numbers, plan.notes, strict=True):
            issuing.take_back(books, number, _note(books, note), note.names, left)
            outbox.add(tx, CreditNoteIssued(**issuing.facts(books, number), **whose, invoice=note.names))
        if plan.invoice is None:
            return left, numbers
        [number] = series.take(tx, Kind.INVOICE, today, 1, moved=books.moved)
        issuing.invoice(books, number, self._invoice(plan.invoice), self.bill.order)
        outbox.add(tx, InvoiceIssued(**issuing.facts(books, number), **whose))
        vat = {rate: amount for rate, amount in plan.invoice.vat.items() if amount}
        return (*left, Left(number, plan.invoice.parts, vat)), [*numbers, number]

    def _invoice(self, draft: Draft) -> BilledView:
        lines = issuing.keyed([BilledLineView.of(line) for line in self.bill.lines])
        return issuing.document(draft, lines, self.bill)

    def _mark(
        self, tx: Transaction, books: Books, trace: BilledOrder, left: tuple[Left, ...], numbers: list[str]
    ) -> None:
        """Writes on the order's trace what has come of it, and into the head what it reserves from now on."""
        if self.plan.complete:
            books.head.reserved = int(books.head.reserved) + self.bill.reserved - int(trace.reserved)
            trace.booked, trace.reserved, trace.over = self.bill.version, self.bill.reserved, self.bill.over
            conceded = concessions.retargeted(billed_orders.conceded_of(trace), self.bill.lines)
            trace.conceded = billed_orders.conceded_text(conceded)
        billed_orders.put(tx, trace, numbers, left, moved=books.moved)


def _note(books: Books, draft: Draft) -> BilledView:
    """The document of a credit note: lines, names and addresses are those of its invoice."""
    billed = BilledView.model_validate_json(books.record(draft.names).document)
    return issuing.document(draft, issuing.keyed(billed.lines), billed)
