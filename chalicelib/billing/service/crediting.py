"""Credit notes that staff issue: over a line of an invoice, over so much of it, or over an amount by itself."""

from chalicelib.billing.events import CreditNoteIssued
from chalicelib.billing.models import BilledOrder, LedgerItem
from chalicelib.billing.rules import concessions
from chalicelib.billing.rules.bills import Key, Left, together
from chalicelib.billing.rules.concessions import MoreThanIsLeft
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import WrongSide
from chalicelib.billing.rules.targets import Draft, after
from chalicelib.billing.schemas import BilledLineView, BilledVatView, BilledView, InvoiceView, IssueCreditNote
from chalicelib.billing.service import accounts_known, billed_orders, issuing, once, reading, series
from chalicelib.billing.service.books import Books
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import vendor
from chalicelib.platform.transaction import Transaction


class CreditNoteIncomplete(Invalid):
    """Without an invoice, a credit note says its amount and VAT rate."""


class LineNotFound(NotFound):
    """The invoice has no line at that place."""


def issue_credit_note(account_id: str, request: IssueCreditNote, key: IdempotencyKey) -> tuple[InvoiceView, bool]:
    """The credit note, and whether this request issued it.

    Raises UnknownItem, LineNotFound, MoreThanIsLeft or CreditNoteIncomplete.
    """
    accounts_known.ensure(account_id)

    def draft(books: Books, tx: Transaction) -> CreditNoteIssued:
        return concede(books, tx, request) if request.invoice else _free(books, tx, request)

    posted = once.posted(account_id, key, draft)
    return reading.show_invoice(account_id, posted.number), posted.is_new


def concede(books: Books, tx: Transaction, request: IssueCreditNote) -> CreditNoteIssued:
    """Drafts a credit note over a line of an invoice or over all of it, so much or all that is left.

    The order's trace remembers it: what is billed of the order later is less by it.
    """
    invoice = request.invoice or ""
    books.load([invoice])
    billed = books.record(invoice)
    trace, left = left_of(books, billed)
    every, conceded = billed_orders.left_of(trace), billed_orders.conceded_of(trace)
    note = _note(left, line_key(billed, request.line) if request.line else None, request.amount)
    conceded = concessions.after(conceded, note, together(one.parts for one in every))
    rest = after(every, [note])
    [number] = series.take(tx, Kind.CREDIT_NOTE, vendor.today(), 1, moved=books.moved)
    issuing.take_back(books, number, _document(billed, note, request.reason), invoice, rest)
    trace.conceded = billed_orders.conceded_text(conceded)
    billed_orders.put(tx, trace, [number], rest, moved=books.moved)
    return CreditNoteIssued(**issuing.facts(books, number), member_id="", order=billed.order or "", invoice=invoice)


def left_of(books: Books, billed: LedgerItem) -> tuple[BilledOrder, Left]:
    """The trace of the invoice's order, and what is left of the invoice. Raises WrongSide when it is none."""
    if billed.kind != Kind.INVOICE or billed.order is None:
        raise WrongSide("That is no invoice.", number=billed.number)
    trace = billed_orders.trace_of(books.account_id, billed.order)
    found = [one for one in billed_orders.left_of(trace) if one.number == billed.number]
    return trace, found[0] if found else Left(billed.number, {}, {})


def line_key(billed: LedgerItem, line: int) -> Key:
    """By what the line at that place of an invoice, counted from 1, is known. Raises LineNotFound."""
    shown = line_view(billed, line)
    return shown.sku, shown.vat_rate, shown.unit_price


def line_view(billed: LedgerItem, line: int) -> BilledLineView:
    """The line at that place. Raises LineNotFound."""
    lines = BilledView.model_validate_json(billed.document).lines if billed.document else []
    if not 1 <= line <= len(lines):
        raise LineNotFound("That invoice has no such line.", lines=len(lines))
    return lines[line - 1]


def left_amount(left: Left, key: Key | None) -> int:
    """What is left of a line, or of the whole invoice, VAT included."""
    return concessions.gross(left, key) if key else left.total


def _note(left: Left, key: Key | None, amount: int | None) -> Draft:
    some = left_amount(left, key) if amount is None else amount
    if some == 0:
        raise MoreThanIsLeft("Nothing is left of it.", number=left.number, left=0)
    return concessions.of_line(left, key, some) if key else concessions.of_invoice(left, some)


def _document(billed: LedgerItem, note: Draft, reason: str) -> BilledView:
    whole = BilledView.model_validate_json(billed.document)
    made = issuing.document(note, issuing.keyed(whole.lines), whole)
    return made.model_copy(update={"reason": reason})


def _free(books: Books, tx: Transaction, request: IssueCreditNote) -> CreditNoteIssued:
    if request.amount is None or request.vat_rate is None or request.line is not None:
        raise CreditNoteIncomplete("Please say the invoice, or an amount and its VAT rate.")
    [number] = series.take(tx, Kind.CREDIT_NOTE, vendor.today(), 1, moved=books.moved)
    net = concessions.without_vat(request.amount, request.vat_rate)
    vat = request.amount - net
    line = BilledLineView(
        sku="", name=request.reason, unit="", quantity=1, unit_price=net, net=net, vat_rate=request.vat_rate
    )
    made = BilledView(
        lines=[line],
        currency=books.head.currency,
        net=net,
        vat_groups=[BilledVatView(rate=request.vat_rate, net=net, vat=vat)],
        vat=vat,
        total=request.amount,
        reference=None,
        reason=request.reason,
    )
    issuing.credit_note(books, number, made)
    return CreditNoteIssued(**issuing.facts(books, number), member_id="", order="", invoice="")
