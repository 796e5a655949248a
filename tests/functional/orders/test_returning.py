"""Returns: reviewed and asked for once, decided on, counted, inspected and credited; stock comes back exactly once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from tests.support.caller import Answer, Caller
from tests.support.shop import stock_of

Made = Callable[..., Any]
PATH, STAFF = "/v1/returns", "/v1/staff/returns"


def line(order: Any, sku: str = "BEAN-1", quantity: int = 1, **other: Any) -> dict[str, Any]:
    return {"order": order["number"], "sku": sku, "quantity": quantity, "reason": "not_needed", **other}


@pytest.fixture
def ask(customer: Caller) -> Callable[..., Answer]:
    """`ask(line(order), ...)`: reviewed and confirmed."""

    def run(*lines: Any, caller: Caller = customer) -> Answer:
        review = caller.post("/v1/return-reviews", {"lines": list(lines)})
        assert review.status == 201, review.body
        shown = {name: review.json[name] for name in ("review_id", "fingerprint")}
        return caller.post(PATH, shown)

    return run


@pytest.fixture
def asked(ask: Callable[..., Answer]) -> Made:
    def run(*lines: Any) -> Any:
        answer = ask(*lines)
        assert answer.status == 201, answer.body
        return answer.json

    return run


@pytest.fixture
def step(agent: Caller, customer: Caller, follow: Callable[[], int]) -> Callable[..., Answer]:
    """`step(found, "approve")`: one of both sides does something with a return as it is now."""

    def run(found: Any, what: str, key: str | None = None, **told: Any) -> Answer:
        by = customer if what in {"send", "appeal", "cancel"} else agent
        base = PATH if by is customer else STAFF
        version = told.pop("version", None) or by.get(f"{base}/{found['number']}").json["version"]
        route = what if what in {"receipts", "inspections"} else "moves"
        sent = told if route == what else {"move": what, **told}
        answer = by.post(f"{base}/{found['number']}/{route}", {**sent, "version": version}, key=key)
        follow()
        return answer

    return run


def came(order: Any, quantity: int = 1, resellable: int | None = None, sku: str = "BEAN-1") -> list[dict[str, Any]]:
    resold = quantity if resellable is None else resellable
    return [{"order": order["number"], "sku": sku, "quantity": quantity, "resellable": resold}]


def test_a_line_comes_back_and_is_credited(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=3)
    stock, total = stock_of("BEAN-1"), order["document"]["total"]
    possible = customer.get(f"/v1/orders/{order['number']}/returns").json
    [first] = possible["lines"]
    assert (first["quantity"], first["barrier"], possible["days"]) == (3, None, 30)
    assert first["until"] > clock.stamp(clock.now())[:10]

    found = asked(line(order, quantity=1))
    assert (found["state"], found["acts_next"], found["allowed"]) == ("requested", "staff", ["cancel"])
    worth = found["worth"][0]["amount"]
    assert step(found, "approve").json["state"] == "approved"
    assert customer.get(f"{PATH}/{found['number']}").json["acts_next"] == "buyer"
    step(found, "send", carrier="Matkahuolto", tracking_number="MH1")
    step(found, "receipts", lines=came(order))
    step(found, "inspections", lines=[])
    done = step(found, "settle").json

    assert (done["state"], done["credited"], done["allowed"]) == ("settled", found["worth"], [])
    assert stock_of("BEAN-1") == stock + 1
    now = customer.get(f"/v1/orders/{order['number']}").json
    assert (now["delivery_status"], now["lines"][0]["returned"]) == ("partly_returned", 1)
    [told] = [entry for entry in now["timeline"] if entry["kind"] == "return_settled"]
    assert (told["return_number"], told["lines"]) == (found["number"], [{"sku": "BEAN-1", "quantity": 1}])
    money = billing.order_money("acc_elin", order["number"])
    assert (money.credited, money.billed) == (worth, total)
    assert [entry["kind"] for entry in customer.get(f"{PATH}/{found['number']}").json["timeline"]] == [
        *("requested", "approved", "sent", "received", "inspected", "settled")
    ]


def test_confirming_twice_makes_one_return(customer: Caller, delivered: Made) -> None:
    order = delivered(customer, BEAN_1=2)
    review = customer.post("/v1/return-reviews", {"lines": [line(order, quantity=2)]}).json
    shown = {name: review[name] for name in ("review_id", "fingerprint")}
    first, again = customer.post(PATH, shown, key="one"), customer.post(PATH, shown, key="one")
    other = customer.post(PATH, shown, key="two")

    assert (first.status, again.status, other.status) == (201, 200, 200)
    assert first.json["number"] == again.json["number"] == other.json["number"]
    assert [one["number"] for one in customer.get(PATH).json["items"]] == [first.json["number"]]
    assert customer.get(f"/v1/return-reviews/{review['review_id']}").json == review


def test_what_is_confirmed_is_what_was_reviewed_and_in_time(customer: Caller, delivered: Made) -> None:
    order = delivered(customer, BEAN_1=1)
    review = customer.post("/v1/return-reviews", {"lines": [line(order)]}).json
    shown = {"review_id": review["review_id"], "fingerprint": "0" * 64}
    assert customer.post(PATH, shown).json["code"] == "return_review_mismatch"
    with clock.fixed(clock.now() + timedelta(minutes=31)):
        late = customer.post(PATH, {**shown, "fingerprint": review["fingerprint"]})
    assert late.json["code"] == "return_review_expired"


def test_nothing_comes_back_twice(customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]) -> None:
    order = delivered(customer, BEAN_1=2)
    reviews = [customer.post("/v1/return-reviews", {"lines": [line(order, quantity=2)]}).json for _ in range(2)]
    answers = [
        customer.post(PATH, {"review_id": one["review_id"], "fingerprint": one["fingerprint"]}) for one in reviews
    ]

    assert [answer.status for answer in answers] == [201, 409]
    [refused] = answers[1].json["lines"]
    assert (refused["left"], refused["barrier"]) == (0, "nothing_left")
    step(answers[0].json, "cancel")
    assert asked(line(order, quantity=2))["state"] == "requested"


def test_what_has_not_come_or_is_too_old_cannot_go_back(customer: Caller, accepted: Made, delivered: Made) -> None:
    waits, order = accepted(customer, BEAN_1=1), delivered(customer, BEAN_1=1)
    refused = customer.post("/v1/return-reviews", {"lines": [line(waits)]})
    assert (refused.status, refused.json["lines"][0]["barrier"]) == (409, "not_delivered")
    with clock.fixed(clock.now() + timedelta(days=31)):
        late = customer.post("/v1/return-reviews", {"lines": [line(order)]})
    assert late.json["lines"][0]["barrier"] == "window_over"
    twice = customer.post("/v1/return-reviews", {"lines": [line(order), line(order)]})
    assert twice.json["code"] == "line_named_twice"


def test_several_orders_come_back_in_one_return(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    one, two = delivered(customer, BEAN_1=1), delivered(customer, BEAN_1=2)
    stock = stock_of("BEAN-1")
    found = asked(line(one), line(two, quantity=2))
    step(found, "approve")
    step(found, "receipts", lines=[*came(one), *came(two, 2)])
    step(found, "inspections", lines=[])
    done = step(found, "settle").json

    assert done["credited"][0]["amount"] == sum(
        billing.order_money("acc_elin", order["number"]).credited for order in (one, two)
    )
    assert stock_of("BEAN-1") == stock + 3
    for order in (one, two):
        assert customer.get(f"/v1/orders/{order['number']}").json["delivery_status"] == "returned"


def test_a_part_is_settled_while_the_rest_is_waited_for(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=3)
    found = asked(line(order, quantity=3))
    step(found, "approve")
    step(found, "receipts", lines=came(order, 1))
    step(found, "inspections", lines=[])
    part = step(found, "settle_part").json
    assert (part["state"], part["lines"][0]["settled"], part["acts_next"]) == ("sent", 1, "staff")

    step(found, "receipts", lines=came(order, 1, resellable=0))
    step(found, "inspections", lines=[])
    done = step(found, "settle").json
    assert (done["state"], done["lines"][0]["settled"]) == ("settled", 2)
    money = billing.order_money("acc_elin", order["number"])
    assert done["credited"][0]["amount"] == money.credited
    [rest] = customer.get(f"/v1/orders/{order['number']}/returns").json["lines"]
    assert rest["quantity"] == 1


def test_what_is_worse_goes_back_to_the_customer_with_the_reason(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    stock = stock_of("BEAN-1")
    found = asked(line(order, quantity=2))
    step(found, "approve")
    step(found, "receipts", lines=came(order, 2, resellable=1))
    named = {"order": order["number"], "sku": "BEAN-1", "condition": "worse", "refused": 2, "reason": "The bag is open"}
    assert step(found, "inspections", lines=[named]).json["code"] == "more_refused_than_open"
    silent = {**named, "refused": 1, "reason": None}
    assert step(found, "inspections", lines=[silent]).json["code"] == "worse_without_reason"
    step(found, "inspections", lines=[{**named, "refused": 1}])
    done = step(found, "settle").json

    [shown] = done["lines"]
    assert (shown["counted"], shown["refused"], shown["settled"], shown["why"]) == (2, 1, 1, "The bag is open")
    assert stock_of("BEAN-1") == stock + 1
    assert customer.get(f"/v1/orders/{order['number']}").json["lines"][0]["returned"] == 1


def test_staff_count_what_comes_but_never_more_than_there_can_be(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked(line(order, quantity=1))
    step(found, "approve")
    too_many = step(found, "receipts", lines=came(order, 3))
    assert (too_many.json["code"], too_many.json["left"]) == ("more_than_delivered", 2)
    assert step(found, "receipts", lines=came(order, 1, resellable=2)).json["code"] == "more_resellable_than_counted"
    assert step(found, "receipts", lines=came(order, sku="TEA")).json["code"] == "not_in_return"
    assert step(found, "receipts", lines=came(order, 2)).json["lines"][0]["counted"] == 2


def test_a_no_is_explained_and_can_be_questioned_once(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=1)
    found = asked(line(order))
    assert step(found, "decline", reason="used").json["code"] == "decline_unexplained"
    no = step(found, "decline", reason="used", message="It was brewed").json
    assert (no["state"], no["declined_because"]) == ("declined", "It was brewed")
    assert step(found, "appeal").json["code"] == "appeal_missing"
    assert step(found, "appeal", message="It was not").json["state"] == "requested"
    step(found, "decline", reason="used", message="We have looked again")

    again = step(found, "appeal", message="Once more")
    assert (again.status, again.json["code"], again.json["allowed"]) == (409, "return_move_not_allowed", [])


def test_of_two_agents_one_is_told(
    customer: Caller, agent: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=1)
    stock = stock_of("BEAN-1")
    found = asked(line(order))
    step(found, "approve")
    version = agent.get(f"{STAFF}/{found['number']}").json["version"]
    first = step(found, "receipts", version=version, key="mine", lines=came(order))
    again = step(found, "receipts", version=version, key="mine", lines=came(order))
    other = step(found, "receipts", version=version, key="theirs", lines=came(order))

    assert (first.status, again.status, other.status) == (200, 200, 409)
    assert other.json["code"] == "return_changed_meanwhile"
    assert stock_of("BEAN-1") == stock + 1


def test_staff_see_what_waits_for_them(
    customer: Caller, agent: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    one, two = asked(line(order)), asked(line(order))
    assert {each["number"] for each in agent.get(STAFF).json["items"]} == {one["number"], two["number"]}
    step(one, "approve")
    assert [each["number"] for each in agent.get(STAFF).json["items"]] == [two["number"]]


def test_another_customers_return_does_not_exist(
    customer: Caller, stranger: Caller, delivered: Made, asked: Made
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked(line(order))
    path = f"{PATH}/{found['number']}"
    assert stranger.get(path).status == 404
    assert stranger.post(f"{path}/moves", {"move": "cancel", "version": 1}).status == 404
    assert stranger.post("/v1/return-reviews", {"lines": [line(order)]}).status == 404
    assert stranger.get(f"/v1/orders/{order['number']}/returns").status == 404
    review = customer.post("/v1/return-reviews", {"lines": [line(order)]}).json
    assert stranger.get(f"/v1/return-reviews/{review['review_id']}").status == 404
    assert stranger.get(PATH).json["items"] == []
    assert customer.get(f"{PATH}/NONSENSE").status == 404


def test_what_never_comes_is_over_in_the_end(
    customer: Caller, delivered: Made, asked: Made, step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked(line(order, quantity=2))
    step(found, "approve")
    assert step(found, "decline", reason="never_sent", message="It was not sent").status == 409
    with clock.fixed(clock.now() + timedelta(days=16)):
        over = step(found, "decline", reason="never_sent", message="It was not sent")
    assert over.json["state"] == "declined"
    assert customer.get(f"/v1/orders/{order['number']}/returns").json["lines"][0]["quantity"] == 2
