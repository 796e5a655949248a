"""Reading: what is owed, what is open, the ledger, one invoice, one payment: one read, or one Query of a page."""

from datetime import date, timedelta
from typing import Any

from chalicelib.billing.models import EntryItem, Head, LedgerItem, OpenItem, account_key
from chalicelib.billing.rules import ageing, references
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.schemas import (
    BillingView,
    InvoiceView,
    OpenItemsView,
    OpenItemView,
    OpenQuery,
    PaymentView,
)
from chalicelib.billing.service import accounts_known, stored, viewing
from chalicelib.billing.service.books import head_wish, open_head
from chalicelib.kernel.errors import NotFound
from chalicelib.platform import db, vendor

_DOCUMENTS = {Kind.INVOICE.value, Kind.CREDIT_NOTE.value, Kind.INTEREST.value}


class InvoiceNotFound(NotFound):
    """No such invoice, credit note or payment, or another account's: the caller cannot tell which."""


def figures(account_id: str) -> BillingView:
    """What an account owes and has today: one read."""
    return viewing.figures(open_head(account_id, None))


def figures_for_staff(account_id: str) -> BillingView:
    """The same of any account that there is. Raises AccountNotFound."""
    accounts_known.ensure(account_id)
    return figures(account_id)


def figures_of(account_id: str, head: Head | None) -> BillingView:
    """The figures of a head that was read by its wish."""
    return viewing.figures(head or stored.empty_head(account_id, "EUR"))


def listed_open(account_id: str, query: OpenQuery) -> OpenItemsView:
    """What is open behind one figure, oldest first."""
    today = vendor.today()
    page = db.page(
        OpenItem,
        account_key(account_id),
        cursor=query.cursor,
        limit=query.limit,
        make=lambda raw: _open_view(db.plain(raw), today),
        **_range(query.figure, today),
    )
    return OpenItemsView(items=list(page.items), next_cursor=page.next_cursor, currency=_currency(account_id))


def _range(figure: str, today: date) -> dict[str, Any]:
    if figure == "overdue":
        return {"between": ("OPEN#", f"OPEN#{(today - timedelta(1)).isoformat()}~")}
    if figure == "not_due":
        return {"between": (f"OPEN#{today.isoformat()}", "OPEN#~")}
    return {"begins": "UNUSED#" if figure == "unallocated" else "OPEN#"}


def _open_view(item: dict[str, Any], today: date) -> OpenItemView:
    due = item.get("due")
    column = ageing.column(date.fromisoformat(due), today) if due else None
    return OpenItemView(**{**item, "due": due, "column": column})


def _currency(account_id: str) -> str:
    return str(open_head(account_id, None).currency)


def show_invoice(account_id: str, number: str) -> InvoiceView:
    """An invoice or credit note of this account. Raises InvoiceNotFound."""
    found, currency = _find(account_id, number)
    if found.kind not in _DOCUMENTS:
        raise InvoiceNotFound("There is no such invoice.")
    return viewing.invoice(found, currency)


def show_payment(account_id: str, number: str) -> PaymentView:
    """A payment of this account. Raises InvoiceNotFound."""
    found, currency = _find(account_id, number)
    if found.kind != Kind.PAYMENT:
        raise InvoiceNotFound("There is no such payment.")
    return viewing.payment(found, currency)


def _find(account_id: str, number: str) -> tuple[LedgerItem, str]:
    wish = db.Wish(LedgerItem, account_key(account_id), LedgerItem.key(number.strip().upper()[:64]))
    found, head = db.fetch(wish, head_wish(account_id))
    if found is None or head is None:
        raise InvoiceNotFound("There is no such invoice or payment.")
    return found, head.currency


def mail_invoice(account_id: str, number: str) -> InvoiceView | None:
    """An invoice for whoever writes to the customer about it."""
    try:
        return show_invoice(account_id, number)
    except InvoiceNotFound:
        return None


def reason_of(account_id: str, entry_id: str) -> str | None:
    """Why an entry was posted, if somebody said so."""
    found = db.find(EntryItem, account_key(account_id), EntryItem.key(entry_id))
    return found.reason if found else None


def mail_payment(account_id: str, number: str) -> PaymentView | None:
    """A payment, likewise."""
    try:
        return show_payment(account_id, number)
    except InvoiceNotFound:
        return None


def account_named_by(text: str) -> str | None:
    """Whose invoice or announced transfer a number or reference names; None when it names nothing of one account."""
    found: set[str] = set()
    for one in references.mentioned(text)[:1]:
        items, _ = db.query(LedgerItem, one, index="by_reference", limit=2)
        found |= {item["pk"]["S"].removeprefix("A#") for item in items}
    return found.pop() if len(found) == 1 else None
