"""Reading disputes: what waits for an answer of staff, what an account contests, and what an answer would credit."""

from chalicelib.accounts import service as accounts
from chalicelib.billing.models import account_key
from chalicelib.billing.models.disputes import DisputeItem, WaitingDispute
from chalicelib.billing.rules import disputes
from chalicelib.billing.rules.disputes import DisputeNotFound, DisputeState, Lasting
from chalicelib.billing.schemas import (
    DisputeForStaffView,
    DisputesView,
    DisputeView,
    WaitingDisputesView,
    WaitingDisputeView,
)
from chalicelib.billing.service import accounts_known, crediting
from chalicelib.billing.service.books import Books, open_head
from chalicelib.platform import db


def waiting_disputes(cursor: str | None, limit: int) -> WaitingDisputesView:
    """Open disputes of all customers, due first."""
    page = WaitingDispute.page(cursor, limit)
    names = accounts.names({line["account_id"] for line in page.items})
    items = [WaitingDisputeView(**line, customer=names.get(line["account_id"], "")) for line in page.items]
    return WaitingDisputesView(items=items, next_cursor=page.next_cursor)


def listed_disputes(account_id: str, cursor: str | None, limit: int) -> DisputesView:
    """What an account contests and has contested."""
    accounts_known.ensure(account_id)
    page = db.page(DisputeItem, account_key(account_id), cursor=cursor, limit=limit, begins="DISPUTE#")
    return DisputesView(items=[DisputeView.of(one) for one in page.items], next_cursor=page.next_cursor)


def dispute_for_staff(account_id: str, ticket: str) -> DisputeForStaffView:
    """A dispute with the credit note that upholding it would issue. Raises DisputeNotFound."""
    accounts_known.ensure(account_id)
    found = find(account_id, ticket)
    is_open = found.state == DisputeState.OPEN
    credit = proposed(Books(account_id, open_head(account_id, None)), found) if is_open else 0
    return DisputeForStaffView(**DisputeView.of(found).model_dump(), proposed=credit)


def proposed(books: Books, found: DisputeItem) -> int:
    """Over how much a credit note would be: what is contested, as far as it was not taken back before."""
    books.load([found.invoice])
    billed = books.record(found.invoice)
    _, left = crediting.left_of(books, billed)
    key = crediting.line_key(billed, int(found.line)) if found.line else None
    return min(int(found.amount), crediting.left_amount(left, key))


def held_at(account_id: str, moment: str) -> dict[str, int]:
    """What was contested of each invoice at a moment: from what is kept of every dispute, also of those that ended."""
    every = map(db.plain, db.every(DisputeItem, account_key(account_id), begins="DISPUTE#", consistent=True))
    lasting = (Lasting(one["invoice"], one["amount"], one["at"], one.get("ended_at")) for one in every)
    return disputes.held_at(lasting, moment)


def dispute_of(account_id: str, ticket: str) -> DisputeView | None:
    """A dispute for whoever writes to the customer about it."""
    found = db.find(DisputeItem, account_key(account_id), DisputeItem.key(ticket))
    return DisputeView.of(found) if found else None


def find(account_id: str, ticket: str) -> DisputeItem:
    """The dispute of that ticket. Raises DisputeNotFound."""
    found = db.find(DisputeItem, account_key(account_id), DisputeItem.key(ticket.strip().upper()[:64]))
    if found is None:
        raise DisputeNotFound("There is no such dispute.")
    return found
