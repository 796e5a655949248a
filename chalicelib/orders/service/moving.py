"""Moving: what staff do with an order, each move with its entry in the timeline and its event, in one transaction."""

from chalicelib.catalogue import service as catalogue
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.kernel.event import Event
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import rules
from chalicelib.orders.events import OrderAccepted, OrderCancelled
from chalicelib.orders.models import Entry, Order
from chalicelib.orders.rules import Move
from chalicelib.orders.schemas import MoveOrder, OrderView
from chalicelib.orders.service import documents, reading
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated
from chalicelib.platform.transaction import Transaction


class OrderChangedMeanwhile(Conflict):
    """Somebody else moved the order after it was looked at."""


class ReasonMissing(Invalid):
    """The customer will read why the order was cancelled."""


class PromiseInThePast(Invalid):
    """A promised day cannot lie behind us."""


def move(caller: Principal, number: str, request: MoveOrder, key: IdempotencyKey) -> OrderView:
    """Accepts or cancels an order. Raises OrderMoveNotAllowed or OrderChangedMeanwhile; a repeat changes nothing."""
    order = reading.find(caller, number)
    if outbox_has(key):
        return reading.show(caller, order.number)
    status = rules.moved(rules.Status(order.status), request.move)
    _ensure_complete(request)
    try:
        with db.transaction() as tx:
            _write(tx, caller, order, status, request)
            _put_stock_back(tx, order, request)
            outbox.add(tx, _event(order, request.move), key, result=order.number)
    except Repeated as repeated:
        outbox.first_result(repeated, key)
    return reading.show(caller, order.number)


def outbox_has(key: IdempotencyKey) -> bool:
    """Whether this very request was carried out before. Raises IdempotencyKeyReused when its body was another."""
    event = db.find(outbox.OutboxItem, key.derive("evt"))
    if event is not None:
        key.ensure_same(event.body_hash or "")
    return event is not None


def _ensure_complete(request: MoveOrder) -> None:
    if request.move is Move.CANCEL and not request.reason:
        raise ReasonMissing("Please say why; the customer will read it.")
    if request.promised_on and request.promised_on < clock.stamp(clock.now())[:10]:
        raise PromiseInThePast("The promised day is in the past.")


def _write(tx: Transaction, caller: Principal, order: Order, status: rules.Status, request: MoveOrder) -> None:
    actions = [Order.status.set(status.value), Order.version.set(request.version + 1)]
    if request.promised_on:
        actions.append(Order.promised_on.set(request.promised_on))
    tx.update(
        Order(order.pk, "ORDER"),
        actions,
        condition=Order.version == request.version,
        otherwise=OrderChangedMeanwhile("Somebody else changed this order. Please look again."),
    )
    entry = Entry(
        order.pk,
        f"EVENT#{ids.sortable()}",
        at=clock.stamp(clock.now()),
        kind=status.value,
        by=caller.name,
        by_staff=caller.staff,
        promised_on=(request.promised_on or order.promised_on) if request.move is Move.ACCEPT else None,
        reason=request.reason,
    )
    tx.put(entry)


def _put_stock_back(tx: Transaction, order: Order, request: MoveOrder) -> None:
    """Exactly once: the order's version lets only one cancellation through."""
    if request.move is Move.CANCEL:
        for line in documents.parse(order.document).lines:
            if line.from_stock:
                catalogue.put_back(tx, line.sku, line.quantity)


def _event(order: Order, move: Move) -> Event:
    kind = OrderAccepted if move is Move.ACCEPT else OrderCancelled
    return kind(number=order.number, account_id=order.account_id, member_id=order.member_id)
