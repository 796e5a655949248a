"""The review document: what would be ordered, whole, and what changed since the last look."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.shop import ADDRESS, put_product

MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)


def test_what_cannot_be_withdrawn_from_says_so_before_it_is_ordered(
    customer: Caller, review: Callable[..., Any], visitor: Caller
) -> None:
    put_product("MACH-1", price=249_000, withdrawal_exempt="made_to_measure")

    document = review(customer, BEAN_1=1, MACH_1=1)["document"]

    assert [line["withdrawal_exempt"] for line in document["lines"]] == [None, "made_to_measure"]
    assert visitor.get("/v1/products/MACH-1").json["withdrawal_exempt"] == "made_to_measure"


def test_a_review_shows_all_of_it(customer: Caller, review: Callable[..., Any]) -> None:
    with clock.fixed(MONDAY_NOON):
        made = review(customer, BEAN_1=2, MACH_1=1)

    document = made["document"]
    assert [(line["sku"], line["quantity"], line["net"]) for line in document["lines"]] == [
        ("BEAN-1", 2, 3780),
        ("MACH-1", 1, 249_000),
    ]
    assert document["vat_groups"] == [
        {"rate": 2550, "net": 249_000, "vat": 63_495},
        {"rate": 1350, "net": 3780, "vat": 510},
    ]
    assert (document["net"], document["vat"], document["total"]) == (252_780, 64_005, 316_785)
    assert [line["promised_on"] for line in document["lines"]] == ["2030-01-09", "2030-01-21"]
    assert made["expires_at"] == "2030-01-07T10:30:00.000Z"
    assert len(made["fingerprint"]) == 64


def test_the_same_key_gives_the_same_review_and_another_body_is_refused(
    customer: Caller, review: Callable[..., Any]
) -> None:
    first = review(customer, key="k", BEAN_1=2)

    assert review(customer, key="k", BEAN_1=2) == first
    other = {"lines": [{"sku": "BEAN-1", "quantity": 3}], "delivery_address": ADDRESS}
    answer = customer.post("/v1/reviews", other, key="k")
    assert (answer.status, answer.code) == (422, "idempotency_key_reused")


def test_what_changed_since_the_last_review_is_marked(customer: Caller, review: Callable[..., Any]) -> None:
    first = review(customer, BEAN_1=2)
    put_product("BEAN-1", price=1990, vat_rate=1350, stock=10)

    again = review(customer, previous=first["review_id"], BEAN_1=2)

    assert again["differences"] == [{"kind": "price_up", "sku": "BEAN-1", "was": 1890, "now": 1990}]


def test_a_price_that_differs_from_the_one_in_the_cart_is_marked(customer: Caller, shop: None) -> None:
    lines = [{"sku": "bean-1", "quantity": 1, "seen_price": 2000}]
    answer = customer.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS})

    assert answer.json["differences"] == [{"kind": "price_down", "sku": "BEAN-1", "was": 2000, "now": 1890}]


def test_every_line_without_enough_stock_is_named(customer: Caller, shop: None) -> None:
    lines = [{"sku": "BEAN-1", "quantity": 11}, {"sku": "MUG-1", "quantity": 2}, {"sku": "MACH-1", "quantity": 99}]
    answer = customer.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS})

    assert (answer.status, answer.code) == (409, "not_enough_stock")
    assert answer.json["lines"] == [
        {"sku": "BEAN-1", "wanted": 11, "left": 10},
        {"sku": "MUG-1", "wanted": 2, "left": 1},
    ]


def test_unknown_products_are_named(customer: Caller, shop: None) -> None:
    lines = [{"sku": "BEAN-1", "quantity": 1}, {"sku": "NOPE", "quantity": 1}]
    answer = customer.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS})

    assert (answer.status, answer.code, answer.json["skus"]) == (422, "unknown_product", ["NOPE"])


def test_another_account_does_not_see_a_review(customer: Caller, stranger: Caller, review: Callable[..., Any]) -> None:
    path = f"/v1/reviews/{review(customer, BEAN_1=1)['review_id']}"

    assert customer.get(path).status == 200
    assert (stranger.get(path).status, stranger.get(path).code) == (404, "review_not_found")
