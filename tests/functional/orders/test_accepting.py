"""Orders that the vendor's rule accepts, and those that it leaves to staff."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.orders import service as orders
from chalicelib.platform.settings import settings
from tests.support.caller import Caller

Made = Callable[..., Any]


@pytest.fixture(autouse=True)
def _rule() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTICO_ACCEPT_ORDERS", "from_stock")
        settings.cache_clear()
        yield
    settings.cache_clear()


def test_what_is_in_stock_is_accepted_for_the_days_of_its_review(
    customer: Caller, order: Made, follow: Callable[[], int]
) -> None:
    placed = order(customer, BEAN_1=2, MUG_1=1)
    follow()
    orders.accept_by_rule(placed["number"])  # the event may come twice

    now = customer.get(f"/v1/orders/{placed['number']}").json
    assert (now["status"], now["promised_on"]) == ("accepted", placed["promised_on"])
    told = [(entry["kind"], entry["by"], entry["promised_on"]) for entry in now["timeline"]]
    assert told[1] == ("accepted_by_rule", "", placed["promised_on"])
    assert [kind for kind, _, _ in told].count("accepted_by_rule") == 1
    assert billing.order_money("acc_elin", placed["number"]).billed == placed["document"]["total"]


def test_what_is_made_to_order_or_went_over_the_credit_is_left_to_staff(
    customer: Caller, order: Made, credit: Made, agent: Caller, follow: Callable[[], int]
) -> None:
    made_to_order = order(customer, BEAN_1=1, MACH_1=1)
    credit(1000)
    waiting = order(customer, BEAN_1=1)
    follow()
    body = {"move": "approve", "version": waiting["version"]}
    assert agent.post(f"/v1/staff/orders/{waiting['number']}/moves", body).status == 200
    follow()

    for one in (made_to_order, waiting):
        assert customer.get(f"/v1/orders/{one['number']}").json["status"] == "placed"
