"""Returns that are settled by paying back: only what was received, step by step, each once."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.billing.events import RefundMoved
from chalicelib.orders.events.returning import ReturnSettled
from chalicelib.orders.reactions import tell_refund
from chalicelib.orders.service import returning
from tests.support import delivery
from tests.support.caller import Answer, Caller
from tests.support.returns import came, line

Made = Callable[..., Any]
ACCOUNT = "acc_elin"
BILLING = f"/v1/staff/accounts/{ACCOUNT}"


@pytest.fixture
def pay(agent: Caller, customer: Caller, follow: Callable[[], int]) -> Callable[..., None]:
    """`pay(order, 2145)`: so much of it is paid; all of it unless said."""

    def run(order: Any, amount: int | None = None) -> None:
        follow()
        total = order["document"]["total"]
        body = {"reference": order["number"], "currency": "EUR", "value_date": customer.get("/v1/billing").json["day"]}
        answer = agent.post(f"{BILLING}/payments", {**body, "amount": amount or total})
        assert answer.status == 201, answer.body

    return run


@pytest.fixture
def came_back(return_step: Callable[..., Answer]) -> Callable[..., Any]:
    """`came_back(found, order, 1)`: approved, counted, inspected and settled."""

    def run(found: Any, order: Any, quantity: int = 1, **told: Any) -> Any:
        return_step(found, "approve")
        return_step(found, "receipts", lines=came(order, quantity))
        return_step(found, "inspections", lines=[])
        return return_step(found, "settle", **told).json

    return run


@pytest.fixture(autouse=True)
def books_agree(aws: None) -> Any:
    yield
    assert billing.verify(ACCOUNT) == []


def refunds(agent: Caller) -> list[Any]:
    return list(agent.get(f"{BILLING}/refunds").json["items"])


def test_what_was_paid_is_paid_back_and_both_sides_follow_it(
    customer: Caller, agent: Caller, delivered: Made, asked_return: Made, pay: Made, came_back: Made
) -> None:
    order = delivered(customer, BEAN_1=2)
    pay(order)
    review = customer.post("/v1/return-reviews", {"lines": [line(order)]}).json
    assert (review["settlements"], review["refund"]) == (["credit", "refund", "exchange"], review["worth"])

    found = asked_return(line(order), settlement="refund", ending="0785")
    done = came_back(found, order)
    [refund] = refunds(agent)
    shown = customer.get(f"/v1/returns/{found['number']}").json["refunds"]

    assert (found["settlement"], done["settlement"], done["state"]) == ("refund", "refund", "settled")
    assert (refund["state"], refund["amount"], refund["ending"]) == ("approved", review["worth"][0]["amount"], "0785")
    assert [(one["number"], one["state"]) for one in shown] == [(refund["number"], "approved")]
    assert [one["ref"] for one in agent.get("/v1/staff/money-tasks").json["items"]] == [refund["number"]]
    assert customer.get("/v1/billing").json["unallocated"] == 0
    [told] = [one for one in delivery.events() if one.name == ReturnSettled.name]
    for _ in range(2):
        returning.pay_back(ReturnSettled(**told.data))
    assert refunds(agent) == [refund]


def test_the_order_tells_once_when_money_for_it_has_left_and_when_it_came_back(
    customer: Caller,
    agent: Caller,
    delivered: Made,
    asked_return: Made,
    pay: Made,
    came_back: Made,
    follow: Callable[[], int],
) -> None:
    order = delivered(customer, BEAN_1=2)
    pay(order)
    came_back(asked_return(line(order), settlement="refund", ending="0785"), order)
    [refund] = refunds(agent)
    moves, facts = f"{BILLING}/refunds/{refund['number']}/moves", f"/v1/orders/{order['number']}/facts"
    moved = agent.post(moves, {"move": "send", "version": refund["version"]}).json
    follow()
    [sent] = [one for one in delivery.events() if one.name == RefundMoved.name and one.data["state"] == "sent"]
    tell_refund(RefundMoved(**sent.data), sent)

    timeline = customer.get(f"/v1/orders/{order['number']}").json["timeline"]
    told = [(one["kind"], one["amount"]) for one in timeline if one["amount"]]
    amount = {"amount": refund["amount"], "currency": "EUR"}
    assert told == [("refund_sent", amount)]
    assert [(one["kind"], one["amount"]) for one in customer.get(facts).json["facts"]] == [("refund", amount)]

    agent.post(moves, {"move": "fail", "version": moved["version"], "reason": "The account is closed."})
    follow()
    assert customer.get(facts).json["facts"] == []


def test_only_what_was_received_is_offered_and_paid_back(
    customer: Caller, agent: Caller, delivered: Made, ask_return: Made, pay: Made, came_back: Made
) -> None:
    order = delivered(customer, BEAN_1=2)
    refused = ask_return(line(order), settlement="refund")
    assert (refused.status, refused.code, refused.json["possible"]) == (
        409,
        "settlement_not_possible",
        ["credit", "exchange"],
    )
    pay(order, order["document"]["total"] - 500)

    found = ask_return(line(order, quantity=2), settlement="refund").json
    worth = found["worth"][0]["amount"]
    assert customer.get("/v1/billing").json["owed"] == 500
    came_back(found, order, 2)
    assert [one["amount"] for one in refunds(agent)] == [worth - 500]
    assert billing.order_money(ACCOUNT, order["number"]).unused == 0


def test_a_credit_that_was_left_before_stays_and_staff_may_settle_otherwise(
    customer: Caller, agent: Caller, delivered: Made, asked_return: Made, pay: Made, came_back: Made
) -> None:
    order = delivered(customer, BEAN_1=3)
    pay(order)
    came_back(asked_return(line(order)), order)
    left = customer.get("/v1/billing").json["unallocated"]
    came_back(asked_return(line(order), settlement="refund"), order)
    assert ([one["amount"] for one in refunds(agent)], customer.get("/v1/billing").json["unallocated"]) == (
        [left],
        left,
    )

    otherwise = came_back(asked_return(line(order), settlement="refund"), order, settlement="credit")
    assert (otherwise["settlement"], len(refunds(agent))) == ("credit", 1)


def test_what_comes_later_is_paid_back_though_what_came_first_only_settled_what_was_open(
    customer: Caller, agent: Caller, delivered: Made, asked_return: Made, pay: Made, return_step: Made
) -> None:
    order = delivered(customer, BEAN_1=3)
    worth = customer.post("/v1/return-reviews", {"lines": [line(order)]}).json["worth"][0]["amount"]
    pay(order, order["document"]["total"] - worth)
    found = asked_return(line(order, quantity=2), settlement="refund")
    return_step(found, "approve")
    for settle in ("settle_part", "settle"):
        return_step(found, "receipts", lines=came(order))
        return_step(found, "inspections", lines=[])
        done = return_step(found, settle).json
        assert (done["settlement"], len(refunds(agent))) == ("refund", 0 if settle == "settle_part" else 1)
