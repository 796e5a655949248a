"""Changing an order: reviewed first; at once before picking, by request after it, or as the vendor proposes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from tests.functional.orders.conftest import Do
from tests.functional.orders.test_cancelling import say
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, subjects
from tests.support.shop import ADDRESS, put_product, stock_of

Made = Callable[..., Any]
MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)
BAG, MUG = 2145, 1130  # with VAT


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(MONDAY_NOON):
        yield


OFFICE = {**ADDRESS, "name": "Kafé Luleå AB", "line1": "Box 4"}


def reviewed(caller: Caller, order: Any, key: str | None = None, **wanted: Any) -> Answer:
    """`reviewed(customer, order, BEAN_1=3)`: what it would become; other words than SKUs go as they are."""
    lines = [{"sku": sku.replace("_", "-"), "quantity": wanted.pop(sku)} for sku in list(wanted) if sku.isupper()]
    version = caller.get(path(caller, order)).json["version"]
    return caller.post(f"{path(caller, order)}/reviews", {"version": version, "lines": lines, **wanted}, key=key)


def path(caller: Caller, order: Any) -> str:
    return f"/v1/staff/orders/{order['number']}" if caller.groups else f"/v1/orders/{order['number']}"


def confirm(caller: Caller, order: Any, made: Any, key: str | None = None, **more: Any) -> Answer:
    body = {"review_id": made["review_id"], "fingerprint": made["fingerprint"], **more}
    return caller.post(f"{path(caller, order)}/changes", body, key=key)


def test_before_picking_it_is_changed_at_once_after_it_was_seen_in_full(
    customer: Caller, accepted: Made, follow: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=2, MUG_1=1)
    follow()
    elsewhere = {**ADDRESS, "line1": "Hamngatan 2"}
    made = reviewed(customer, placed, BEAN_1=5, MUG_1=0, delivery_address=elsewhere, invoice_address=OFFICE).json

    total = placed["document"]["total"]
    assert (made["at_once"], made["answer_by"], made["total_before"]) == (True, None, total)
    assert made["document"]["total"] == total + made["difference"]
    assert [(one["what"], one["sku"], one["was"], one["now"]) for one in made["differences"][:2]] == [
        ("quantity", "BEAN-1", 2, 5),
        ("removed", "MUG-1", 1, None),
    ]
    assert [one["what"] for one in made["differences"]][-2:] == ["address", "invoice_address"]
    assert customer.get(f"/v1/orders/{placed['number']}").json["document"] == placed["document"]

    first, again = (confirm(customer, placed, made, key="k") for _ in range(2))
    assert first.json["document"] == made["document"]
    assert again.json == first.json
    told = first.json["timeline"][-1]
    assert (told["kind"], told["by"], told["changes"]) == ("changed", "Elin Lund", made["differences"])
    assert (stock_of("BEAN-1"), stock_of("MUG-1")) == (5, 1)
    follow()
    money = billing.order_money("acc_elin", placed["number"])
    assert money.billed - money.credited == money.open == made["document"]["total"]


def test_what_is_not_touched_keeps_its_price_and_more_of_it_costs_what_it_costs_today(
    customer: Caller, order: Made
) -> None:
    placed = order(customer, BEAN_1=2, MUG_1=1)
    put_product("BEAN-1", price=2000, vat_rate=1350, stock=8)

    less, more = reviewed(customer, placed, BEAN_1=1).json, reviewed(customer, placed, BEAN_1=3).json
    assert (less["document"]["lines"][0]["unit_price"], more["document"]["lines"][0]["unit_price"]) == (1890, 2000)
    assert ("price", 1890, 2000) in [(one["what"], one["was"], one["now"]) for one in more["differences"]]
    later = reviewed(customer, placed, requested_on="2030-01-21").json
    assert {line["promised_on"] for line in later["document"]["lines"]} == {"2030-01-21"}
    assert later["difference"] == 0
    for body, code in (
        ({"BEAN_1": 2}, "nothing_changed"),
        ({"BEAN_1": 0, "MUG_1": 0}, "everything_removed"),
        ({"BEAN_1": 99}, "lines_not_possible"),
        ({"requested_on": "2030-01-07"}, "day_too_early"),
    ):
        assert reviewed(customer, placed, **body).code == code


def test_only_what_was_reviewed_can_be_confirmed_and_only_while_it_is_true(
    customer: Caller, stranger: Caller, order: Made, do: Do
) -> None:
    placed = order(customer, BEAN_1=2)
    made = reviewed(customer, placed, BEAN_1=1, key="r").json
    assert reviewed(customer, placed, BEAN_1=1, key="r").json == made
    assert confirm(customer, placed, {**made, "fingerprint": "0" * 64}).code == "change_not_as_reviewed"
    assert confirm(stranger, placed, made).code == "order_not_found"
    assert confirm(customer, order(customer, BEAN_1=1), made).code == "change_not_found"
    do(placed, "accept")
    assert confirm(customer, placed, made).code == "order_changed_meanwhile"


def test_after_the_half_hour_it_comes_back_at_todays_prices_with_what_is_otherwise(
    customer: Caller, order: Made
) -> None:
    placed = order(customer, BEAN_1=2)
    made = reviewed(customer, placed, BEAN_1=3, delivery_address={**ADDRESS, "line1": "Hamngatan 2"}).json
    put_product("BEAN-1", price=2000, vat_rate=1350, stock=8)

    with clock.fixed(MONDAY_NOON.replace(hour=11)):
        late = confirm(customer, placed, made)
        renewed = late.json["review"]
        done = confirm(customer, placed, renewed)

    assert (late.status, late.code) == (409, "change_expired")
    assert late.json["differences"] == [{"kind": "price_up", "sku": "BEAN-1", "was": 1890, "now": 2000}]
    assert renewed["document"]["delivery_address"]["line1"] == "Hamngatan 2"
    assert (done.status, done.json["document"]) == (200, renewed["document"])


def test_stock_that_is_gone_meanwhile_refuses_the_change(customer: Caller, stranger: Caller, order: Made) -> None:
    placed = order(customer, BEAN_1=2)
    made = reviewed(customer, placed, BEAN_1=10).json
    order(stranger, BEAN_1=5)

    answer = confirm(customer, placed, made)

    assert (answer.status, answer.code, answer.json["lines"]) == (
        409,
        "not_enough_in_stock",
        [{"sku": "BEAN-1", "left": 3}],
    )
    assert stock_of("BEAN-1") == 3


def test_a_dearer_order_takes_of_the_credit_in_the_same_step(
    customer: Caller, agent: Caller, order: Made, follow: Callable[[], int]
) -> None:
    def credit() -> Any:
        return customer.get("/v1/billing").json["credit"]

    agent.put("/v1/staff/accounts/acc_elin/credit", {"limit": 3 * BAG, "hold": None, "reason": "New", "version": 0})
    placed = order(customer, BEAN_1=2)
    made = reviewed(customer, placed, BEAN_1=3).json
    assert confirm(customer, placed, made).status == 200
    assert (credit()["reserved"], credit()["left"]) == (made["document"]["total"], 3 * BAG - made["document"]["total"])
    follow()
    assert credit()["reserved"] == made["document"]["total"]
    assert billing.verify("acc_elin") == []


def test_what_goes_over_the_credit_waits_for_the_vendors_approval(
    customer: Caller, agent: Caller, order: Made, deliver: Callable[..., int], mailbox: Mailbox
) -> None:
    agent.put("/v1/staff/accounts/acc_elin/credit", {"limit": 3 * BAG, "hold": None, "reason": "New", "version": 0})
    placed = order(customer, BEAN_1=2)
    made = reviewed(customer, placed, BEAN_1=5).json
    missing = made["document"]["total"] - 3 * BAG
    shown = {name: made[name] for name in ("at_once", "credit_missing", "answer_by")}
    assert shown == {"at_once": False, "credit_missing": missing, "answer_by": "2030-01-07T14:00:00.000Z"}

    waiting = confirm(customer, placed, made).json

    [asked] = waiting["requests"]
    assert (waiting["status"], waiting["document"]) == ("placed", placed["document"])
    assert (asked["acts_next"], asked["credit_missing"], stock_of("BEAN-1")) == ("staff", missing, 8)
    again = reviewed(customer, placed, BEAN_1=6).json
    assert confirm(customer, placed, again).code == "order_move_not_allowed"  # one waits already
    deliver()
    assert "To approve: a change for Elin Lund" in subjects(mailbox, "ilze")

    approved = say(agent, placed, "accept").json

    assert (approved["document"], stock_of("BEAN-1")) == (made["document"], 5)
    deliver()
    assert customer.get("/v1/billing").json["credit"]["reserved"] == made["document"]["total"]
    assert billing.verify("acc_elin") == []


def test_after_picking_began_it_is_asked_and_staff_agree(
    customer: Caller, agent: Caller, accepted: Made, do: Do, follow: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=3)
    do(placed, "start_picking")
    made = reviewed(customer, placed, BEAN_1=1).json
    assert (made["at_once"], made["answer_by"]) == (False, "2030-01-07T14:00:00.000Z")
    waiting = confirm(customer, placed, made, reason="Fewer guests").json
    [asked] = waiting["requests"]
    assert (waiting["document"], asked["kind"], asked["acts_next"]) == (placed["document"], "change", "staff")
    assert (asked["document"], asked["differences"]) == (made["document"], made["differences"])
    assert asked["difference"] == made["difference"] < 0

    done = say(agent, waiting, "accept").json

    assert (done["document"], done["requests"][0]["state"]) == (made["document"], "accepted")
    assert (done["timeline"][-1]["kind"], done["timeline"][-1]["by"], stock_of("BEAN-1")) == (
        "changed",
        "Ilze Ozola",
        9,
    )
    follow()
    assert billing.order_money("acc_elin", placed["number"]).open == BAG


def test_what_has_left_meanwhile_cannot_be_changed_away(
    customer: Caller, agent: Caller, accepted: Made, do: Do, ship: Made
) -> None:
    placed = accepted(customer, BEAN_1=3)
    do(placed, "start_picking")
    waiting = confirm(customer, placed, reviewed(customer, placed, BEAN_1=1).json).json
    ship(placed, BEAN_1=2)

    assert say(agent, waiting, "accept").code == "less_than_shipped"
    assert say(agent, waiting, "decline", reason="Two have left.").json["requests"][0]["state"] == "declined"
    assert reviewed(customer, placed, BEAN_1=4).code == "order_more_apart"


def test_staff_propose_and_the_customer_decides(
    customer: Caller, agent: Caller, order: Made, deliver: Callable[..., int]
) -> None:
    placed = order(customer, BEAN_1=4)
    made = reviewed(agent, placed, BEAN_1=2).json
    assert (made["at_once"], made["answer_by"]) == (False, "2030-01-10T10:00:00.000Z")
    assert confirm(agent, placed, made).code == "reason_missing"
    proposed = confirm(agent, placed, made, reason="The harvest was small.").json
    assert (proposed["requests"][0]["asked_by"], proposed["document"]) == ("staff", placed["document"])
    shown = customer.get(f"/v1/orders/{placed['number']}").json
    assert shown["requests"][0]["allowed"] == ["accept", "decline"]
    deliver("overview.")
    [need] = customer.get("/v1/overview").json["needs"]
    assert (need["kind"], need["order"], need["due"]) == ("answer_request", placed["number"], made["answer_by"])
    assert agent.get("/v1/staff/due").json["items"] == []

    done = say(customer, placed, "accept").json

    deliver("overview.")
    assert customer.get("/v1/overview").json["needs"] == []
    assert (done["document"]["lines"][0]["quantity"], done["timeline"][-1]["kind"]) == (2, "changed")
    assert stock_of("BEAN-1") == 8


@pytest.mark.usefixtures("invoiced_on_shipping")
def test_what_was_to_follow_is_changed_away_and_nothing_keeps_the_order_open(
    customer: Caller, agent: Caller, accepted: Made, do: Do, ship: Made, follow: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=3)
    ship(placed, BEAN_1=2)
    do(placed, "parcels/1/moves", move="deliver")
    follow()
    body = {"reference": "bank-1", "amount": 2 * BAG, "currency": "EUR", "value_date": "2026-06-01"}
    assert agent.post("/v1/staff/accounts/acc_elin/payments", body).status == 201
    follow()
    waiting = confirm(customer, placed, reviewed(customer, placed, BEAN_1=2).json).json

    assert say(agent, waiting, "accept").status == 200
    follow()

    assert customer.get(path(customer, placed)).json["status"] == "closed"
