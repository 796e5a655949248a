"""Cancelling: by the customer at once before the cut-off, as a request after it; what it brings back is shown first."""

from dataclasses import replace

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import cancelling, delivery, states
from chalicelib.orders.rules.cancelling import CancelReason
from chalicelib.orders.rules.requests import RequestKind
from chalicelib.orders.rules.states import Actor, Move, OrderMoveNotAllowed
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.requests import CancellationView, CancelOrder
from chalicelib.orders.schemas.shown import OrderView, PartView
from chalicelib.orders.service import asking, costs, facts, reading, storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change


def plan(caller: Principal, number: str) -> CancellationView:
    """What cancelling would do now. Raises OrderMoveNotAllowed when neither cancelling nor asking is possible.

    Staff cancel at once, all of it or what has not been shipped.
    """
    whole = reading.find_whole(caller, number)
    order, now = whole.order, facts.of(whole)
    at_once = _how(now, Actor.STAFF if caller.staff else Actor.BUYER) is not Move.ASK_CANCEL
    money = billing.order_money(order.account_id, order.number)
    worth = cancelling.plan(
        costs.in_the_end(now),
        costs.in_the_end(now.without_rest()),
        billed=money.billed - money.credited,
        owed=money.open,
        given_up=money.written_off,
    )
    return CancellationView(
        at_once=at_once,
        answer_by=None if at_once else clock.stamp(asking.answer_by(Actor.STAFF)),
        version=int(order.version),
        lines=[PartView(sku=sku, quantity=left) for sku, left in delivery.left(now.lines).items()],
        currency=order.currency,
        worth=worth.worth,
        not_billed=worth.not_billed,
        no_longer_owed=worth.no_longer_owed,
        to_your_credit=worth.to_your_credit,
        reasons=list(CancelReason),
    )


def cancel(caller: Principal, number: str, request: CancelOrder, key: IdempotencyKey) -> OrderView:
    """Cancels the order, or asks staff to when the cut-off is over. The version decides which the customer saw."""

    def step(whole: Whole, now: Facts) -> Change:
        if _how(now, Actor.BUYER) is Move.ASK_CANCEL:
            asked = asking.request(whole, key, RequestKind.CANCEL, caller, request.note)
            asked.reason_code = request.reason.value
            return asking.made(whole, now, asked, Happening.CANCEL_ASKED, caller)
        status = states.moved(now.status, Move.CANCEL, Actor.BUYER, now.progress)
        entry = storing.entry(whole.order, Happening.CANCELLED, caller, reason=request.note)
        entry.reason_code = request.reason.value
        return Change(replace(now.without_rest(), status=status), entry, events.OrderCancelled)

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, request.version)
    return reading.show(caller, number)


def _how(now: Facts, actor: Actor) -> Move:
    """Whether that actor can cancel all of it, or the rest, or can ask to. Raises OrderMoveNotAllowed."""
    possible = states.allowed(now.status, actor, now.progress)
    for move in (Move.CANCEL, Move.CANCEL_REST, Move.ASK_CANCEL):
        if move in possible:
            return move
    raise OrderMoveNotAllowed("This order cannot be cancelled any more.", state=now.status.value, allowed=possible)
