"""The review document: what would be ordered, whole, and what changed since the last look."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.shop import ADDRESS, put_product, submit

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


def test_the_invoice_goes_with_the_goods_or_elsewhere(customer: Caller, shop: None) -> None:
    lines = [{"sku": "BEAN-1", "quantity": 2}]
    elsewhere = {**ADDRESS, "name": "Kafé Luleå AB", "line1": "Box 4"}
    asked = {"lines": lines, "delivery_address": ADDRESS}
    with_goods, apart = (
        customer.post("/v1/reviews", body).json for body in (asked, {**asked, "invoice_address": elsewhere})
    )

    document = with_goods["document"]
    assert document["invoice_address"] == document["delivery_address"]
    assert apart["document"]["invoice_address"]["line1"] == "Box 4"
    placed = customer.post("/v1/orders", submit(apart)).json
    assert placed["document"] == apart["document"]
    again = customer.post("/v1/reorders", {"orders": [placed["number"]]}).json
    assert again["invoice_address"] == placed["document"]["invoice_address"]


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


def test_what_customers_took_out_themselves_is_no_change_to_them_but_a_later_day_is(
    customer: Caller, review: Callable[..., Any]
) -> None:
    first = review(customer, BEAN_1=2, MUG_1=1, MACH_1=2)
    put_product("MACH-1", price=249_000, vat_rate=2550, stock=None, lead_days=20)

    again = review(customer, previous=first["review_id"], BEAN_1=1, MACH_1=2)

    assert [(one["kind"], one["sku"]) for one in again["differences"]] == [("later", "MACH-1")]
    added = [{"sku": "BEAN-1", "quantity": 1}, {"sku": "MACH-1", "quantity": 2, "seen_price": 200_000}]
    body = {"lines": added, "delivery_address": ADDRESS, "previous": review(customer, BEAN_1=1)["review_id"]}
    [change] = customer.post("/v1/reviews", body).json["differences"]
    assert (change["kind"], change["was"], change["now"]) == ("price_up", 200_000, 249_000)


def test_a_price_that_differs_from_the_one_in_the_cart_is_marked(customer: Caller, shop: None) -> None:
    lines = [{"sku": "bean-1", "quantity": 1, "seen_price": 2000}]
    answer = customer.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS})

    assert answer.json["differences"] == [{"kind": "price_down", "sku": "BEAN-1", "was": 2000, "now": 1890}]


def test_every_line_that_cannot_be_ordered_is_named_with_what_is_missing(customer: Caller, shop: None) -> None:
    put_product("CUP-24", stock=500, minimum=24, step=6)
    put_product("KG-1", unit="kg", stock=90_000, decimals=3, maximum=20_000, step=250)
    put_product("PRO-1", sold_to="persons")
    put_product("OLD-1", stock=0, discontinued=True, successor="NEW-1")
    wanted = {"BEAN-1": 11, "CUP-24": 12, "KG-1": 20_250, "PRO-1": 1, "OLD-1": 1, "NOPE": 1, "MACH-1": 99}
    lines = [{"sku": sku, "quantity": quantity} for sku, quantity in wanted.items()]

    answer = customer.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS})

    assert (answer.status, answer.code, answer.json["order"]) == (409, "lines_not_possible", None)
    told = {line["sku"]: line for line in answer.json["lines"]}
    assert {sku: line["reason"] for sku, line in told.items()} == {
        "BEAN-1": "not_enough_stock",
        "CUP-24": "below_minimum",
        "KG-1": "above_maximum",
        "PRO-1": "not_sold_to_you",
        "OLD-1": "discontinued",
        "NOPE": "unknown",
    }
    assert (told["BEAN-1"]["wanted"], told["BEAN-1"]["left"], told["BEAN-1"]["below"]) == (11, 10, 10)
    assert (told["CUP-24"]["by"], told["CUP-24"]["above"]) == (12, 24)
    assert (told["KG-1"]["by"], told["KG-1"]["below"], told["KG-1"]["decimals"]) == (250, 20_000, 3)
    assert told["OLD-1"]["successor"] == "NEW-1"


def test_an_order_below_the_vendors_minimum_is_told_what_is_missing(
    customer: Caller, shop: None, settled: Callable[..., None]
) -> None:
    settled(order_minimum='{"EUR": 5000}')
    body = {"lines": [{"sku": "BEAN-1", "quantity": 2}], "delivery_address": ADDRESS}
    answer = customer.post("/v1/reviews", body)

    assert (answer.status, answer.code) == (422, "below_order_minimum")
    facts = {name: answer.json[name] for name in ("minimum", "net", "missing", "currency")}
    assert facts == {"minimum": 5000, "net": 3780, "missing": 1220, "currency": "EUR"}
    both = {**body, "lines": [*body["lines"], {"sku": "NOPE", "quantity": 1}]}
    assert customer.post("/v1/reviews", both).json["order"] == facts
    assert customer.post("/v1/reviews", {**body, "lines": [{"sku": "BEAN-1", "quantity": 3}]}).status == 201


def test_a_line_by_the_gram_with_a_discount_says_what_it_is_made_of(customer: Caller, shop: None) -> None:
    put_product("KG-1", price=3195, vat_rate=1350, unit="kg", stock=90_000, decimals=3, discounts=((2000, 750),))
    lines = [{"sku": "KG-1", "quantity": 2250, "note": "Whole beans"}, {"sku": "BEAN-1", "quantity": 1}]

    document = customer.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS}).json["document"]

    line = document["lines"][0]
    # 2.250 kg * 31.95 = 71.8875, so 71.89; 7.5 % of it is 5.39175, so 5.39; 66.50 is left
    assert (line["decimals"], line["quantity"], line["discount_rate"], line["discount"]) == (3, 2250, 750, 539)
    assert (line["net"], line["note"]) == (6650, "Whole beans")
    assert (document["net"], document["vat"], document["total"]) == (8540, 1153, 9693)


def test_what_is_expected_again_is_promised_for_after_that_day(customer: Caller, shop: None) -> None:
    put_product("SOON-1", stock=3, restock_on="2030-01-17")
    put_product("SLOW-1", stock=None, lead_days=3)
    with clock.fixed(MONDAY_NOON):
        lines = [{"sku": sku, "quantity": 4} for sku in ("SOON-1", "SLOW-1")]
        asked = {"lines": lines, "delivery_address": ADDRESS}
        soon, slow = customer.post("/v1/reviews", asked).json["document"]["lines"]
    with clock.fixed(datetime(2030, 1, 18, 10, tzinfo=UTC)):
        late = customer.post("/v1/reviews", asked)

    assert (soon["promised_on"], soon["from_stock"], soon["expected_on"]) == ("2030-01-21", False, "2030-01-17")
    assert (slow["promised_on"], slow["from_stock"], slow["expected_on"]) == ("2030-01-10", False, None)
    assert [line["reason"] for line in late.json["lines"]] == ["not_enough_stock"]


def test_another_account_does_not_see_a_review(customer: Caller, stranger: Caller, review: Callable[..., Any]) -> None:
    path = f"/v1/reviews/{review(customer, BEAN_1=1)['review_id']}"

    assert customer.get(path).status == 200
    assert (stranger.get(path).status, stranger.get(path).code) == (404, "review_not_found")


def test_a_review_holds_its_pieces_softly_for_its_half_hour_and_an_order_takes_them_for_good(
    customer: Caller, stranger: Caller, visitor: Caller, review: Callable[..., Any], deliver: Callable[..., int]
) -> None:
    def is_sought(sku: str) -> bool:
        return bool(visitor.get(f"/v1/products/{sku}").json["stock"]["sought"])

    with clock.fixed(MONDAY_NOON):
        made = review(customer, BEAN_1=8, MACH_1=1)
        other = review(stranger, BEAN_1=8)  # a hold is advice: nobody is refused for it
        assert not is_sought("BEAN-1")  # ten are many
        assert not is_sought("MACH-1")  # made to order
        assert customer.post("/v1/orders", submit(made)).status == 201
        deliver(only="orders.")
        deliver(only="orders.")
        assert is_sought("BEAN-1")  # eight for the two that are left
        refused = stranger.post("/v1/orders", submit(other))
        assert (refused.status, refused.code) == (409, "stock_gone")
        assert refused.json["review"]["document"]["lines"][0]["quantity"] == 2
    with clock.fixed(MONDAY_NOON + timedelta(minutes=36)):  # holds are counted by five minutes
        assert not is_sought("BEAN-1")
