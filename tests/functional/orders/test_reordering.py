"""Ordering again what was ordered once: every line told apart, none dropped."""

from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.meter import metered
from tests.support.shop import ADDRESS, put_product, submit

NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)
SKUS = ("GONE", "OLD", "MINE", "PACK", "UP", "DOWN", "LATE", "SAME")


def order(caller: Caller, lines: list[dict[str, Any]], **terms: str) -> str:
    reviewed = caller.post("/v1/reviews", {"lines": lines, "delivery_address": ADDRESS, **terms})
    assert reviewed.status == 201, reviewed.body
    placed = caller.post("/v1/orders", submit(reviewed.json))
    return str(placed.json["number"])


def again(caller: Caller, *numbers: str, key: str | None = None) -> Any:
    answer = caller.post("/v1/reorders", {"orders": list(numbers)}, key=key)
    assert answer.status == 201, answer.body
    return answer.json


def everything_changes() -> None:
    put_product("GONE", stock=0, discontinued=True)
    put_product("OLD", stock=0, discontinued=True, successor="NEW")
    put_product("NEW", price=1200, step=4)
    put_product("MINE", sold_to="persons")
    put_product("PACK", step=6, discounts=((6, 500),))
    put_product("UP", price=1101)
    put_product("DOWN", price=900)
    put_product("LATE", stock=3, restock_on="2030-02-01")


def test_every_line_says_what_has_become_of_it(customer: Caller) -> None:
    with clock.fixed(NOON):
        for sku in SKUS:
            put_product(sku)
        number = order(customer, [{"sku": sku, "quantity": 5} for sku in SKUS])
        everything_changes()
        made = again(customer, number)

    lines = {line["sku"]: line for line in made["lines"]}
    assert {sku: line["became"] for sku, line in lines.items()} == {
        "GONE": "gone",
        "OLD": "replaced",
        "MINE": "not_for_you",
        "PACK": "quantity_changed",
        "UP": "price_up",
        "DOWN": "price_down",
        "LATE": "later",
        "SAME": "same",
    }
    assert {sku: line["choices"] for sku, line in lines.items() if line["choices"] != ["take", "leave"]} == {
        "GONE": ["leave"],
        "OLD": ["successor", "leave"],
        "MINE": ["leave"],
        "LATE": ["take", "take_left", "leave"],
    }
    successor = lines["OLD"]["successor"]
    assert (successor["sku"], successor["priced"]["quantity"], successor["priced"]["unit_price"]) == ("NEW", 8, 1200)
    assert (lines["PACK"]["now"]["quantity"], lines["PACK"]["now"]["discount_rate"]) == (6, 500)
    assert (lines["UP"]["rise"], lines["UP"]["needs_tick"]) == (1010, True)
    assert (lines["LATE"]["left"], lines["LATE"]["promised_on"]) == (3, "2030-02-05")
    assert [line["now"] for line in made["lines"][:3]] == [None, None, None]


def test_decisions_are_demanded_and_then_every_line_is_accounted_for(customer: Caller) -> None:
    with clock.fixed(NOON):
        for sku in SKUS:
            put_product(sku)
        number = order(customer, [{"sku": sku, "quantity": 5, "note": f"For {sku}"} for sku in SKUS])
        everything_changes()
        path = f"/v1/reorders/{again(customer, number)['reorder_id']}/decisions"
        said = [{"sku": sku, "choice": "leave"} for sku in ("GONE", "MINE")]

        nothing = customer.post(path, {"lines": []})
        astray = customer.post(path, {"lines": [{"sku": "GONE", "choice": "take"}, {"sku": "?", "choice": "leave"}]})
        unticked = customer.post(path, {"lines": [*said, {"sku": "OLD", "choice": "successor"}]})
        ticked = {"sku": "UP", "choice": "take", "price_accepted": True}
        left = {"sku": "LATE", "choice": "take_left"}
        done = customer.post(path, {"lines": [*said, {"sku": "old", "choice": "successor"}, ticked, left]})

    assert (nothing.code, nothing.json["skus"]) == ("decision_missing", ["GONE", "OLD", "MINE"])
    assert astray.code == "invalid_input"
    assert (unticked.code, unticked.json["skus"]) == ("rise_not_accepted", ["UP"])
    assert [(line["sku"], line["quantity"], line["note"]) for line in done.json["lines"]] == [
        ("NEW", 8, "For OLD"),
        ("PACK", 6, "For PACK"),
        ("UP", 5, "For UP"),
        ("DOWN", 5, "For DOWN"),
        ("LATE", 3, "For LATE"),
        ("SAME", 5, "For SAME"),
    ]
    assert [line["sku"] for line in done.json["left_out"]] == ["GONE", "MINE"]


