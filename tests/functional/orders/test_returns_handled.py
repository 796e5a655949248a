"""Returns as staff handle them: counted line by line, inspected, credited; stock comes back exactly once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.platform import timers
from tests.support.caller import Answer, Caller
from tests.support.returns import came, line
from tests.support.shop import stock_of

Made = Callable[..., Any]
PATH, STAFF = "/v1/returns", "/v1/staff/returns"


def test_several_orders_come_back_in_one_return(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    one, two = delivered(customer, BEAN_1=1), delivered(customer, BEAN_1=2)
    stock = stock_of("BEAN-1")
    found = asked_return(line(one), line(two, quantity=2))
    return_step(found, "approve")
    return_step(found, "receipts", lines=[*came(one), *came(two, 2)])
    return_step(found, "inspections", lines=[])
    done = return_step(found, "settle").json

    assert done["credited"][0]["amount"] == sum(
        billing.order_money("acc_elin", order["number"]).credited for order in (one, two)
    )
    assert stock_of("BEAN-1") == stock + 3
    for order in (one, two):
        assert customer.get(f"/v1/orders/{order['number']}").json["delivery_status"] == "returned"


def test_a_part_is_settled_while_the_rest_is_waited_for(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=3)
    found = asked_return(line(order, quantity=3))
    return_step(found, "approve")
    return_step(found, "receipts", lines=came(order, 1))
    return_step(found, "inspections", lines=[])
    part = return_step(found, "settle_part").json
    assert (part["state"], part["lines"][0]["settled"], part["acts_next"]) == ("sent", 1, "staff")

    return_step(found, "receipts", lines=came(order, 1, resellable=0))
    return_step(found, "inspections", lines=[])
    done = return_step(found, "settle").json
    assert (done["state"], done["lines"][0]["settled"]) == ("settled", 2)
    money = billing.order_money("acc_elin", order["number"])
    assert done["credited"][0]["amount"] == money.credited
    [rest] = customer.get(f"/v1/orders/{order['number']}/returns").json["lines"]
    assert rest["quantity"] == 1


def test_what_is_worse_goes_back_to_the_customer_with_the_reason(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    stock = stock_of("BEAN-1")
    found = asked_return(line(order, quantity=2))
    return_step(found, "approve")
    return_step(found, "receipts", lines=came(order, 2, resellable=1))
    named = {"order": order["number"], "sku": "BEAN-1", "condition": "worse", "refused": 2, "reason": "The bag is open"}
    assert return_step(found, "inspections", lines=[named]).json["code"] == "more_refused_than_open"
    silent = {**named, "refused": 1, "reason": None}
    assert return_step(found, "inspections", lines=[silent]).json["code"] == "worse_without_reason"
    return_step(found, "inspections", lines=[{**named, "refused": 1}])
    done = return_step(found, "settle").json

    [shown] = done["lines"]
    assert (shown["counted"], shown["refused"], shown["settled"], shown["why"]) == (2, 1, 1, "The bag is open")
    assert stock_of("BEAN-1") == stock + 1
    assert customer.get(f"/v1/orders/{order['number']}").json["lines"][0]["returned"] == 1


def test_staff_count_what_comes_but_never_more_than_there_can_be(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked_return(line(order, quantity=1))
    return_step(found, "approve")
    too_many = return_step(found, "receipts", lines=came(order, 3))
    assert (too_many.json["code"], too_many.json["left"]) == ("more_than_delivered", 2)
    assert (
        return_step(found, "receipts", lines=came(order, 1, resellable=2)).json["code"]
        == "more_resellable_than_counted"
    )
    assert return_step(found, "receipts", lines=came(order, sku="TEA")).json["code"] == "not_in_return"
    assert return_step(found, "receipts", lines=came(order, 2)).json["lines"][0]["counted"] == 2


def test_of_two_agents_one_is_told(
    customer: Caller, agent: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=1)
    stock = stock_of("BEAN-1")
    found = asked_return(line(order))
    return_step(found, "approve")
    version = agent.get(f"{STAFF}/{found['number']}").json["version"]
    first = return_step(found, "receipts", version=version, key="mine", lines=came(order))
    again = return_step(found, "receipts", version=version, key="mine", lines=came(order))
    other = return_step(found, "receipts", version=version, key="theirs", lines=came(order))

    assert (first.status, again.status, other.status) == (200, 200, 409)
    assert other.json["code"] == "return_changed_meanwhile"
    assert stock_of("BEAN-1") == stock + 1


def test_staff_see_what_waits_for_them(
    customer: Caller, agent: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    one, two = asked_return(line(order)), asked_return(line(order))
    assert {each["number"] for each in agent.get(STAFF).json["items"]} == {one["number"], two["number"]}
    return_step(one, "approve")
    assert [each["number"] for each in agent.get(STAFF).json["items"]] == [two["number"]]


def test_what_never_comes_is_over_in_the_end(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked_return(line(order, quantity=2))
    return_step(found, "approve")
    assert return_step(found, "decline", reason="never_sent", message="It was not sent").status == 409
    with clock.fixed(clock.now() + timedelta(days=16)):
        over = return_step(found, "decline", reason="never_sent", message="It was not sent")
    assert over.json["state"] == "declined"
    assert customer.get(f"/v1/orders/{order['number']}/returns").json["lines"][0]["quantity"] == 2


def test_what_is_approved_and_never_sent_expires_and_may_come_all_the_same(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    from app import courier

    order, now = delivered(customer, BEAN_1=2), clock.now()
    found = asked_return(line(order, quantity=2))
    return_step(found, "approve")
    for days, state, reminded in ((15, "approved", True), (20, "approved", True), (23, "expired", True)):
        with clock.fixed(now + timedelta(days=days)):
            for one in [timers.as_envelope(one) for page in timers.due(clock.now()) for one in page]:
                courier.react(one)
            shown = customer.get(f"{PATH}/{found['number']}").json
        assert (shown["state"], shown["expires_at"] is not None) == (state, reminded)

    last = shown["timeline"][-1]
    assert (last["kind"], last["by"], shown["acts_next"], shown["allowed"]) == ("expired", "", None, [])
    assert customer.get(f"/v1/orders/{order['number']}").json["timeline"][-1]["kind"] == "return_expired"
    assert customer.get(f"/v1/orders/{order['number']}/returns").json["lines"][0]["quantity"] == 2
    assert return_step(found, "receipts", lines=came(order, 2)).json["state"] == "received"


def test_nothing_is_credited_of_what_goes_back_to_the_customer(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=1)
    found = asked_return(line(order))
    return_step(found, "approve")
    return_step(found, "receipts", lines=came(order, 1, resellable=0))
    named = {"order": order["number"], "sku": "BEAN-1", "condition": "worse", "refused": 1, "reason": "It is empty"}
    return_step(found, "inspections", lines=[named])
    done = return_step(found, "settle").json

    assert done["credited"] == [{"amount": 0, "currency": "EUR"}]
    assert billing.order_money("acc_elin", order["number"]).credited == 0
    assert customer.get(f"/v1/orders/{order['number']}").json["delivery_status"] == "delivered"
