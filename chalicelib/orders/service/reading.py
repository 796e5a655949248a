"""Reading: one order with its timeline, an account's orders, and what neighbours ask about an order."""

from collections.abc import Sequence
from typing import Any

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import InvalidNumber, parse_number
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models import Order, whole
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.states import Status
from chalicelib.orders.schemas.shown import OrderHeaders, OrderView
from chalicelib.orders.service import lateness
from chalicelib.orders.service.viewing import view
from chalicelib.platform import db


class OrderNotFound(NotFound):
    """No such order, or another account's: the caller cannot tell which."""


def show(caller: Principal, number: str) -> OrderView:
    """An order whole, in one read. Raises OrderNotFound."""
    return view(find_whole(caller, number), staff=caller.staff)


def find_whole(caller: Principal, number: str) -> Whole:
    """An order with its timeline and parcels. Another account's is not forbidden: it does not exist."""
    found = whole.read(_canonical(number))
    if found is None:
        raise OrderNotFound("There is no such order.")
    _ensure_own(caller, found.order)
    return found


def find(caller: Principal, number: str) -> Order:
    """An order's own item. Raises OrderNotFound as `find_whole` does."""
    return _ensure_own(caller, db.find(Order, Order.key(_canonical(number)), "ORDER"))


def find_several(caller: Principal, numbers: Sequence[str]) -> list[Order]:
    """Several orders' own items in one read, each once, in the order asked. Raises OrderNotFound for any of them."""
    known = list(dict.fromkeys(_canonical(number) for number in numbers))
    found = db.fetch(*(db.Wish(Order, Order.key(number), "ORDER") for number in known))
    return [_ensure_own(caller, order) for order in found]


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
    items = [{**header, **_worked_out(header)} for header in page.items]
    return OrderHeaders.model_validate({"items": items, "next_cursor": page.next_cursor})  # all at once: half the time


def _worked_out(header: dict[str, Any]) -> dict[str, Any]:
    late_since = lateness.late_since(Status(header["status"]), header.get("next_on", ""))
    return {"total": {"amount": header["total"], "currency": header["currency"]}, "late_since": late_since}


def mail_facts(number: str) -> tuple[Order, OrderView] | None:
    """The order and its whole view, for whoever writes to the customer about it."""
    found = whole.read(number)
    return (found.order, view(found)) if found else None
