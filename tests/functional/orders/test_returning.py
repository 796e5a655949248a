"""Returns: reviewed and asked for once, decided on, and seen through to the credit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from tests.support.caller import Answer, Caller
from tests.support.returns import came, line
from tests.support.shop import put_product, stock_of

Made = Callable[..., Any]
PATH, STAFF = "/v1/returns", "/v1/staff/returns"


def test_a_line_comes_back_and_is_credited(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer], deliver: Made
) -> None:
    order = delivered(customer, BEAN_1=3)
    stock, total = stock_of("BEAN-1"), order["document"]["total"]
    possible = customer.get(f"/v1/orders/{order['number']}/returns").json
    [first] = possible["lines"]
    assert (first["quantity"], first["barrier"], possible["days"]) == (3, None, 30)
    assert first["until"] > clock.stamp(clock.now())[:10]

    found = asked_return(line(order, quantity=1))
    assert (found["state"], found["acts_next"], found["allowed"]) == ("requested", "staff", ["cancel"])
    worth = found["worth"][0]["amount"]
    assert return_step(found, "approve").json["state"] == "approved"
    assert customer.get(f"{PATH}/{found['number']}").json["acts_next"] == "buyer"
    deliver("overview.")
    assert [need["kind"] for need in customer.get("/v1/overview").json["needs"]] == ["send_return"]
    return_step(found, "send", carrier="Matkahuolto", tracking_number="MH1")
    return_step(found, "receipts", lines=came(order))
    return_step(found, "inspections", lines=[])
    done = return_step(found, "settle").json

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


def test_what_is_confirmed_is_what_was_reviewed(customer: Caller, delivered: Made) -> None:
    order = delivered(customer, BEAN_1=1)
    review = customer.post("/v1/return-reviews", {"lines": [line(order)]}).json
    shown = {"review_id": review["review_id"], "fingerprint": "0" * 64}
    assert customer.post(PATH, shown).json["code"] == "return_review_mismatch"


def test_after_the_half_hour_it_comes_back_as_it_is_now_with_what_is_otherwise(
    customer: Caller, delivered: Made, asked_return: Made
) -> None:
    order, other = delivered(customer, BEAN_1=3), delivered(customer, MUG_1=1)
    lines = [line(order, quantity=3, note="Too dark"), line(other, "MUG-1")]
    first = customer.post("/v1/return-reviews", {"lines": lines}).json
    asked_return(line(order, quantity=1), line(other, "MUG-1"))  # by a colleague, meanwhile

    def confirm(review: Any) -> Answer:
        return customer.post(PATH, {name: review[name] for name in ("review_id", "fingerprint")})

    with clock.fixed(clock.now() + timedelta(minutes=31)):
        late = confirm(first)
        renewed, found = late.json["review"], confirm(late.json["review"])
    assert (late.status, late.code) == (409, "return_review_expired")
    assert [(one["kind"], one["sku"], one["was"], one["now"]) for one in late.json["differences"]] == [
        ("less", "BEAN-1", 3, 2),
        ("gone", "MUG-1", 1, None),
        ("worth", None, first["worth"][0]["amount"], renewed["worth"][0]["amount"]),
        ("way_new", None, None, "exchange"),  # it is from one order only now
    ]
    assert [(one["sku"], one["quantity"], one["note"]) for one in renewed["lines"]] == [("BEAN-1", 2, "Too dark")]
    assert (found.status, found.json["worth"]) == (201, renewed["worth"])


def test_nothing_comes_back_twice(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=2)
    reviews = [customer.post("/v1/return-reviews", {"lines": [line(order, quantity=2)]}).json for _ in range(2)]
    answers = [
        customer.post(PATH, {"review_id": one["review_id"], "fingerprint": one["fingerprint"]}) for one in reviews
    ]

    assert [answer.status for answer in answers] == [201, 409]
    [refused] = answers[1].json["lines"]
    assert (refused["left"], refused["barrier"]) == (0, "nothing_left")
    return_step(answers[0].json, "cancel")
    assert asked_return(line(order, quantity=2))["state"] == "requested"


def test_what_has_not_come_or_is_too_old_cannot_go_back(customer: Caller, accepted: Made, delivered: Made) -> None:
    waits, order = accepted(customer, BEAN_1=1), delivered(customer, BEAN_1=1)
    refused = customer.post("/v1/return-reviews", {"lines": [line(waits), line(order), line(order, "TEA")]})
    assert (refused.status, [(one["sku"], one["barrier"]) for one in refused.json["lines"]]) == (
        409,
        [("BEAN-1", "not_delivered"), ("TEA", "not_delivered")],
    )
    with clock.fixed(clock.now() + timedelta(days=31)):
        late = customer.post("/v1/return-reviews", {"lines": [line(order)]})
    assert late.json["lines"][0]["barrier"] == "window_over"
    put_product("SALE-1", final_sale=True)
    sold = delivered(customer, SALE_1=1)
    final = customer.post("/v1/return-reviews", {"lines": [line(sold, "SALE-1")]})
    assert final.json["lines"][0]["barrier"] == "final_sale"
    twice = customer.post("/v1/return-reviews", {"lines": [line(order), line(order)]})
    assert twice.json["code"] == "line_named_twice"


def test_a_no_is_explained_and_can_be_questioned_once(
    customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]
) -> None:
    order = delivered(customer, BEAN_1=1)
    found = asked_return(line(order))
    assert return_step(found, "decline", reason="used").json["code"] == "decline_unexplained"
    no = return_step(found, "decline", reason="used", message="It was brewed").json
    assert (no["state"], no["declined_because"]) == ("declined", "It was brewed")
    assert return_step(found, "appeal").json["code"] == "appeal_missing"
    assert return_step(found, "appeal", message="It was not").json["state"] == "requested"
    return_step(found, "decline", reason="used", message="We have looked again")

    again = return_step(found, "appeal", message="Once more")
    assert (again.status, again.json["code"], again.json["allowed"]) == (409, "return_move_not_allowed", [])


def test_another_customers_return_does_not_exist(
    customer: Caller, stranger: Caller, delivered: Made, asked_return: Made
) -> None:
    order = delivered(customer, BEAN_1=2)
    found = asked_return(line(order))
    path = f"{PATH}/{found['number']}"
    assert stranger.get(path).status == 404
    assert stranger.post(f"{path}/moves", {"move": "cancel", "version": 1}).status == 404
    assert stranger.post("/v1/return-reviews", {"lines": [line(order)]}).status == 404
    assert stranger.get(f"/v1/orders/{order['number']}/returns").status == 404
    review = customer.post("/v1/return-reviews", {"lines": [line(order)]}).json
    assert stranger.get(f"/v1/return-reviews/{review['review_id']}").status == 404
    assert stranger.get(PATH).json["items"] == []
    assert customer.get(f"{PATH}/NONSENSE").status == 404
