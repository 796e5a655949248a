"""A customer who owes money: orders that were placed, accepted and billed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from tests.support.caller import Caller

JUNE_FIRST = datetime(2026, 6, 1, 9, tzinfo=UTC)
ELIN = "acc_elin"


@pytest.fixture(autouse=True)
def june() -> Iterator[datetime]:
    with clock.fixed(JUNE_FIRST) as now:
        yield now


@pytest.fixture
def accept(agent: Caller) -> Callable[[Any], None]:
    """Staff accept an order."""

    def run(order: Any) -> None:
        answer = agent.post(f"/v1/staff/orders/{order['number']}/moves", {"move": "accept", "version": 1})
        assert answer.status == 200, answer.body

    return run


@pytest.fixture
def bill(order: Callable[..., Any], accept: Callable[[Any], None], deliver: Callable[[], int]) -> Callable[..., Any]:
    """`bill(customer, BEAN_1=2)`: ordered, accepted, and what has followed: the newest open debt."""

    def run(caller: Caller, **wanted: int) -> Any:
        accept(order(caller, **wanted))
        deliver()
        return caller.get("/v1/billing/open?limit=100").json["items"][-1]

    return run


@pytest.fixture
def pay(agent: Caller) -> Callable[..., Any]:
    """`pay("bank-1", 5000)`: staff post a payment of Elin's."""

    def run(reference: str, amount: int, account: str = ELIN, **more: Any) -> Any:
        body = {"reference": reference, "amount": amount, "currency": "EUR", "value_date": "2026-06-01", **more}
        answer = agent.post(f"/v1/staff/accounts/{account}/payments", body)
        assert answer.status in (200, 201), answer.body
        return answer.json

    return run


@pytest.fixture(autouse=True)
def books_agree(aws: None) -> Iterator[None]:
    """After every story: what is kept beside the entries is what the entries say."""
    yield
    assert billing.verify(ELIN) == []
