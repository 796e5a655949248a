"""How far an order is paid, from what the ledger says of it."""

from dataclasses import dataclass

import pytest

from chalicelib.orders.rules import payment


@dataclass(frozen=True)
class Money:
    paid: int = 0
    refunded: int = 0
    written_off: int = 0
    open: int = 0
    unused: int = 0


@pytest.mark.parametrize(
    ("money", "status"),
    [
        (Money(), "none"),
        (Money(open=100), "billed"),
        (Money(open=60, paid=40), "partially_paid"),
        (Money(open=60, paid=40, refunded=40), "billed"),
        (Money(paid=100), "paid"),
        (Money(paid=90, written_off=10), "written_off"),
        (Money(paid=100, unused=30), "overpaid"),
        (Money(paid=100, refunded=30), "partially_refunded"),
        (Money(paid=100, refunded=100), "refunded"),
    ],
)
def test_the_status_follows_the_money(money: Money, status: str) -> None:
    assert payment.status(money) == status
