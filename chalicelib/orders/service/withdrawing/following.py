"""What a valid withdrawal does to its order, and how its money is settled."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from chalicelib.billing import service as billing
from chalicelib.kernel.event import Event
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.events.withdrawing import WithdrawalSettled
from chalicelib.orders.models.withdrawals import Withdrawal
from chalicelib.orders.rules import states
from chalicelib.orders.rules.states import Actor, Status
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.rules.withdrawing.extent import Part
from chalicelib.orders.rules.withdrawing.states import WithdrawalState
from chalicelib.orders.service import billing_orders, coming_back
from chalicelib.orders.service import storing as orders
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change
from chalicelib.orders.service.withdrawing import storing
from chalicelib.orders.service.withdrawing.contracts import Contract
from chalicelib.orders.service.withdrawing.storing import Done
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction


def cancel_unsent(tx: Transaction, contract: Contract, parts: Iterable[Part], by: Principal | None) -> None:
    """Adds to the order that it is withdrawn from: what was not sent is cancelled, and its stock returns, once."""
    withdrawn = list(parts)
    unsent = {part.sku: part.unsent for part in withdrawn if part.unsent}
    now = contract.now
    cancelled = {sku: now.cancelled.get(sku, 0) + unsent.get(sku, 0) for sku in {*now.cancelled, *unsent}}
    after = replace(now, cancelled=cancelled)
    after = replace(after, status=_status(now, after))
    lines = {part.sku: part.quantity for part in withdrawn}
    entry = orders.entry(contract.order, Happening.WITHDRAWN, by, lines=lines)
    orders.write(tx, contract.whole, Change(after, entry, events.OrderWithdrawn))


def _status(now: Facts, after: Facts) -> Status:
    """Cancelled when nothing is left of it. What is closed stays closed: only its money moves."""
    if now.status is Status.CLOSED:
        return now.status
    move = states.Move.WITHDRAW if any(line.wanted for line in after.lines) else states.Move.CANCEL
    return states.moved(now.status, move, Actor.CONSUMER, now.progress)


def take_goods(tx: Transaction, contract: Contract, came: dict[str, int], by: Principal, *, resellable: bool) -> None:
    """Adds to the order that so much came back; what can be sold again goes back on the shelf, once."""
    now = contract.now
    returned, credited = _more(now.returned, came), _more(now.credited, came)
    entry = orders.entry(contract.order, Happening.GOODS_BACK, by, lines=came)
    after = replace(now, returned=returned, credited=credited)
    orders.write(tx, contract.whole, Change(after, entry, events.GoodsBack))
    if resellable:
        coming_back.shelve(tx, [(now.document, came)])


def _more(quantities: Mapping[str, int], came: Mapping[str, int]) -> dict[str, int]:
    return {sku: quantities.get(sku, 0) + came.get(sku, 0) for sku in {*quantities, *came}}


def settle_if_even(number: str) -> None:
    """A withdrawal that nothing is to be paid back for is settled by itself. Repeating it changes nothing."""
    withdrawal = storing.read(number)
    if withdrawal is None or withdrawal.state != WithdrawalState.TO_SETTLE or not withdrawal.order:
        return
    if to_pay_back(withdrawal):
        return
    with db.transaction() as tx:
        outbox.add(tx, settled(tx, withdrawal, None))


def to_pay_back(withdrawal: Withdrawal) -> list[tuple[str, int]]:
    """What of the order's credit notes is not paid out yet, by number, once its bills are what they shall be."""
    billing_orders.bill(withdrawal.order or "")
    return billing.unused_credit(withdrawal.account_id or "", withdrawal.order or "")


def pay_back(withdrawal: Withdrawal) -> None:
    """Says that all of it is on its way. Each credit note is paid back once, however often it is asked."""
    for number, amount in to_pay_back(withdrawal):
        once = IdempotencyKey(scope=f"withdrawal.refund:{withdrawal.number}", key=number, body_hash="")
        request = billing.BeginRefund(number=number, amount=amount, reason=withdrawal.number)
        billing.pay_back(withdrawal.account_id or "", request, once, sent=True)


def settled(tx: Transaction, withdrawal: Withdrawal, by: Principal | None) -> Event:
    """Adds that it is settled. Returns the event that tells it."""
    after = storing.changed(withdrawal, WithdrawalState.SETTLED)
    storing.write(tx, withdrawal, after, Done("settled", by))
    billing.free_credit(tx, after.account_id, after.order, after.number)
    return storing.told(WithdrawalSettled, after)
