"""An order as a line in lists, the staff's among them: what waits for whom, and what is most pressing."""

from chalicelib.kernel.card import Card
from chalicelib.kernel.principal import known_as
from chalicelib.orders.models import Order, whole
from chalicelib.orders.models.requests import Request
from chalicelib.orders.rules import delivery, states
from chalicelib.orders.rules.requests import RequestState
from chalicelib.orders.rules.states import Actor, Status
from chalicelib.orders.service import facts
from chalicelib.orders.service.facts import Facts

Desk = tuple[str, str]
"""A staff list, and the place there."""


def card(number: str) -> Card | None:
    """The order as a line in lists; None when there is no such order."""
    found = whole.read(number)
    if found is None:
        return None
    order, now = found.order, facts.of(found)
    waiting = next((one for one in found.requests if one.state == RequestState.WAITING), None)
    desk, key = _desk(order, now, waiting)
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
            "customer": known_as(order.member_name, order.company),
            **_asked(waiting),
        },
        desk=desk,
        desk_key=key,
    )


def _asked(waiting: Request | None) -> dict[str, str | None]:
    """What waits for an answer, by whom it was asked, and by when the other side is to answer."""
    if waiting is None:
        return {"asked": None, "asked_by": None, "answer_by": None}
    return {"asked": waiting.kind, "asked_by": waiting.asked_by, "answer_by": waiting.answer_by}


def _desk(order: Order, now: Facts, waiting: Request | None) -> Desk:
    """What is to be decided stands in `orders` by how long it waits; what is to be done by its promised day."""
    if waiting is not None and waiting.asked_by == Actor.BUYER:
        return "orders", waiting.asked_at
    if now.status in {Status.AWAITING_APPROVAL, Status.PLACED}:
        return "orders", order.placed_at
    if now.status is not Status.ACCEPTED or now.progress.arrived:
        return "", ""
    left = delivery.left(now.lines)
    if left:
        return "shipping", f"{min(now.days[sku] for sku in left)}#{order.placed_at}"
    return "delivery", f"{order.promised_on}#{order.placed_at}"
