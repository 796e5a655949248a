"""Accepting by the vendor's rule: what lies on the shelf and within the credit waits for nobody."""

from dataclasses import replace

from chalicelib.orders import events
from chalicelib.orders.models import whole
from chalicelib.orders.rules import accepting, promises, states
from chalicelib.orders.rules.accepting import AcceptOrders
from chalicelib.orders.rules.states import Actor, Move, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service import facts, storing
from chalicelib.orders.service.storing import Change
from chalicelib.platform import db, vendor
from chalicelib.platform.settings import settings


def accept_by_rule(number: str) -> None:
    """Accepts a new order if the vendor's rule says so, each line for the day of its document. Safe to repeat.

    An order whose days are over by now, or that somebody has moved, is left to staff. Raises OrderChangedMeanwhile when
    that happens at this very moment.
    """
    rule = AcceptOrders(settings().accept_orders)
    if rule is AcceptOrders.BY_HAND:
        return
    found = whole.read(number)
    if found is None or found.order.status != Status.PLACED:
        return
    now = facts.of(found)
    from_stock = (line.from_stock for line in now.document.lines)
    in_time = promises.broken(now.next_on, vendor.today().isoformat()) is None
    if not in_time or not accepting.by_itself(rule, from_stock, within_credit=found.order.credit_missing is None):
        return
    status = states.moved(now.status, Move.ACCEPT, Actor.SYSTEM, now.progress)
    entry = storing.entry(found.order, Happening.ACCEPTED_BY_RULE, promised_on=now.promised_on)
    with db.transaction() as tx:
        storing.write(tx, found, Change(replace(now, status=status, promises=now.days), entry, events.OrderAccepted))
