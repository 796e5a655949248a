"""Moving: what staff do with an order, each move with its entry in the timeline and its event, in one transaction."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import delivery, promises, states
from chalicelib.orders.rules.states import Actor, Move, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.moves import MoveOrder
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.orders.service import reading, repricing, storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change
from chalicelib.platform import vendor


class ReasonMissing(Invalid):
    """The customer will read why this was done."""


def move(caller: Principal, number: str, request: MoveOrder, key: IdempotencyKey) -> OrderView:
    """What staff do with an order as a whole. A repeat changes nothing.

    Raises OrderMoveNotAllowed, OrderChangedMeanwhile, or PricesChanged when it is approved at prices of another day.
    """

    def step(whole: Whole, now: Facts) -> Change:
        after = replace(now, status=states.moved(now.status, request.move, Actor.STAFF, now.progress))
        return _STEPS[request.move](caller, whole, after, request)

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, request.version)
    return reading.show(caller, number)


def ensure_reason(reason: str | None) -> str:
    """The reason. Raises ReasonMissing when there is none."""
    if not reason:
        raise ReasonMissing("Please say why; the customer will read it.")
    return reason


def _accept(caller: Principal, whole: Whole, after: Facts, request: MoveOrder) -> Change:
    wanted = {line.sku.upper(): line.promised_on for line in request.lines or ()}
    delivery.ensure_ordered(after.lines, wanted)
    promised = replace(after, promises={**promises.accepted(after.days, request.promised_on), **wanted})
    still = promises.coming(promised.days, after.lines)
    named = filter(None, [request.promised_on])
    promises.ensure_ahead([*wanted.values(), *named, *still.values()], vendor.today().isoformat())
    entry = storing.entry(whole.order, Happening.ACCEPTED, caller, promised_on=promised.promised_on)
    entry.reason = request.reason
    return Change(promised, entry, events.OrderAccepted)


def _approve(caller: Principal, whole: Whole, after: Facts, request: MoveOrder) -> Change:
    repriced = repricing.ensure_seen(after.document, request.prices, caller.language)
    kind = Happening.APPROVED_AS_REVIEWED if repriced else Happening.APPROVED
    entry = storing.entry(whole.order, kind, caller, reason=request.reason)
    return Change(after, entry, events.OrderApproved, {"review_id": whole.order.review_id})


def _refuse(caller: Principal, whole: Whole, after: Facts, request: MoveOrder) -> Change:
    reason = ensure_reason(request.reason)
    entry = storing.entry(whole.order, Happening.REFUSED, caller, reason=reason)
    return Change(after.without_rest(), entry, events.OrderRefused)


def _start_picking(caller: Principal, whole: Whole, after: Facts, _: MoveOrder) -> Change:
    entry = storing.entry(whole.order, Happening.PICKING_STARTED, caller)
    picking = replace(after, picking_at=clock.stamp(clock.now()))
    return Change(picking, entry, events.PickingStarted)


def _cancel(caller: Principal, whole: Whole, after: Facts, request: MoveOrder) -> Change:
    return _without_rest(caller, whole, after, ensure_reason(request.reason))


def cancelled(caller: Principal, whole: Whole, now: Facts, reason: str | None) -> Change:
    """All of it is cancelled, or what is left once something has been shipped. Raises OrderMoveNotAllowed."""
    move = Move.CANCEL_REST if now.progress.shipped else Move.CANCEL
    status = states.moved(now.status, move, Actor.STAFF, now.progress)
    return _without_rest(caller, whole, replace(now, status=status), reason)


def _without_rest(caller: Principal, whole: Whole, after: Facts, reason: str | None) -> Change:
    if after.status is Status.CANCELLED:
        entry = storing.entry(whole.order, Happening.CANCELLED, caller, reason=reason)
        return Change(after.without_rest(), entry, events.OrderCancelled)
    rest = delivery.left(after.lines)
    entry = storing.entry(whole.order, Happening.REST_CANCELLED, caller, reason=reason, lines=rest)
    return Change(after.without_rest(), entry, events.RestCancelled)


_STEPS: dict[Move, Callable[[Principal, Whole, Facts, MoveOrder], Change]] = {
    Move.APPROVE: _approve,
    Move.ACCEPT: _accept,
    Move.REFUSE: _refuse,
    Move.START_PICKING: _start_picking,
    Move.CANCEL: _cancel,
    Move.CANCEL_REST: _cancel,
}
