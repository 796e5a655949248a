"""Issuing: invoices and credit notes are posted with the document that they stand for."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from chalicelib.billing.models import EntryItem
from chalicelib.billing.rules import allocation, references, write_offs
from chalicelib.billing.rules.allocation import Debt
from chalicelib.billing.rules.bills import Address, Key, Left, OrderBill, Part, listed_price
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.targets import Draft
from chalicelib.billing.schemas import BilledAddressView, BilledLineView, BilledVatView, BilledView
from chalicelib.billing.service.books import Books
from chalicelib.platform import db, vendor

Lines = Mapping[Key, BilledLineView]


def keyed(lines: list[BilledLineView]) -> dict[Key, BilledLineView]:
    """Lines of a document by what they are known by."""
    return {(line.sku, line.vat_rate, line.unit_price): line for line in lines}


def document(draft: Draft, lines: Lines, like: OrderBill | BilledView) -> BilledView:
    """What a draft says as a document; names and units come from `lines`, all beside them is as in `like`."""
    net = sum(part.net for part in draft.parts.values())
    vat = sum(draft.vat.values())
    rates = sorted({*draft.vat, *(key[1] for key in draft.parts)}, reverse=True)
    groups = [
        BilledVatView(
            rate=rate,
            net=sum(part.net for key, part in draft.parts.items() if key[1] == rate),
            vat=draft.vat.get(rate, 0),
        )
        for rate in rates
    ]
    return BilledView(
        lines=[_line(lines[key], part) for key, part in draft.parts.items()],
        currency=like.currency,
        net=net,
        vat_groups=groups,
        vat=vat,
        total=net + vat,
        delivery_address=_address(like.delivery_address),
        invoice_address=_address(like.invoice_address),
        reference=like.reference,
    )


def _address(given: Address | BilledAddressView | None) -> BilledAddressView | None:
    return BilledAddressView.of(given) if given else None


def _line(line: BilledLineView, part: Part) -> BilledLineView:
    price = listed_price(line.unit_price, part.quantity, line.decimals)
    discount = max(0, price - part.net)
    return line.model_copy(update={"quantity": part.quantity, "net": part.net, "discount": discount})


def invoice(books: Books, number: str, billed: BilledView, order: str) -> None:
    """Posts an invoice, due after the vendor's days of payment."""
    today = vendor.today()
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


def credit_note(books: Books, number: str, billed: BilledView, names: str | None = None) -> None:
    """Posts a credit note, all of which is to the customer's credit; `names` is the loaded invoice that it is for."""
    books.post(
        Kind.CREDIT_NOTE,
        number,
        billed.total,
        on=vendor.today(),
        reason=billed.reason,
        order=books.record(names).order if names else None,
        names=names,
        document=billed.model_dump_json(),
    )


def take_back(books: Books, number: str, billed: BilledView, invoice: str, left: Sequence[Left]) -> None:
    """Posts a credit note for a loaded invoice and settles that with it; what was paid of it stays as credit.

    `left` is what is then left of the order's invoices: of what was given up, no more stays so.
    """
    credit_note(books, number, billed, invoice)
    _reverse_write_offs(books, number, invoice, sum(one.total for one in left if one.number == invoice))
    item, today = books.items[invoice], vendor.today()
    for split in allocation.settle_credit_note(billed.total, Debt(item.number, item.due or today, item.open)):
        books.post(Kind.ALLOCATION, split.number, split.amount, on=today, against=number)


def _reverse_write_offs(books: Books, note: str, invoice: str, left: int) -> None:
    """Each entry names the credit note for which it is posted; what stays given up keeps its reason."""
    reversal, today = write_offs.reversed_for(books.items[invoice], left), vendor.today()
    wishes = [db.Wish(EntryItem, books.pk, EntryItem.key(one.entry_id)) for one in reversal.undone]
    undone: list[EntryItem] = db.fetch(*wishes, consistent=True)
    for entry in undone:
        books.post(Kind.CORRECTION, invoice, int(entry.amount), on=today, undoes=entry, against=note)
    if reversal.again:
        books.post(Kind.WRITE_OFF, invoice, reversal.again, on=today, reason=undone[-1].reason)


def facts(books: Books, number: str) -> dict[str, Any]:
    """What the event of a document says of it."""
    amount = books.items[number].amount
    return {"account_id": books.account_id, "number": number, "amount": amount, "currency": books.head.currency}
