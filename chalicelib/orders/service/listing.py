"""An order, and what stands beside it, as lines in lists: what waits for whom, and what is most pressing."""

from collections.abc import Iterator

from chalicelib.kernel import calendar, clock
from chalicelib.kernel.card import Card
from chalicelib.kernel.principal import known_as
from chalicelib.orders.models import Order, whole
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import delivery, states
from chalicelib.orders.rules.requests import RequestState
from chalicelib.orders.rules.states import Actor, Status
from chalicelib.orders.service import facts, lateness
from chalicelib.orders.service.facts import Facts
from chalicelib.platform import db, vendor

Desk = tuple[str, str, str]
"""A staff list, the place there, and by when it is to be done."""
_NO_DESK: Desk = ("", "", "")


def cards(number: str) -> list[Card]:
    """The lines of everything that lies with the order; none when there is no such order."""
    found = whole.read(number)
    if found is None:
        return []
    return [_of_order(found), *(_of_request(found.order, one) for one in found.requests)]


def card(number: str) -> Card | None:
    """The order as a line in lists; None when there is no such order."""
    found = whole.read(number)
    return _of_order(found) if found else None


def numbers_of(account_id: str) -> Iterator[str]:
    """The numbers of all orders of an account, newest first."""
    headers = db.every(Order, account_id, index="by_account", forward=False)
    return (header["number"]["S"] for header in headers)


def _of_order(found: Whole) -> Card:
    order, now = found.order, facts.of(found)
    waiting = next((one for one in found.requests if one.state == RequestState.WAITING), None)
    desk, key, due = _desk(order, now, waiting)
    return Card(
        kind="order",
        ref=order.number,
        account_id=order.account_id,
        version=int(order.version) + int(order.payment_version),
        at=order.placed_at,
        is_open=now.status in states.OPEN,
        facts={
            "summary": order.summary,
            "line_count": int(order.line_count),
            "status": order.status,
            "delivery_status": order.delivery_status,
            "payment_status": order.payment_status,
            "total": int(order.total),
            "currency": order.currency,
            "promised_on": order.promised_on,
            "next_on": lateness.next_on(now),
            "customer": known_as(order.member_name, order.company),
            **({"reference": now.document.reference} if now.document.reference else {}),
            **_asked(waiting),
        },
        text=_text(order.number, now),
        desk=desk,
        desk_key=key,
        due=due,
    )


def _text(number: str, now: Facts) -> str:
    """What it is found by: its number, the customer's own reference, and the names and numbers of what is ordered."""
    products = (f"{line.name} {line.sku}" for line in now.document.lines)
    return "\n".join(filter(None, (number, now.document.reference, *products)))


def _asked(waiting: Request | None) -> dict[str, str | None]:
    """What waits for an answer, by whom it was asked, and by when the other side is to answer."""
    if waiting is None:
        return {"asked": None, "asked_by": None, "answer_by": None}
    return {"asked": waiting.kind, "asked_by": waiting.asked_by, "answer_by": waiting.answer_by}


def _desk(order: Order, now: Facts, waiting: Request | None) -> Desk:
    """What is to be decided stands in `orders` by how long it waits; what is to be done by its promised day.

    A request that waits for staff is due by itself, on a desk of its own; while a proposal of theirs waits for the
    customer, an order is not due.
    """
    if waiting is not None and waiting.asked_by == Actor.BUYER:
        return "orders", waiting.asked_at, ""
    if now.status in {Status.AWAITING_APPROVAL, Status.PLACED}:
        return "orders", order.placed_at, "" if waiting else _answer_by(order)
    if now.status is not Status.ACCEPTED or now.progress.arrived:
        return _NO_DESK
    left = delivery.left(now.lines)
    if left:
        day = min(now.days[sku] for sku in left)
        return "shipping", f"{day}#{order.placed_at}", day
    return "delivery", f"{order.promised_on}#{order.placed_at}", order.promised_on


def _answer_by(order: Order) -> str:
    """Who orders hears within the same time as who asks something about an order, or as it was promised to them."""
    if order.answer_by:
        return str(order.answer_by)
    return clock.stamp(calendar.due(vendor.calendar(), clock.parse(order.placed_at), vendor.answer_minutes()))


def _of_request(order: Order, asked: Request) -> Card:
    """It waits for the other side, until it is answered or overtaken: two versions of a card."""
    waits = asked.state == RequestState.WAITING
    by_staff, to_staff = asked.asked_by == Actor.STAFF, asked.asked_by == Actor.BUYER
    return Card(
        kind="request",
        ref=f"{order.number}/{asked.request_id}",
        account_id=order.account_id,
        version=1 if waits else 2,
        at=asked.asked_at,
        is_open=waits,
        facts={
            "state": asked.state,
            "detail": asked.kind,
            "order": order.number,
            "due_on": asked.answer_by if waits else None,
            "customer": known_as(order.member_name, order.company),
        },
        text=order.number,
        need="answer_request" if waits and by_staff else "",
        need_from=asked.asked_at,
        need_by=asked.answer_by,
        desk="requests" if waits and to_staff else "",
        desk_key=asked.answer_by,
        due=asked.answer_by,
    )
