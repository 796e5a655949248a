"""Asking: a request of one side to the other, the moment by which it is to be answered, and the reminder of it."""

from datetime import datetime

from chalicelib.kernel import calendar, clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models import Order
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.requests import RequestKind, RequestState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service import storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change
from chalicelib.platform import db, outbox, timers, vendor

TIMER = "order.request"
CUSTOMERS_DAYS = 3  # business days in which a customer is to answer a proposal


class _NothingToRemindOf(Conflict):
    """It was answered, or the other side was reminded before."""


def answer_by(side: Actor) -> datetime:
    """By when that side is to answer what is asked now: staff within the vendor's promise, customers within days."""
    now = clock.now()
    if side is Actor.STAFF:
        return calendar.due(vendor.calendar(), now, vendor.answer_minutes())
    return calendar.add_business_days(vendor.calendar(), now, CUSTOMERS_DAYS)


def request(whole: Whole, key: IdempotencyKey, kind: RequestKind, asker: Principal, reason: str | None) -> Request:
    """A request that is not stored yet."""
    asked_by, other = (Actor.STAFF, Actor.BUYER) if asker.staff else (Actor.BUYER, Actor.STAFF)
    request_id = key.derive("req")
    return Request(
        whole.order.pk,
        Request.key(request_id),
        request_id=request_id,
        kind=kind.value,
        state=RequestState.WAITING.value,
        asked_by=asked_by.value,
        asker=asker.name,
        asked_at=clock.stamp(clock.now()),
        reason=reason,
        answer_by=clock.stamp(answer_by(other)),
    )


def made(whole: Whole, now: Facts, asked: Request, kind: Happening, asker: Principal) -> Change:
    """The change of an order about which something is asked: nothing else becomes of it."""
    entry = storing.entry(whole.order, kind, asker, reason=asked.reason, request=asked.request_id)
    entry.reason_code = asked.reason_code
    told = {"request_id": asked.request_id, "kind": asked.kind, "asked_by": asked.asked_by}
    over = {"over_credit": True} if asked.credit_missing else {}

    def remind(tx: db.Transaction) -> None:
        timers.set(tx, f"{whole.order.number}/{asked.request_id}", TIMER, clock.parse(asked.answer_by))

    return Change(now, entry, events.RequestMade, {**told, **over}, [asked], also=remind)


def remind(ref: str, _envelope: Envelope) -> None:
    """The time for an answer is over: whoever is to give it is told, once. Safe to repeat."""
    number, _, request_id = ref.partition("/")
    pk = Order.key(number)
    order, asked = db.fetch(db.Wish(Order, pk, "ORDER"), db.Wish(Request, pk, Request.key(request_id)), consistent=True)
    if order is None or asked is None or asked.state != RequestState.WAITING:
        return
    told = {"request_id": request_id, "kind": asked.kind, "asked_by": asked.asked_by}
    try:
        with db.transaction() as tx:
            tx.update(
                Request(pk, asked.sk),
                [Request.reminded_at.set(clock.stamp(clock.now()))],
                condition=(Request.state == RequestState.WAITING.value) & Request.reminded_at.does_not_exist(),
                otherwise=_NothingToRemindOf("It was answered meanwhile."),
            )
            outbox.add(tx, storing.event_of(order, events.RequestDue, **told))
    except _NothingToRemindOf:
        return
