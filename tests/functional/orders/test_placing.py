"""Submitting a review: once, at the reviewed price, or a clear refusal with what is possible instead."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.orders.models import Review
from chalicelib.platform import db
from tests.support.caller import Caller
from tests.support.meter import metered
from tests.support.shop import put_product, stock_of, submit

MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)


def test_an_order_takes_its_stock_and_says_so(
    customer: Caller, review: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    made = review(customer, BEAN_1=2)
    answer = customer.post("/v1/orders", submit(made))

    assert answer.status == 201
    placed = answer.json
    assert placed["document"] == made["document"]
    assert [(entry["kind"], entry["by"]) for entry in placed["timeline"]] == [("placed", "Elin Lund")]
    assert stock_of("BEAN-1") == 8
    [event] = events()
    assert (event.name, event.actor, event.data["number"]) == ("order.placed", "elin", placed["number"])
    assert customer.get(f"/v1/orders/{placed['number']}").json == placed


def test_repeating_a_submit_returns_the_first_order(customer: Caller, review: Callable[..., Any]) -> None:
    made = review(customer, BEAN_1=2)
    first = customer.post("/v1/orders", submit(made), key="k1")

    same_key, other_key = (customer.post("/v1/orders", submit(made), key=key) for key in ("k1", "k2"))

    assert (same_key.status, other_key.status) == (200, 200)
    assert same_key.json == other_key.json == first.json
    assert stock_of("BEAN-1") == 8


def test_a_repeat_after_the_half_hour_still_finds_its_order(customer: Caller, review: Callable[..., Any]) -> None:
    with clock.fixed(MONDAY_NOON):
        made = review(customer, BEAN_1=2)
        first = customer.post("/v1/orders", submit(made), key="k1")
    with clock.fixed(MONDAY_NOON + timedelta(hours=1)):
        again = customer.post("/v1/orders", submit(made), key="k1")

    assert (again.status, again.json["number"]) == (200, first.json["number"])


def test_a_repeat_still_finds_its_order_when_the_review_is_gone(
    customer: Caller, stranger: Caller, review: Callable[..., Any]
) -> None:
    made = review(customer, BEAN_1=2)
    first = customer.post("/v1/orders", submit(made), key="k1")
    forget(made)

    again = [customer.post("/v1/orders", submit(made), key=key) for key in ("k1", "k2")]

    assert [(one.status, one.json["number"]) for one in again] == [(200, first.json["number"])] * 2
    assert stranger.post("/v1/orders", submit(made)).code == "review_not_found"
    assert customer.post("/v1/orders", submit({**made, "fingerprint": "0" * 64}), key="k1").status == 422


def forget(review: Any) -> None:
    """What DynamoDB does by itself days later."""
    found = db.find(Review, Review.key(review["review_id"]), "REVIEW")
    assert found
    found.delete()


def test_a_key_is_for_one_body_whatever_else_is_wrong_with_the_next(
    customer: Caller, review: Callable[..., Any]
) -> None:
    with clock.fixed(MONDAY_NOON):
        one, other = review(customer, BEAN_1=1), review(customer, BEAN_1=2)
        for made, key in ((one, "k1"), (other, "k2")):
            assert customer.post("/v1/orders", submit(made), key=key).status == 201
        answers = [customer.post("/v1/orders", {**submit(one), "fingerprint": "0" * 64}, key="k1")]
    with clock.fixed(MONDAY_NOON + timedelta(hours=1)):
        answers.append(customer.post("/v1/orders", submit(other), key="k1"))

    assert [(answer.status, answer.code) for answer in answers] == [(422, "idempotency_key_reused")] * 2


def test_the_same_key_for_another_review_is_refused(customer: Caller, review: Callable[..., Any]) -> None:
    customer.post("/v1/orders", submit(review(customer, BEAN_1=1)), key="k")
    answer = customer.post("/v1/orders", submit(review(customer, BEAN_1=2)), key="k")

    assert (answer.status, answer.code) == (422, "idempotency_key_reused")
    assert stock_of("BEAN-1") == 9


def test_the_reviewed_price_holds_when_the_catalogue_changes(customer: Caller, review: Callable[..., Any]) -> None:
    made = review(customer, BEAN_1=1)
    put_product("BEAN-1", price=9999, vat_rate=1350, stock=10)

    answer = customer.post("/v1/orders", submit(made))

    assert (answer.status, answer.json["document"]["lines"][0]["unit_price"]) == (201, 1890)


def test_an_expired_review_comes_back_renewed_with_its_differences(
    customer: Caller, review: Callable[..., Any]
) -> None:
    with clock.fixed(MONDAY_NOON):
        made = review(customer, BEAN_1=1)
    put_product("BEAN-1", price=1700, vat_rate=1350, stock=10)
    with clock.fixed(MONDAY_NOON + timedelta(minutes=30)):
        answer = customer.post("/v1/orders", submit(made))
        renewed = customer.post("/v1/orders", submit(answer.json["review"]))

    assert (answer.status, answer.code) == (409, "review_expired")
    assert answer.json["differences"] == [{"kind": "price_down", "sku": "BEAN-1", "was": 1890, "now": 1700}]
    assert renewed.status == 201


def test_stock_that_is_gone_leaves_a_review_of_the_rest(
    customer: Caller, stranger: Caller, review: Callable[..., Any]
) -> None:
    mine, theirs = review(customer, BEAN_1=8, MUG_1=1), review(stranger, BEAN_1=5, MUG_1=1)
    assert stranger.post("/v1/orders", submit(theirs)).status == 201

    answer = customer.post("/v1/orders", submit(mine))

    assert (answer.status, answer.code) == (409, "stock_gone")
    assert {(one["kind"], one["sku"], one["now"]) for one in answer.json["differences"]} == {
        ("less_stock", "BEAN-1", 5),
        ("gone", "MUG-1", None),
    }
    assert (stock_of("BEAN-1"), stock_of("MUG-1")) == (5, 0)
    assert customer.post("/v1/orders", submit(answer.json["review"])).status == 201
    assert stock_of("BEAN-1") == 0


def test_when_nothing_is_left_there_is_no_new_review(
    customer: Caller, stranger: Caller, review: Callable[..., Any]
) -> None:
    mine, theirs = review(customer, MUG_1=1), review(stranger, MUG_1=1)
    stranger.post("/v1/orders", submit(theirs))

    answer = customer.post("/v1/orders", submit(mine))

    assert (answer.status, answer.json["review"]) == (409, None)
    assert answer.json["differences"][0]["kind"] == "gone"


def test_another_fingerprint_is_refused_line_by_line_beside_what_is_on_record(
    customer: Caller, review: Callable[..., Any]
) -> None:
    made = review(customer, BEAN_1=1)
    put_product("BEAN-1", price=1990, vat_rate=1350, stock=10)
    again = review(customer, previous=made["review_id"], BEAN_1=1, MUG_1=1)

    answer = customer.post("/v1/orders", {**submit(again), "fingerprint": made["fingerprint"]})

    assert (answer.status, answer.code) == (409, "fingerprint_mismatch")
    assert answer.json["review"]["fingerprint"] == again["fingerprint"]
    assert answer.json["differences"] == [{"kind": "price_up", "sku": "BEAN-1", "was": 1890, "now": 1990}]
    seen = [{"sku": "bean-1", "quantity": 2, "unit_price": 1890, "vat_rate": 2550}]
    told = customer.post("/v1/orders", {**submit(made), "fingerprint": "0" * 64, "seen": seen}).json
    assert [(one["kind"], one["was"], one["now"]) for one in told["differences"]] == [
        ("less_stock", 2, 1),
        ("vat_rate", 2550, 1350),
    ]
    assert told["review"]["differences"] == told["differences"]
    assert stock_of("BEAN-1") == 10


def test_another_account_cannot_submit_a_review(customer: Caller, stranger: Caller, review: Callable[..., Any]) -> None:
    assert stranger.post("/v1/orders", submit(review(customer, BEAN_1=1))).code == "review_not_found"


def test_an_order_of_three_lines_stays_within_its_budget(customer: Caller, review: Callable[..., Any]) -> None:
    put_product("CUP-1")
    made = review(customer, BEAN_1=1, MUG_1=1, CUP_1=1)
    with metered() as meter:
        assert customer.post("/v1/orders", submit(made)).status == 201

    assert meter.round_trips - 1 <= 2, meter.calls  # the member read comes before
    assert meter.write_units <= 20
