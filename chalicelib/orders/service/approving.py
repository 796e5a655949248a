"""Orders over the credit wait for the vendor: staff are reminded of each, and one that nobody decides about expires."""

from dataclasses import replace
from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope
from chalicelib.orders import events
from chalicelib.orders.models import Order, whole
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import approval, states
from chalicelib.orders.rules.states import Actor, Move, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service import asking, facts, storing
from chalicelib.orders.service.storing import Change
from chalicelib.platform import db, outbox, timers
from chalicelib.platform.transaction import Transaction

TIMER = "order.approval"


class _NothingToRemindOf(Conflict):
    """It was decided meanwhile, or this look was taken before."""


def wait(tx: Transaction, order: Order, missing: int) -> None:
    """Makes a new order one that waits for approval, as it goes over the credit by so much; adds its first look."""
    placed, answer_by = clock.parse(order.placed_at), asking.answer_by(Actor.STAFF)
    order.status = Status.AWAITING_APPROVAL.value
    order.credit_missing, order.answer_by = missing, clock.stamp(answer_by)
    timers.set(tx, order.number, TIMER, approval.next_look(placed, answer_by, placed))


def ends_at(order: Order) -> datetime | None:
    """Until when it can be decided; None when it never had to wait."""
    if order.answer_by is None:
        return None
    return approval.ends_at(clock.parse(order.placed_at), clock.parse(order.answer_by))


def look_after(number: str, envelope: Envelope) -> None:
    """Does it still wait? Then staff are reminded unless it is the customer's turn, or it expires. Safe to repeat."""
    found = whole.read(number)
    if found is None or found.order.status != Status.AWAITING_APPROVAL:
        return
    ends = ends_at(found.order)
    if ends is None or clock.now() >= ends:
        _expire(found)
    else:
        _remind(found, envelope.at)


def _expire(found: Whole) -> None:
    now = facts.of(found)
    status = states.moved(now.status, Move.EXPIRE, Actor.SYSTEM, now.progress)
    entry = storing.entry(found.order, Happening.EXPIRED)
    with db.transaction() as tx:
        after, told = replace(now.without_rest(), status=status), {"unanswered": now.asked}
        storing.write(tx, found, Change(after, entry, events.OrderExpired, told))


def _remind(found: Whole, at: datetime) -> None:
    order = found.order
    placed, answer_by, look = clock.parse(order.placed_at), clock.parse(order.answer_by or ""), clock.stamp(at)
    first = Order.reminded_at.does_not_exist() | (Order.reminded_at < look)
    try:
        with db.transaction() as tx:
            tx.update(
                Order(order.pk, "ORDER"),
                [Order.reminded_at.set(look)],
                condition=(Order.status == Status.AWAITING_APPROVAL.value) & first,
                otherwise=_NothingToRemindOf("It was decided meanwhile."),
            )
            timers.set(tx, order.number, TIMER, approval.next_look(placed, answer_by, max(at, clock.now())))
            if not facts.of(found).asked:
                outbox.add(tx, storing.event_of(order, events.ApprovalDue))
    except _NothingToRemindOf:
        return
