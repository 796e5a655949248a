"""An order that waited, and whose prices have changed meanwhile: nothing is placed before somebody has seen that."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from tests.functional.orders.conftest import Do
from tests.functional.orders.test_cancelling import say
from tests.functional.orders.test_telling import mail
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, subjects
from tests.support.shop import put_product, stock_of

Deliver = Callable[[], int]
MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)  # in Helsinki


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(MONDAY_NOON):
        yield


@pytest.fixture
def propose(agent: Caller) -> Callable[..., Answer]:
    def run(order: Any, prices: str, key: str | None = None, **more: Any) -> Answer:
        number = order["number"]
        version = more.pop("version", None) or agent.get(f"/v1/staff/orders/{number}").json["version"]
        body = {"version": version, "prices": prices, **more}
        return agent.post(f"/v1/staff/orders/{number}/price-proposals", body, key=key)

    return run


def test_it_is_approved_at_the_reviewed_prices_only_by_who_has_seen_that_others_hold(
    waiting: Any, do: Do, propose: Callable[..., Answer]
) -> None:
    put_product("BEAN-1", price=2000, vat_rate=1350, stock=10)

    asked = do(waiting, "approve")
    assert (asked.status, asked.code) == (409, "prices_changed")
    assert asked.json["differences"] == [{"kind": "price_up", "sku": "BEAN-1", "was": 1890, "now": 2000}]
    put_product("BEAN-1", price=2100, vat_rate=2550, stock=10)
    again = do(waiting, "approve", prices=asked.json["prices"])  # that is not what was seen
    assert [one["now"] for one in again.json["differences"]] == [2100, 2550]
    assert stock_of("BEAN-1") == 10

    approved = do(waiting, "approve", prices=again.json["prices"]).json

    assert (approved["status"], approved["document"]) == ("placed", waiting["document"])
    assert (approved["timeline"][-1]["kind"], stock_of("BEAN-1")) == ("approved_as_reviewed", 5)
    assert propose(waiting, again.json["prices"]).code == "order_move_not_allowed"


def test_or_the_customer_decides_about_todays_prices(
    customer: Caller, waiting: Any, do: Do, propose: Callable[..., Answer], deliver: Deliver, mailbox: Mailbox
) -> None:
    assert propose(waiting, "0" * 64).code == "prices_unchanged"
    put_product("BEAN-1", price=2000, vat_rate=1350, stock=10)
    assert propose(waiting, "0" * 64).code == "prices_changed"
    seal = do(waiting, "approve").json["prices"]

    first, repeat = (propose(waiting, seal, key="p", version=1, reason="The harvest was small.") for _ in range(2))

    assert (first.status, first.json["status"], first.json["allowed"]) == (200, "awaiting_approval", ["refuse"])
    assert first.json == repeat.json
    deliver()
    told = mail(mailbox, "elin", "New prices for your order").replace("\n", " ")
    assert "> The harvest was small." in told
    assert "with your yes the order stands at today's prices" in told
    [asked] = customer.get(f"/v1/orders/{waiting['number']}").json["requests"]
    assert (asked["allowed"], asked["answer_by"]) == (["accept", "decline"], "2030-01-10T10:00:00.000Z")
    assert [(one["what"], one["was"], one["now"]) for one in asked["differences"]] == [("price", 1890, 2000)]

    placed = say(customer, waiting, "accept").json

    assert (placed["status"], placed["document"]) == ("placed", asked["document"])
    assert placed["document"]["total"] == waiting["document"]["total"] + asked["difference"]
    assert stock_of("BEAN-1") == 5
    deliver()
    assert customer.get("/v1/billing").json["credit"]["reserved"] == placed["document"]["total"]


def test_while_it_is_the_customers_turn_staff_are_not_reminded_and_a_no_leaves_it_waiting(
    customer: Caller,
    waiting: Any,
    do: Do,
    propose: Callable[..., Answer],
    deliver: Deliver,
    mailbox: Mailbox,
    fire: Callable[[], None],
) -> None:
    put_product("BEAN-1", price=2000, vat_rate=1350, stock=10)
    seal = do(waiting, "approve").json["prices"]
    with clock.fixed(MONDAY_NOON + timedelta(days=6, hours=1)):
        asked = propose(waiting, seal).json["requests"][0]
        fire()
        deliver()
    assert asked["answer_by"] == waiting["approval"]["ends_at"]  # a yes after that would come too late
    assert "An order still awaits approval" not in subjects(mailbox, "ilze")

    with clock.fixed(MONDAY_NOON + timedelta(days=6, hours=2)):
        say(customer, waiting, "decline")
        again = propose(waiting, seal).json
    assert (len(again["requests"]), again["requests"][1]["state"]) == (2, "waiting")
    with clock.fixed(MONDAY_NOON + timedelta(days=7)):
        fire()
        deliver()
    assert "have had no answer" in mail(mailbox, "elin", "Your order is no longer valid").replace("\n", " ")
    over = customer.get(f"/v1/orders/{waiting['number']}").json
    assert (over["status"], over["requests"][1]["state"]) == ("expired", "overtaken")
