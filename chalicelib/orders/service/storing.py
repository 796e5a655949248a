"""Writing what an order becomes: its item, its timeline, its stock and its event, in one transaction, exactly once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pynamodb.models import Model

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import OutOfStock
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events import OrderEvent
from chalicelib.orders.models import Entry, Order
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import delivery, states
from chalicelib.orders.rules.requests import RequestState
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service import facts
from chalicelib.orders.service.facts import Facts
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction


class OrderChangedMeanwhile(Conflict):
    """Somebody else changed the order after it was looked at."""


class NotEnoughInStock(Conflict):
    """What the order newly takes from the shelf has been sold to others; `lines` says what is left of what."""


@dataclass(slots=True)
class Change:
    """What a use case makes of an order: the facts after it, the entry that tells of it, and the kind of event.

    `told` is what that event says beside what they all say; `items` are written too, whatever was there; `also` adds
    further writes.
    """

    after: Facts
    entry: Entry
    event: type[OrderEvent]
    told: dict[str, Any] = field(default_factory=dict)
    items: list[Model] = field(default_factory=list)
    also: Callable[[Transaction], None] | None = None


Step = Callable[[Whole, Facts], Change]


def carry_out(load: Callable[[], Whole], step: Step, key: IdempotencyKey, version: int) -> None:
    """Takes one step with the order that the caller looked at. A repeat of the same key changes nothing.

    Raises OrderChangedMeanwhile when the order has another version by now, and whatever the step refuses.
    """
    try:
        whole = load()
        if int(whole.order.version) != version:
            raise _changed(whole.order)
        change = step(whole, facts.of(whole))
        with db.transaction() as tx:
            write(tx, whole, change, key)
    except DomainError as refusal:
        if not outbox.is_repeat(key):
            word_stock(refusal)
            raise


def word_stock(refusal: DomainError) -> None:
    """Raises NotEnoughInStock where that is why a change was refused."""
    short = [one for one in (refusal, *refusal.others) if isinstance(one, OutOfStock)]
    if short:
        lines, skus = [{"sku": one.sku, "left": one.left} for one in short], ", ".join(one.sku for one in short)
        told = "Meanwhile there is not enough of some of it in stock."
        raise NotEnoughInStock(told, lines=lines, skus=skus) from refusal


def write(tx: Transaction, whole: Whole, change: Change, key: IdempotencyKey | None = None) -> None:
    """Adds the order as it is after the change, its entry, its event, and the stock that it takes or gives back.

    The condition is the version that was read: of two who change an order at once, one is refused.
    """
    before, order = facts.of(whole), whole.order
    tx.update(
        Order(order.pk, "ORDER"),
        [*_differing(before, change.after), Order.version.set(int(order.version) + 1)],
        condition=Order.version == int(order.version),
        otherwise=_changed(order),
    )
    tx.put(change.entry)
    for item in (*change.items, *_overtaken(whole, before, change)):
        tx.put(item)
    _move_stock(tx, before, change.after)
    outbox.add(tx, event_of(order, change.event, change.entry.entry_id, **change.told), key, result=order.number)
    if change.also:
        change.also(tx)


def event_of(order: Order, kind: type[OrderEvent], entry_id: str = "", /, **told: Any) -> OrderEvent:
    """An event about an order; the entry is the one that tells of it."""
    return kind(number=order.number, account_id=order.account_id, member_id=order.member_id, entry_id=entry_id, **told)


def _overtaken(whole: Whole, before: Facts, change: Change) -> list[Request]:
    """Requests that wait for an answer to what is over: the order has ended, or is another one."""
    after = change.after
    if after.status in states.OPEN and after.text == before.text:
        return []
    answered = {item.request_id for item in change.items if isinstance(item, Request)}
    waiting = [one for one in whole.requests if one.state == RequestState.WAITING and one.request_id not in answered]
    for one in waiting:
        one.state = RequestState.OVERTAKEN.value
    return waiting


def _changed(order: Order) -> OrderChangedMeanwhile:
    return OrderChangedMeanwhile("Somebody else changed this order. Please look again.", version=int(order.version))


def _differing(before: Facts, after: Facts) -> list[Any]:
    was, now = _attributes(before), _attributes(after)
    return [getattr(Order, name).set(value) for name, value in now.items() if value != was[name]]


def _attributes(of: Facts) -> dict[str, Any]:
    """What of the order's item follows from its facts."""
    document = of.document
    return {
        "status": of.status.value,
        "delivery_status": of.delivery_status.value,
        "document": of.text,
        "summary": document.lines[0].name,
        "line_count": len(document.lines),
        "total": document.total,
        "cancelled": dict(of.cancelled),
        "promises": dict(of.promises),
        "picking_at": of.picking_at,
        "promised_on": of.promised_on,
        "next_on": of.next_on or "",
    }


def _move_stock(tx: Transaction, before: Facts, after: Facts) -> None:
    """Exactly once: the order's version lets only one such change through."""
    lines = (*before.document.lines, *after.document.lines)
    from_stock = {line.sku for line in lines if line.from_stock}
    for sku, quantity in delivery.from_shelf(before.kept, after.kept).items():
        if sku in from_stock and quantity > 0:
            catalogue.take(tx, sku, quantity)
        elif sku in from_stock:
            catalogue.put_back(tx, sku, -quantity)


def entry(order: Order, kind: Happening, by: Principal | None = None, **told: Any) -> Entry:
    """An entry of the order's timeline, of now. `by` is None for what the portal does itself."""
    now = clock.now()
    return Entry(
        order.pk,
        f"EVENT#{ids.sortable(now)}",
        at=clock.stamp(now),
        kind=kind.value,
        by=by.name if by else "",
        by_staff=bool(by and by.staff),
        **told,
    )
