"""Reading: one order with its timeline, an account's orders, and what neighbours ask about an order."""

from collections.abc import Sequence

from chalicelib.kernel.card import Card
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import InvalidNumber, parse_number
from chalicelib.kernel.principal import Principal, known_as
from chalicelib.orders import rules
from chalicelib.orders.models import Entry, Order
from chalicelib.orders.schemas import EntryView, OrderHeaders, OrderView
from chalicelib.orders.service import documents
from chalicelib.platform import db


class OrderNotFound(NotFound):
    """No such order, or another account's: the caller cannot tell which."""


def show(caller: Principal, number: str) -> OrderView:
    """An order whole, in one read. Raises OrderNotFound."""
    order, entries = Order.with_timeline(_canonical(number))
    return view(_ensure_own(caller, order), entries, staff=caller.staff)


def find(caller: Principal, number: str) -> Order:
    """An order's own item. Another account's order is not forbidden: it does not exist."""
    return _ensure_own(caller, db.find(Order, Order.key(_canonical(number)), "ORDER"))


def _ensure_own(caller: Principal, order: Order | None) -> Order:
    if order is None or not (caller.staff or order.account_id == caller.account_id):
        raise OrderNotFound("There is no such order.")
    return order


def _canonical(number: str) -> str:
    try:
        return parse_number(number)
    except InvalidNumber as error:
        raise OrderNotFound("There is no such order. Please check the number.") from error


def listed(caller: Principal, cursor: str | None, limit: int) -> OrderHeaders:
    """The account's orders, newest first."""
    page = Order.of_account(caller.account_id, cursor, limit)
    items = [{**header, "total": {"amount": header["total"], "currency": header["currency"]}} for header in page.items]
    return OrderHeaders.model_validate({"items": items, "next_cursor": page.next_cursor})  # all at once: half the time


def view(order: Order, entries: Sequence[Entry], *, staff: bool = False) -> OrderView:
    """An order as its customer sees it, or staff."""
    status = rules.Status(order.status)
    placed = EntryView(at=order.placed_at, kind="placed", by=order.member_name, by_staff=False)
    return OrderView(
        number=order.number,
        status=status,
        placed_at=order.placed_at,
        placed_by=order.member_name,
        company=order.company,
        promised_on=order.promised_on,
        document=documents.parse(order.document),
        timeline=[placed, *(EntryView.of(entry) for entry in entries)],
        version=int(order.version),
        allowed=rules.allowed(status) if staff else [],
    )


def card(number: str) -> Card | None:
    """The order as a line in lists; None when there is no such order."""
    order = db.find(Order, Order.key(number), "ORDER")
    if order is None:
        return None
    waiting = order.status == rules.Status.PLACED
    return Card(
        kind="order",
        ref=order.number,
        account_id=order.account_id,
        version=int(order.version),
        at=order.placed_at,
        is_open=order.status != rules.Status.CANCELLED,
        facts={
            "summary": order.summary,
            "line_count": int(order.line_count),
            "status": order.status,
            "total": int(order.total),
            "currency": order.currency,
            "promised_on": order.promised_on,
            "customer": known_as(order.member_name, order.company),
        },
        desk="orders" if waiting else "",
        desk_key=order.placed_at if waiting else "",
    )


def mail_facts(number: str) -> tuple[Order, OrderView] | None:
    """The order and its whole view, for whoever writes to the customer about it."""
    order, entries = Order.with_timeline(number)
    return (order, view(order, entries)) if order else None
