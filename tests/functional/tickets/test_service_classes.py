"""A vendor promises some customers more than everybody."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.platform import vendor
from chalicelib.tickets.service import storing
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller

GOLD = {"gold": {"p2": {"first_reply": 30}}, "silver": {}}


@pytest.fixture(autouse=True)
def classes(settled: Callable[..., None]) -> Iterator[None]:
    settled(service_classes=json.dumps(GOLD))
    _forget()
    yield
    _forget()


def _forget() -> None:
    """A process reads what the vendor has settled once."""
    vendor.service_classes.cache_clear()
    storing.level.cache_clear()


def put_in(agent: Caller, service_class: str | None) -> Any:
    return agent.put("/v1/staff/accounts/acc_elin/service-class", {"service_class": service_class})


def promised_at(ticket: dict[str, Any]) -> str:
    return str(ticket["promise"]["due_at"])


def test_whoever_is_in_a_class_is_promised_what_the_class_is(
    agent: Caller, customer: Caller, ask: Callable[..., Any]
) -> None:
    before = ask()
    assert promised_at(before) == "2030-01-07T12:00:00.000Z"  # four hours

    shown = put_in(agent, "gold").json

    assert (shown["service_class"], shown["service_classes"]) == ("gold", ["gold", "silver"])
    assert promised_at(ask()) == "2030-01-07T08:30:00.000Z"
    assert promised_at(customer.get(f"/v1/tickets/{before['number']}").json["ticket"]) == promised_at(before)
    assert customer.get("/v1/me").json["service_class"] == "gold"


def test_a_class_keeps_what_was_promised_by_it(agent: Caller, ask: Callable[..., Any], hands: Hands) -> None:
    put_in(agent, "gold")
    ticket = ask()
    put_in(agent, None)
    hands.go(minutes=5)

    body = {"priority": "p1", "reason": "All stands still", "version": 1}
    changed = agent.put(f"/v1/staff/tickets/{ticket['number']}/priority", body).json["ticket"]

    assert promised_at(changed) == "2030-01-07T09:00:00.000Z"  # an hour, as everybody: gold says nothing of p1
    assert promised_at(ask()) == "2030-01-07T12:05:00.000Z"


def test_the_published_table_is_that_of_the_class(visitor: Caller) -> None:
    def first_reply(query: str) -> int:
        targets = visitor.get(f"/v1/promises{query}").json["targets"]
        return next(int(one["first_reply"]) for one in targets if one["priority"] == "p2")

    assert [first_reply(query) for query in ("", "?service_class=gold", "?service_class=nobody")] == [240, 30, 240]


def test_a_class_that_there_is_not_is_refused(agent: Caller) -> None:
    refused = put_in(agent, "platinum")
    assert (refused.status, refused.code, refused.json["known"]) == (422, "unknown_service_class", ["gold", "silver"])
    assert agent.put("/v1/staff/accounts/acc_nobody/service-class", {"service_class": "gold"}).status == 404