def test_a_choice_that_has_become_impossible_is_refused(customer: Caller, shop: None) -> None:
    number = order(customer, [{"sku": "BEAN-1", "quantity": 2}])
    path = f"/v1/reorders/{again(customer, number)['reorder_id']}/decisions"
    put_product("BEAN-1", stock=0, discontinued=True)

    answer = customer.post(path, {"lines": [{"sku": "BEAN-1", "choice": "take"}]})

    assert (answer.status, answer.code, answer.json["skus"]) == (409, "choice_not_possible", ["BEAN-1"])


def test_several_orders_become_one_with_equal_products_summed(customer: Caller, shop: None) -> None:
    put_product("KG-1", unit="kg", stock=90_000, decimals=3, discounts=((1000, 500),))
    put_product("CUP-1")
    with clock.fixed(NOON):
        line = {"sku": "KG-1", "quantity": 250, "note": "Whole"}
        first = order(customer, [line, {"sku": "BEAN-1", "quantity": 1}], reference="Week 1", note="Ring")
        put_product("KG-1", price=1100, unit="kg", stock=90_000, decimals=3, discounts=((1000, 500),))
    with clock.fixed(NOON + timedelta(days=7)):
        other = [{"sku": "CUP-1", "quantity": 2}, {"sku": "KG-1", "quantity": 750, "note": "Ground"}]
        second = order(customer, other, reference="Week 2", note="Ring")

    made = again(customer, second, first, first)

    assert made["orders"] == [second, first]
    assert [(line["sku"], line["was"]["quantity"]) for line in made["lines"]] == [
        ("KG-1", 1000),
        ("BEAN-1", 1),
        ("CUP-1", 2),
    ]
    kilo = made["lines"][0]
    assert (kilo["was"]["unit_price"], kilo["now"]["discount_rate"], kilo["became"]) == (1100, 500, "price_down")
    assert (kilo["note"], made["reference"], made["note"]) == ("Whole; Ground", "Week 1, Week 2", "Ring")
    assert made["delivery_address"]["city"] == "Luleå"


def test_asking_again_gives_the_same_reorder_and_another_body_is_refused(customer: Caller, shop: None) -> None:
    one, two = (order(customer, [{"sku": "BEAN-1", "quantity": quantity}]) for quantity in (1, 2))
    put_product("BEAN-1", price=2079)  # it was 18.90: exactly 10 % more needs no tick
    made = again(customer, one, key="k")

    assert [(line["became"], line["rise"], line["needs_tick"]) for line in made["lines"]] == [("price_up", 1000, False)]
    assert again(customer, one, key="k")["reorder_id"] == made["reorder_id"]
    assert customer.post("/v1/reorders", {"orders": [two]}, key="k").code == "idempotency_key_reused"
    assert customer.get(f"/v1/reorders/{made['reorder_id']}").json["lines"] == made["lines"]


def test_only_ones_own_orders_can_be_ordered_again(customer: Caller, stranger: Caller, shop: None) -> None:
    number = order(customer, [{"sku": "BEAN-1", "quantity": 1}])
    path = f"/v1/reorders/{again(customer, number)['reorder_id']}"

    assert stranger.post("/v1/reorders", {"orders": [number]}).code == "order_not_found"
    assert stranger.get(path).code == "reorder_not_found"
    assert stranger.post(f"{path}/decisions", {"lines": []}).code == "reorder_not_found"


def test_what_was_replaced_more_than_once_leads_to_what_is_sold(customer: Caller) -> None:
    put_product("ONE")
    number = order(customer, [{"sku": "ONE", "quantity": 1}])
    for sku, successor in (("ONE", "TWO"), ("TWO", "THREE"), ("ROUND", "ROUND2"), ("ROUND2", "ROUND")):
        put_product(sku, stock=0, discontinued=True, successor=successor)
    put_product("THREE")

    [line] = again(customer, number)["lines"]

    assert (line["became"], line["successor"]["sku"]) == ("replaced", "THREE")
    put_product("ONE", stock=0, discontinued=True, successor="ROUND")
    assert again(customer, number)["lines"][0]["became"] == "gone"


def test_a_reorder_of_three_lines_stays_within_its_budget(customer: Caller, shop: None) -> None:
    put_product("CUP-1")
    number = order(customer, [{"sku": sku, "quantity": 1} for sku in ("BEAN-1", "MACH-1", "CUP-1")])
    with metered() as asked:
        made = again(customer, number)
    with metered() as shown:
        customer.get(f"/v1/reorders/{made['reorder_id']}")

    assert asked.calls == ["GetItem", "BatchGetItem", "PutItem", "BatchGetItem"]  # member, orders, kept, products
    assert shown.calls == ["GetItem", "GetItem", "BatchGetItem"]
