"""Shipping: parcels leave, arrive or get lost; promised days move."""

from dataclasses import replace

from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models.parcels import Parcel
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import delivery, promises, states
from chalicelib.orders.rules.delivery import ParcelMove, ParcelState
from chalicelib.orders.rules.states import Actor, Move
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas.moves import MoveParcel, MovePromise, ShipParcel
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.orders.service import moving, reading, storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change
from chalicelib.platform import vendor

_TELLS = {
    ParcelMove.DELIVER: (Happening.PARCEL_DELIVERED, events.ParcelDelivered),
    ParcelMove.LOSE: (Happening.PARCEL_LOST, events.ParcelLost),
}


class ParcelNotFound(NotFound):
    """This order has no such parcel."""


def ship(caller: Principal, number: str, request: ShipParcel, key: IdempotencyKey) -> OrderView:
    """A parcel leaves. Raises MoreThanLeft or NotInOrder; OutOfStock when lost goods are sent again and are gone."""
    wanted = {line.sku.upper(): line.quantity for line in request.lines}

    def step(whole: Whole, now: Facts) -> Change:
        states.moved(now.status, Move.SHIP, Actor.STAFF, now.progress)
        delivery.ensure_left(now.lines, wanted)
        parcel = _parcel(whole, wanted, request)
        sent = (*now.parcels, delivery.Parcel(wanted))
        after = replace(now, parcels=sent, picking_at=now.picking_at or parcel.shipped_at)
        entry = storing.entry(whole.order, Happening.PARCEL_SHIPPED, caller, parcel=parcel.parcel, lines=wanted)
        return Change(after, entry, events.ParcelShipped, {"parcel": parcel.parcel}, [parcel])

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, request.version)
    return reading.show(caller, number)


def _parcel(whole: Whole, lines: dict[str, int], request: ShipParcel) -> Parcel:
    count = len(whole.parcels) + 1
    return Parcel(
        whole.order.pk,
        Parcel.key(count),
        parcel=str(count),
        lines=lines,
        state=ParcelState.SHIPPED.value,
        carrier=request.carrier,
        tracking_number=request.tracking_number,
        tracking_url=request.tracking_url,
        shipped_at=clock.stamp(clock.now()),
    )


def move_parcel(caller: Principal, number: str, parcel: str, request: MoveParcel, key: IdempotencyKey) -> OrderView:
    """A parcel has arrived, or is lost. Raises ParcelNotFound or ParcelMoveNotAllowed."""

    def step(whole: Whole, now: Facts) -> Change:
        place = _place(whole, parcel)
        moved = Parcel.from_raw_data(whole.parcels[place].serialize())  # what was read must stay, to see what differs
        state = delivery.parcel_moved(ParcelState(moved.state), request.move)
        reason = moving.ensure_reason(request.reason) if request.move is ParcelMove.LOSE else request.reason
        moved.state, moved.ended_at = state.value, clock.stamp(clock.now())
        parcels = tuple(replace(one, state=state) if other == place else one for other, one in enumerate(now.parcels))
        kind, event = _TELLS[request.move]
        entry = storing.entry(whole.order, kind, caller, parcel=parcel, lines=moved.lines, reason=reason)
        return Change(replace(now, parcels=parcels), entry, event, {"parcel": parcel}, [moved])

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, request.version)
    return reading.show(caller, number)


def _place(whole: Whole, parcel: str) -> int:
    for place, one in enumerate(whole.parcels):
        if one.parcel == parcel:
            return place
    raise ParcelNotFound("This order has no such parcel.")


def move_promise(caller: Principal, number: str, request: MovePromise, key: IdempotencyKey) -> OrderView:
    """Lines get other days, with a reason that the customer reads. Raises PromiseInThePast or PromiseUnchanged."""
    wanted = {line.sku.upper(): line.promised_on for line in request.lines}

    def step(whole: Whole, now: Facts) -> Change:
        states.moved(now.status, Move.MOVE_PROMISE, Actor.STAFF, now.progress)
        days = promises.moved(now.days, wanted, now.lines, vendor.today().isoformat())
        after = replace(now, promises={**now.promises, **days})
        entry = storing.entry(whole.order, Happening.PROMISE_MOVED, caller, reason=request.reason, days=days)
        return Change(after, entry, events.PromiseMoved, {"was": now.promised_on})

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, request.version)
    return reading.show(caller, number)
