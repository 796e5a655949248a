"""What is known of an order already, for whoever is about to ask."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.event import Envelope
from tests.support.caller import Caller


def test_what_is_known_of_an_order_may_answer_the_question(
    customer: Caller,
    agent: Caller,
    stranger: Caller,
    order: Callable[..., Any],
    events: Callable[[], list[Envelope]],
    deliver: Any,
) -> None:
    placed = order(customer, BEAN_1=1)
    path = f"/v1/orders/{placed['number']}/facts"
    [promised] = customer.get(path).json["facts"]
    assert (promised["kind"], promised["at"]) == ("promised", placed["promised_on"])
    assert stranger.get(path).code == "order_not_found"

    for _ in range(2):
        assert customer.post(f"{path}/answers", {"kinds": ["promised"]}, key="k").status == 200
    assert customer.post(f"{path}/answers", {"kinds": ["owed"]}, key="k").code == "idempotency_key_reused"
    assert [event.name for event in events()].count("ticket.question_spared") == 1
    deliver()

    version = customer.get(f"/v1/orders/{placed['number']}").json["version"]
    refused = {"move": "refuse", "version": version, "reason": "We make it no more."}
    assert agent.post(f"/v1/staff/orders/{placed['number']}/moves", refused).status == 200
    assert customer.get(path).json["facts"] == []
