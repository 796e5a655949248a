"""Issuing: invoices and credit notes are posted with the document that they stand for."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from chalicelib.billing.rules import allocation, references
from chalicelib.billing.rules.allocation import Debt
from chalicelib.billing.rules.bills import Key, Part, listed_price
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.targets import Draft
from chalicelib.billing.schemas import BilledAddressView, BilledLineView, BilledVatView, BilledView
from chalicelib.billing.service.books import Books
from chalicelib.platform import vendor

Lines = Mapping[Key, BilledLineView]


def keyed(lines: list[BilledLineView]) -> dict[Key, BilledLineView]:
    """Lines of a document by what they are known by."""
    return {(line.sku, line.vat_rate, line.unit_price): line for line in lines}


def document(
    draft: Draft, lines: Lines, currency: str, reference: str | None, address: BilledAddressView | None
) -> BilledView:
    """What a draft says as a document; names and units come from `lines`."""
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
        currency=currency,
        net=net,
        vat_groups=groups,
        vat=vat,
        total=net + vat,
        delivery_address=address,
        reference=reference,
    )


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


def credit_note(books: Books, number: str, billed: BilledView, names: str | None) -> None:
    """Posts a credit note. The loaded invoice that it names is settled with it; the rest stays as credit."""
    today = vendor.today()
    books.post(
        Kind.CREDIT_NOTE,
        number,
        billed.total,
        on=today,
        reason=billed.reason,
        order=books.record(names).order if names else None,
        names=names,
        document=billed.model_dump_json(),
    )
    if names is None:
        return
    item = books.items[names]
    debts = [Debt(item.number, item.due or today, item.open)]
    for split in allocation.settle_credit_note(billed.total, debts, names=names, agreed=False):
        books.post(Kind.ALLOCATION, split.number, split.amount, on=today, against=number)


def facts(books: Books, number: str) -> dict[str, Any]:
    """What the event of a document says of it."""
    amount = books.items[number].amount
    return {"account_id": books.account_id, "number": number, "amount": amount, "currency": books.head.currency}
