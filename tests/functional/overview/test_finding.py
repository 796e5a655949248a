"""Staff find a customer by whatever they know of them."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing.rules.references import creditor_reference
from tests.support.caller import Caller
from tests.support.examples import BODIES

KNOWN = ["kafe", "Kaf%C3%A9%20lul", "LUND", "elin%20lund", "elin@customer.example", "lund%20ab"]


def found(agent: Caller, text: str) -> list[str]:
    answer = agent.get(f"/v1/staff/accounts?q={text}")
    assert answer.status == 200, answer.body
    return [one["account_id"] for one in answer.json["items"]]


@pytest.mark.parametrize(
    "text", ["kafe", "Kaf%C3%A9%20lul", "LUND", "elin%20lund", "elin@customer.example", "lund%20ab"]
)
def test_by_the_beginning_of_a_name_or_address(agent: Caller, customer: Caller, stranger: Caller, text: str) -> None:
    assert found(agent, text) == ["acc_elin"]


def test_by_nothing_that_fits(agent: Caller, customer: Caller) -> None:
    assert found(agent, "kafe%20rossi") == found(agent, "fe") == found(agent, "--") == []
    assert agent.get("/v1/staff/accounts?q=x").status == 422


def test_by_the_number_of_something_of_theirs(
    agent: Caller,
    customer: Caller,
    stranger: Caller,
    order: Callable[..., Any],
    deliver: Callable[[], int],
) -> None:
    placed = order(customer, BEAN_1=1)
    ticket = customer.post("/v1/tickets", BODIES["open_ticket"]).json["ticket"]["number"]
    number = placed["number"]
    answer = agent.post(f"/v1/staff/orders/{number}/moves", {"move": "accept", "version": 1})
    assert answer.status == 200, answer.body
    deliver()
    invoice = customer.get("/v1/billing/open").json["items"][0]["number"]

    assert found(agent, number) == found(agent, number.replace("-", "").lower()) == ["acc_elin"]
    assert found(agent, invoice) == found(agent, creditor_reference(invoice)) == ["acc_elin"]
    assert found(agent, "2026-999999") == []
    assert found(agent, ticket) == ["acc_elin"]


def test_who_changes_their_name_is_found_by_the_new_one(agent: Caller, customer: Caller) -> None:
    assert customer.patch("/v1/me", {"name": "Elin Berg"}).status == 200

    assert found(agent, "berg") == found(agent, "kafe") == ["acc_elin"]
    assert found(agent, "lund") == []


def test_a_customer_is_shown_with_their_people(agent: Caller, customer: Caller) -> None:
    shown = agent.get("/v1/staff/accounts/acc_elin").json

    assert (shown["name"], shown["kind"]) == ("Kafé Luleå AB", "company")
    assert [(one["name"], one["role"]) for one in shown["members"]] == [("Elin Lund", "owner")]
    assert agent.get("/v1/staff/accounts/acc_nobody").code == "customer_not_found"
