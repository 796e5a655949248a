"""A customer who owes money: orders that were placed, accepted and billed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock, ids
from tests.support.bills import bill as owed
from tests.support.bills import coffee
from tests.support.caller import Caller

JUNE_FIRST = datetime(2026, 6, 1, 9, tzinfo=UTC)
ELIN = "acc_elin"


@pytest.fixture(autouse=True)
def june() -> Iterator[datetime]:
    with clock.fixed(JUNE_FIRST) as now:
        yield now


@pytest.fixture
def accepted(agent: Caller, order: Callable[..., Any], deliver: Callable[[], int]) -> Callable[..., Any]:
    """`accepted(customer, BEAN_1=2)`: an order of theirs that staff have accepted, with all that follows."""

    def run(caller: Caller, **wanted: int) -> Any:
        placed = order(caller, **wanted)
        answer = agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})
        assert answer.status == 200, answer.body
        deliver()
        return placed

    return run


@pytest.fixture
def bill() -> Callable[..., Any]:
    """`bill(customer, BEAN_1=2)`: so much was billed, as for an order of its own; the newest open debt."""
    orders = count(1)

    def run(caller: Caller, **wanted: int) -> Any:
        lines = [coffee(pieces, sku=sku.replace("_", "-")) for sku, pieces in wanted.items()]
        order = ids.number("order", str(next(orders)))
        billing.bring_up_to(f"acc_{caller.sub}", caller.sub, owed(order, *lines))
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
