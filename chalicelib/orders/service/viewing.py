"""From an order's items to what customers and staff see of it."""

import json
from collections.abc import Mapping

from chalicelib.kernel import calendar, clock
from chalicelib.orders.models import Entry, Order
from chalicelib.orders.models.parcels import Parcel
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import requests, states, timeline
from chalicelib.orders.rules.payment import PaymentStatus
from chalicelib.orders.rules.requests import RequestState
from chalicelib.orders.rules.states import Actor, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.shown import (
    ApprovalView,
    DayView,
    EntryView,
    OrderLineView,
    OrderView,
    ParcelView,
    PartView,
    RequestView,
)
from chalicelib.orders.service import approving, documents, facts, lateness
from chalicelib.orders.service.facts import Facts
from chalicelib.platform import vendor


def view(whole: Whole, *, staff: bool = False) -> OrderView:
    """An order as its customer sees it, or staff."""
    order, now = whole.order, facts.of(whole)
    return OrderView(
        number=order.number,
        account_id=order.account_id,
        status=now.status,
        delivery_status=now.delivery_status,
        payment_status=PaymentStatus(order.payment_status),
        placed_at=order.placed_at,
        placed_by=order.member_name,
        company=order.company,
        promised_on=order.promised_on,
        document=now.document,
        lines=_lines(now),
        parcels=[_parcel(one) for one in whole.parcels],
        requests=[_request(one, Actor.STAFF if staff else Actor.BUYER) for one in whole.requests],
        timeline=[*_beginning(order), *(_entry(one) for one in _shown(whole.entries))],
        approval=waited(order) if now.status is Status.AWAITING_APPROVAL else None,
        handled_from=_handled_from(order) if now.status is Status.PLACED else None,
        late=lateness.late(now),
        version=int(order.version),
        allowed=states.allowed(now.status, Actor.STAFF if staff else Actor.BUYER, now.progress),
    )


def _lines(now: Facts) -> list[OrderLineView]:
    days = now.days
    return [
        OrderLineView(
            sku=line.sku,
            ordered=line.ordered,
            cancelled=line.cancelled,
            shipped=line.shipped,
            delivered=line.delivered,
            returned=line.returned,
            left=line.left,
            promised_on=days[line.sku],
        )
        for line in now.lines
    ]


def _parcel(parcel: Parcel) -> ParcelView:
    return ParcelView.model_validate({**parcel.attribute_values, "lines": _parts(parcel.lines)})


def _request(request: Request, reader: Actor) -> RequestView:
    state, asked_by = RequestState(request.state), Actor(request.asked_by)
    next_one = requests.acts_next(state, asked_by)
    told = {
        "acts_next": next_one,
        "allowed": requests.allowed(state, asked_by, reader),
        "document": documents.parse(request.document) if request.document else None,
        "differences": json.loads(request.differences or "[]"),
        "difference": request.total,
    }
    return RequestView.model_validate({**request.attribute_values, **told})


def waited(order: Order) -> ApprovalView | None:
    """How an order waits for approval, or did; None when it never had to."""
    ends = approving.ends_at(order)
    if ends is None or order.answer_by is None:
        return None
    missing = int(order.credit_missing or 0)
    return ApprovalView(missing=missing, answer_by=order.answer_by, ends_at=clock.stamp(ends))


def _handled_from(order: Order) -> str | None:
    """When the vendor opened next after it was placed; None if they were open."""
    placed = clock.parse(order.placed_at)
    opens = calendar.next_opening(vendor.calendar(), placed)
    return clock.stamp(opens) if opens > placed else None


def _beginning(order: Order) -> list[EntryView]:
    """What stands in the order itself: that it was placed, and that it then had to wait for approval."""
    told = {"at": order.placed_at, "by_staff": False, "lines": [], "days": [], "changes": []}
    placed = {"entry_id": "placed", "kind": Happening.PLACED, "by": order.member_name}
    if order.exchange:
        placed["return_number"] = order.exchange["return"]
    awaits = {"entry_id": "awaits_approval", "kind": Happening.AWAITS_APPROVAL, "by": ""}
    beginning = [placed, awaits] if order.answer_by else [placed]
    return [EntryView.model_validate({**told, **one}) for one in beginning]


def _shown(entries: list[Entry]) -> list[Entry]:
    """Without marks, and without what was spam."""
    hidden = timeline.hidden_tickets((one.kind, one.ticket) for one in entries)
    return [one for one in entries if one.kind not in timeline.MARKS and one.ticket not in hidden]


def _entry(entry: Entry) -> EntryView:
    days = [DayView(sku=sku, promised_on=day) for sku, day in (entry.days or {}).items()]
    told = {
        "entry_id": entry.entry_id,
        "lines": _parts(entry.lines or {}),
        "days": days,
        "changes": entry.changes or [],
    }
    return EntryView.model_validate({**entry.attribute_values, **told})


def _parts(lines: Mapping[str, int]) -> list[PartView]:
    return [PartView(sku=sku, quantity=quantity) for sku, quantity in lines.items()]
