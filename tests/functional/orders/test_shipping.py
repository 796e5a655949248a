"""An order leaves in parcels, each with its tracking; the customer sees where each line is and by when it comes."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.kernel.event import Envelope
from tests.functional.orders.conftest import Do
from tests.support.caller import Caller
from tests.support.meter import metered
from tests.support.shop import put_product, stock_of

Made = Callable[..., Any]


def lines_of(order: Any, *names: str) -> dict[str, list[Any]]:
    return {line["sku"]: [line[name] for name in names] for line in order["lines"]}


def test_a_part_is_shipped_and_the_customer_sees_which(
    customer: Caller, accepted: Made, ship: Made, events: Callable[[], list[Envelope]]
) -> None:
    placed = accepted(customer, BEAN_1=5, MUG_1=1)
    ship(placed, BEAN_1=3)

    shown = customer.get(f"/v1/orders/{placed['number']}").json
    assert (shown["status"], shown["delivery_status"]) == ("accepted", "partly_shipped")
    assert lines_of(shown, "ordered", "shipped", "delivered", "left") == {"BEAN-1": [5, 3, 0, 2], "MUG-1": [1, 0, 0, 1]}
    [parcel] = shown["parcels"]
    assert (parcel["parcel"], parcel["state"], parcel["carrier"], parcel["tracking_number"], parcel["lines"]) == (
        "1",
        "shipped",
        "Matkahuolto",
        "MH0012",
        [{"sku": "BEAN-1", "quantity": 3}],
    )
    told = shown["timeline"][-1]
    assert (told["kind"], told["by"], told["parcel"], told["lines"]) == (
        "parcel_shipped",
        "Ilze Ozola",
        "1",
        [{"sku": "BEAN-1", "quantity": 3}],
    )
    [shipped] = [event for event in events() if event.name == "order.parcel_shipped"]
    assert (shipped.data["parcel"], shipped.data["entry_id"]) == ("1", told["entry_id"])
    assert customer.get("/v1/orders").json["items"][0]["delivery_status"] == "partly_shipped"


def test_everything_arrives(customer: Caller, accepted: Made, ship: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=2)
    ship(placed, BEAN_1=1)
    assert ship(placed, BEAN_1=1)["delivery_status"] == "shipped"
    assert do(placed, "parcels/1/moves", move="deliver").json["delivery_status"] == "partly_delivered"

    done = do(placed, "parcels/2/moves", move="deliver").json

    assert (done["delivery_status"], [one["state"] for one in done["parcels"]]) == ("delivered", ["delivered"] * 2)
    assert done["allowed"] == []
    assert customer.get("/v1/orders").json["items"][0]["delivery_status"] == "delivered"
    again = do(placed, "parcels/2/moves", move="lose", reason="Gone")
    assert (again.status, again.code) == (409, "parcel_move_not_allowed")
    assert do(placed, "parcels/9/moves", move="deliver").code == "parcel_not_found"


def test_never_more_than_is_left(customer: Caller, accepted: Made, ship: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=2)
    ship(placed, BEAN_1=1)
    two = {"lines": [{"sku": "BEAN-1", "quantity": 2}], "carrier": "Posti"}

    over = do(placed, "parcels", **two)
    assert (over.status, over.code) == (409, "more_than_left")
    assert over.json["lines"] == [{"sku": "BEAN-1", "wanted": 2, "left": 1}]
    assert do(placed, "parcels", lines=[{"sku": "MUG-1", "quantity": 1}], carrier="Posti").code == "not_in_order"
    twice = [{"sku": "BEAN-1", "quantity": 1}, {"sku": "bean-1", "quantity": 1}]
    assert do(placed, "parcels", lines=twice, carrier="Posti").status == 422


def test_of_two_who_ship_the_same_pieces_at_once_one_is_told(customer: Caller, accepted: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=2)
    parcel = {"lines": [{"sku": "BEAN-1", "quantity": 2}], "carrier": "Posti", "version": placed["version"]}

    first, repeat, other = (do(placed, "parcels", key=key, **parcel) for key in ("k1", "k1", "k2"))

    assert (first.status, repeat.status) == (200, 200)
    assert first.json == repeat.json
    assert (other.status, other.code) == (409, "order_changed_meanwhile")
    assert len(other.json["detail"]) > 0
    assert len(first.json["parcels"]) == 1


def test_who_saw_the_order_before_its_invoice_was_linked_and_paid_still_ships_it(
    customer: Caller, accepted: Made, do: Do, follow: Callable[[], int], agent: Caller
) -> None:
    """Bookkeeping that follows by itself is not what people answer for; what a colleague decides meanwhile is."""
    placed = accepted(customer, BEAN_1=2)
    follow()
    payment = {"reference": "bank-1", "amount": 1000, "currency": "EUR", "value_date": "2026-06-01"}
    assert agent.post("/v1/staff/accounts/acc_elin/payments", payment).status == 201
    follow()
    assert customer.get(f"/v1/orders/{placed['number']}").json["payment_status"] == "partially_paid"

    parcel = {"lines": [{"sku": "BEAN-1", "quantity": 1}], "carrier": "Posti", "version": placed["version"]}
    first, other = (do(placed, "parcels", key=key, **parcel) for key in ("k1", "k2"))

    assert (first.status, first.json["payment_status"], len(first.json["parcels"])) == (200, "partially_paid", 1)
    assert (other.status, other.code) == (409, "order_changed_meanwhile")


def test_what_is_lost_is_sent_again_from_the_shelf(customer: Caller, accepted: Made, ship: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=4)
    ship(placed, BEAN_1=4)
    assert do(placed, "parcels/1/moves", move="lose").code == "reason_missing"

    lost = do(placed, "parcels/1/moves", move="lose", reason="The van burnt out.").json
    assert (lost["delivery_status"], lines_of(lost, "left")) == ("lost", {"BEAN-1": [4]})
    assert stock_of("BEAN-1") == 6

    assert ship(placed, BEAN_1=4)["delivery_status"] == "shipped"
    assert stock_of("BEAN-1") == 2


def test_what_is_not_on_the_shelf_cannot_be_sent_again(customer: Caller, accepted: Made, ship: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=8)
    ship(placed, BEAN_1=8)
    do(placed, "parcels/1/moves", move="lose", reason="Gone")

    again = do(placed, "parcels", lines=[{"sku": "BEAN-1", "quantity": 8}], carrier="Posti")

    assert (again.status, again.code, stock_of("BEAN-1")) == (409, "not_enough_in_stock", 2)


def test_the_rest_can_be_cancelled_once_something_has_left(
    customer: Caller, accepted: Made, ship: Made, do: Do
) -> None:
    placed = accepted(customer, BEAN_1=5, MACH_1=1)
    ship(placed, BEAN_1=2)
    refused = do(placed, "cancel", reason="The roast failed.")
    assert (refused.code, "cancel_rest" in refused.json["allowed"]) == ("order_move_not_allowed", True)

    rest = do(placed, "cancel_rest", reason="The roast failed.").json

    assert (rest["status"], rest["delivery_status"]) == ("accepted", "shipped")
    assert lines_of(rest, "cancelled", "left") == {"BEAN-1": [3, 0], "MACH-1": [1, 0]}
    assert rest["timeline"][-1]["lines"] == [{"sku": "BEAN-1", "quantity": 3}, {"sku": "MACH-1", "quantity": 1}]
    assert stock_of("BEAN-1") == 8


def test_a_promise_moves_for_a_line_with_a_reason(customer: Caller, accepted: Made, ship: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=2, MUG_1=1)
    body = {"lines": [{"sku": "mug-1", "promised_on": "2999-03-01"}], "reason": "The potter is ill."}

    moved = do(placed, "promises", **body).json

    assert lines_of(moved, "promised_on")["MUG-1"] == ["2999-03-01"]
    assert moved["promised_on"] == "2999-03-01"
    assert moved["document"] == placed["document"]
    told = moved["timeline"][-1]
    assert (told["kind"], told["reason"], told["days"]) == (
        "promise_moved",
        "The potter is ill.",
        [{"sku": "MUG-1", "promised_on": "2999-03-01"}],
    )
    assert do(placed, "promises", **body).code == "promise_unchanged"
    past = {"lines": [{"sku": "MUG-1", "promised_on": "2001-01-01"}], "reason": "?"}
    assert do(placed, "promises", **past).code == "promise_in_the_past"


def test_picking_begins_once_and_is_the_customers_cut_off(customer: Caller, accepted: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=2)
    picking = do(placed, "start_picking").json

    assert (picking["delivery_status"], picking["timeline"][-1]["kind"]) == ("picking", "picking_started")
    assert do(placed, "start_picking").code == "order_move_not_allowed"
    assert customer.get(f"/v1/orders/{placed['number']}").json["allowed"] == ["ask_change", "ask_cancel"]


def test_a_refused_order_gives_its_stock_back(customer: Caller, order: Made, do: Do) -> None:
    placed = order(customer, BEAN_1=4)
    assert do(placed, "refuse").code == "reason_missing"

    refused = do(placed, "refuse", reason="We do not deliver there.").json

    assert (refused["status"], refused["delivery_status"]) == ("rejected", "cancelled")
    assert (refused["allowed"], stock_of("BEAN-1")) == ([], 10)


def test_a_link_to_a_carrier_is_a_web_address(customer: Caller, accepted: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=1)
    parcel = {"lines": [{"sku": "BEAN-1", "quantity": 1}], "carrier": "Posti"}

    for link in ("javascript:alert(1)", "http://plain.example", 'https://x.example/">'):
        assert do(placed, "parcels", tracking_url=link, **parcel).status == 422


def test_shipping_three_lines_costs_three_round_trips(customer: Caller, agent: Caller, accepted: Made) -> None:
    put_product("CUP-1")
    placed = accepted(customer, BEAN_1=1, MUG_1=1, CUP_1=1)
    lines = [{"sku": sku, "quantity": 1} for sku in ("BEAN-1", "MUG-1", "CUP-1")]
    with metered() as meter:
        body = {"lines": lines, "carrier": "Posti", "version": placed["version"]}
        assert agent.post(f"/v1/staff/orders/{placed['number']}/parcels", body).status == 200

    assert meter.calls == ["GetItem", "Query", "TransactWriteItems", "Query"]


@pytest.mark.usefixtures("invoiced_on_shipping")
def test_a_vendor_who_invoices_what_is_shipped_bills_each_parcel(
    customer: Caller, accepted: Made, ship: Made, do: Do, deliver: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=5)
    ship(placed, BEAN_1=2)
    deliver()
    assert [one["amount"] for one in customer.get("/v1/billing/open").json["items"]] == [4290]

    ship(placed, BEAN_1=1)
    do(placed, "cancel_rest", reason="The roast failed.")
    deliver()

    assert [one["amount"] for one in customer.get("/v1/billing/open").json["items"]] == [4290, 2145]  # 6435 in all


def test_cancelling_the_rest_takes_back_what_was_billed_for_it(
    customer: Caller, accepted: Made, ship: Made, do: Do, deliver: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=5)
    deliver()
    ship(placed, BEAN_1=2)
    do(placed, "cancel_rest", reason="The roast failed.")
    deliver()

    [invoice] = customer.get("/v1/billing/open").json["items"]
    assert invoice["open"] == 4290
