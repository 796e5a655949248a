"""What follows when a consumer has withdrawn."""

from chalicelib.kernel.event import Envelope, Reaction
from chalicelib.orders.events.withdrawing import WithdrawalAccepted, WithdrawalGoodsReceived, WithdrawalReceived
from chalicelib.orders.service import withdrawing as service
from chalicelib.platform.courier import Timer


def match(event: WithdrawalReceived, _envelope: Envelope) -> None:
    """Which order is it from?"""
    service.match(event.number)


def settle(event: WithdrawalAccepted | WithdrawalGoodsReceived, _envelope: Envelope) -> None:
    """Where nothing was paid there is nothing to pay back."""
    service.settle_if_even(event.number)


def send_receipt(number: str, _envelope: Envelope) -> None:
    """A receipt that had to wait goes out."""
    service.send_receipt(number)


REACTIONS = (
    Reaction(WithdrawalReceived, "orders.withdrawal.match", match),
    Reaction(WithdrawalAccepted, "orders.withdrawal.settle", settle),
    Reaction(WithdrawalGoodsReceived, "orders.withdrawal.settle_goods", settle),
)
TIMERS = (Timer(service.RECEIPT_TIMER, send_receipt),)
