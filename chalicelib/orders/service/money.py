"""An order and its money: the payment status follows the ledger, and an order that has arrived and is settled closes.

Whatever was posted, and however late or often it is told, the ledger is asked what is true now; a status that was
derived from an older look is never written over a newer one.
"""

from dataclasses import replace

from chalicelib.billing import service as billing
from chalicelib.kernel.errors import Conflict
from chalicelib.orders import events
from chalicelib.orders.models import Order, whole
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import payment, states
from chalicelib.orders.rules.states import Actor, Move, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service import facts, storing
from chalicelib.orders.service.billing_orders import bill
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change, OrderChangedMeanwhile
from chalicelib.platform import db, outbox

_TRIES = 6


class _DerivedAnew(Conflict):
    """Somebody else derived the payment status from a newer look at the ledger."""


def follow(number: str) -> None:
    """Brings the payment status to what the ledger says, and closes the order if nothing is left to do about it."""
    for attempt in range(_TRIES):
        try:
            _derive(number)
            _close(number)
        except (_DerivedAnew, OrderChangedMeanwhile):
            if attempt == _TRIES - 1:
                raise
        else:
            return


def _derive(number: str) -> None:
    """The order is read before its money, so whoever looked at the ledger later has written a newer version."""
    order = db.find(Order, Order.key(number), "ORDER")
    if order is None:
        return
    status = payment.status(billing.order_money(order.account_id, number))
    if status == order.payment_status:
        return
    version = int(order.payment_version)
    same = Order.payment_version == version
    with db.transaction() as tx:
        tx.update(
            Order(order.pk, "ORDER"),
            [Order.payment_status.set(status.value), Order.payment_version.set(version + 1)],
            condition=same if version else same | Order.payment_version.does_not_exist(),
            otherwise=_DerivedAnew("The payment status was derived anew meanwhile."),
        )
        tx.put(storing.entry(order, Happening.MONEY_MOVED, payment=status.value))
        outbox.add(tx, storing.event_of(order, events.PaymentMoved))


def _close(number: str) -> None:
    found = whole.read(number)
    if found is None:
        return
    now = facts.of(found)
    if now.status is not Status.ACCEPTED or not now.progress.arrived or not _is_settled(found):
        return
    with db.transaction() as tx:
        storing.write(tx, found, Change(_closed(now), storing.entry(found.order, Happening.CLOSED), events.OrderClosed))


def _is_settled(found: Whole) -> bool:
    """Whether all that is to be paid was billed, and nothing of it is open."""
    order = found.order
    if billing.order_money(order.account_id, order.number).open:
        return False
    bill(order.number)
    return not billing.order_money(order.account_id, order.number).open


def _closed(now: Facts) -> Facts:
    at = replace(now.progress, settled=True)
    return replace(now, status=states.moved(now.status, Move.CLOSE, Actor.SYSTEM, at))
