"""What staff do with a withdrawal, each move with its entry and its event, in one transaction."""

from collections.abc import Callable

from chalicelib.kernel.errors import DomainError, Invalid
from chalicelib.kernel.event import Event
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events.withdrawing import WithdrawalFoundInvalid, WithdrawalGoodsReceived
from chalicelib.orders.models.withdrawals import Withdrawal
from chalicelib.orders.rules.withdrawing import extent, states
from chalicelib.orders.rules.withdrawing.states import WithdrawalMove, WithdrawalState
from chalicelib.orders.schemas.withdrawing import MoveWithdrawal, StaffWithdrawalView
from chalicelib.orders.service.withdrawing import contracts, following, reading, storing, tying
from chalicelib.orders.service.withdrawing.storing import Done
from chalicelib.orders.service.withdrawing.tying import Case
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction


class WithdrawalOrderMissing(Invalid):
    """To match a withdrawal one names its order."""


class InvalidityReasonMissing(Invalid):
    """The consumer will read why the withdrawal is not valid."""


Step = Callable[[Transaction, Principal, Withdrawal, MoveWithdrawal], Event]


def move(caller: Principal, number: str, request: MoveWithdrawal, key: IdempotencyKey) -> StaffWithdrawalView:
    """Takes one step with the withdrawal that staff looked at. A repeat changes nothing.

    Raises WithdrawalMoveNotAllowed, WithdrawalChangedMeanwhile, and what the step refuses.
    """
    try:
        _carry_out(caller, number, request, key)
    except DomainError:
        if not outbox.is_repeat(key):
            raise
    return reading.show_to_staff(number)


def _carry_out(caller: Principal, number: str, request: MoveWithdrawal, key: IdempotencyKey) -> None:
    withdrawal, _ = storing.find(number)
    if int(withdrawal.version) != request.version:
        raise storing.WithdrawalChangedMeanwhile("Somebody else changed this withdrawal. Please look again.")
    states.ensure_allowed(WithdrawalState(withdrawal.state), request.move)
    with db.transaction() as tx:
        outbox.add(tx, _STEPS[request.move](tx, caller, withdrawal, request), key, result=withdrawal.number)


def _match(tx: Transaction, caller: Principal, withdrawal: Withdrawal, request: MoveWithdrawal) -> Event:
    if not request.order:
        raise WithdrawalOrderMissing("Please say which order it is from.")
    return tying.tie(tx, Case(withdrawal, contracts.named(request.order), caller))


def _accept(tx: Transaction, caller: Principal, withdrawal: Withdrawal, request: MoveWithdrawal) -> Event:
    contract = contracts.named(withdrawal.order or "")
    named = {line.sku: line.quantity for line in request.lines or ()}
    return tying.accept(tx, Case(withdrawal, contract, caller), named or extent.whole(contract.bought))


def _find_invalid(tx: Transaction, caller: Principal, withdrawal: Withdrawal, request: MoveWithdrawal) -> Event:
    if not request.reason:
        raise InvalidityReasonMissing("Please say why; the consumer will read it.")
    after = storing.changed(withdrawal, WithdrawalState.INVALID, reason=request.reason)
    storing.write(tx, withdrawal, after, Done("found_invalid", caller, request.reason))
    return storing.told(WithdrawalFoundInvalid, after)


def _receive_goods(tx: Transaction, caller: Principal, withdrawal: Withdrawal, request: MoveWithdrawal) -> Event:
    awaited = {line["sku"]: line["back"] for line in withdrawal.lines or []}
    named = {line.sku: line.quantity for line in request.lines or ()}
    came = extent.came(awaited, named or awaited)
    lines = [{**line, "came": came[line["sku"]]} for line in withdrawal.lines or []]
    after = storing.changed(withdrawal, WithdrawalState.TO_SETTLE, lines=lines)
    storing.write(tx, withdrawal, after, Done("goods_received", caller))
    contract = contracts.named(withdrawal.order or "")
    following.take_goods(tx, contract, came, caller, resellable=request.resellable)
    return storing.told(WithdrawalGoodsReceived, after)


def _settle(tx: Transaction, caller: Principal, withdrawal: Withdrawal, _: MoveWithdrawal) -> Event:
    """What is paid out is booked first: after a crash in between it is asked again, and booked once all the same."""
    following.pay_back(withdrawal)
    return following.settled(tx, withdrawal, caller)


_STEPS: dict[WithdrawalMove, Step] = {
    WithdrawalMove.MATCH: _match,
    WithdrawalMove.ACCEPT: _accept,
    WithdrawalMove.FIND_INVALID: _find_invalid,
    WithdrawalMove.RECEIVE_GOODS: _receive_goods,
    WithdrawalMove.SETTLE: _settle,
}
