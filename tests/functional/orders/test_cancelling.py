"""Customers cancel: at once before picking, by request after it; what it brings back is shown first."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from tests.functional.orders.conftest import Do
from tests.support.caller import Answer, Caller
from tests.support.shop import stock_of

Made = Callable[..., Any]
MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)  # in Helsinki
MONEY = ("worth", "not_billed", "no_longer_owed", "to_your_credit")


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(MONDAY_NOON):
        yield


def plan(caller: Caller, order: Any) -> Any:
    route = "/v1/staff" if caller.groups else "/v1"
    return caller.get(f"{route}/orders/{order['number']}/cancellation").json


def cancel(customer: Caller, order: Any, key: str | None = None, **more: Any) -> Answer:
    body = {"reason": "by_mistake", "version": order["version"], **more}
    return customer.post(f"/v1/orders/{order['number']}/cancellation", body, key=key)


def say(caller: Caller, order: Any, answer: str, **more: Any) -> Answer:
    route = "/v1/staff" if caller.groups else "/v1"
    shown = caller.get(f"{route}/orders/{order['number']}").json
    path = f"{route}/orders/{order['number']}/requests/{shown['requests'][-1]['request_id']}/answers"
    return caller.post(path, {"answer": answer, "version": shown["version"], **more})


def test_before_picking_it_is_cancelled_at_once_with_the_plan_shown_first(
    customer: Caller, order: Made, deliver: Callable[[], int]
) -> None:
    placed = order(customer, BEAN_1=2)
    shown = plan(customer, placed)
    assert (shown["at_once"], shown["answer_by"], shown["version"]) == (True, None, 1)
    assert shown["lines"] == [{"sku": "BEAN-1", "quantity": 2}]
    assert [shown[name] for name in MONEY] == [4290, 4290, 0, 0]
    assert "by_mistake" in shown["reasons"]

    first, again = (cancel(customer, placed, key="k", note="Wrong week") for _ in range(2))

    assert (first.json["status"], first.json["allowed"]) == ("cancelled", [])
    assert again.json == first.json
    told = first.json["timeline"][-1]
    assert (told["kind"], told["by"], told["by_staff"], told["reason_code"], told["reason"]) == (
        "cancelled",
        "Elin Lund",
        False,
        "by_mistake",
        "Wrong week",
    )
    assert stock_of("BEAN-1") == 10
    deliver()
    assert plan(customer, placed)["code"] == "order_move_not_allowed"


def test_the_plan_says_what_is_not_owed_any_more_and_what_was_paid(
    customer: Caller, agent: Caller, accepted: Made, deliver: Callable[[], int]
) -> None:
    placed = accepted(customer, BEAN_1=2)
    deliver()
    assert [plan(customer, placed)[name] for name in MONEY] == [4290, 0, 4290, 0]
    [invoice] = customer.get("/v1/billing/open").json["items"]
    payment = {"reference": "bank-1", "amount": 1000, "currency": "EUR", "value_date": "2026-06-01"}
    paid = {**payment, "split": [{"number": invoice["number"], "amount": 1000}]}
    assert agent.post("/v1/staff/accounts/acc_elin/payments", paid).status == 201

    given_up = {"number": invoice["number"], "amount": 2000, "reason": "Not worth it."}
    for _ in range(2):
        for reader in (customer, agent):
            assert [plan(reader, placed)[name] for name in MONEY] == [4290, 0, 3290, 1000]
        assert agent.post("/v1/staff/accounts/acc_elin/write-offs", given_up, key="k").status == 200

    assert cancel(customer, placed).json["status"] == "cancelled"
    deliver()
    money = customer.get("/v1/billing").json
    assert (money["owed"], money["unallocated"]) == (0, 1000)


def test_who_read_the_plan_before_picking_began_is_shown_the_new_one(customer: Caller, accepted: Made, do: Do) -> None:
    placed = accepted(customer, BEAN_1=2)
    do(placed, "start_picking")

    answer = cancel(customer, placed)

    assert (answer.status, answer.code) == (409, "order_changed_meanwhile")


def asked(customer: Caller, accepted: Made, do: Do, **wanted: int) -> Any:
    """An order with a request to cancel it."""
    picking = do(accepted(customer, **wanted), "start_picking").json
    answer = cancel(customer, picking, note="We are closed")
    assert answer.status == 200, answer.body
    return answer.json


def test_after_it_staff_answer_by_a_promised_moment(customer: Caller, agent: Caller, accepted: Made, do: Do) -> None:
    picking = do(accepted(customer, BEAN_1=2), "start_picking").json
    assert plan(customer, picking)["answer_by"] == "2030-01-07T14:00:00.000Z"  # four business hours
    waiting = cancel(customer, picking, note="We are closed").json

    [request] = waiting["requests"]
    assert (waiting["status"], waiting["allowed"]) == ("accepted", [])
    assert {name: request[name] for name in ("kind", "state", "acts_next", "answer_by", "reason_code", "allowed")} == {
        "kind": "cancel",
        "state": "waiting",
        "acts_next": "staff",
        "answer_by": "2030-01-07T14:00:00.000Z",
        "reason_code": "by_mistake",
        "allowed": ["withdraw"],
    }
    assert waiting["timeline"][-1]["request"] == request["request_id"]
    assert stock_of("BEAN-1") == 8
    staff_sees = agent.get(f"/v1/staff/orders/{waiting['number']}").json["requests"][0]
    assert staff_sees["allowed"] == ["accept", "decline"]


def test_accepted_it_is_cancelled(
    customer: Caller, agent: Caller, accepted: Made, do: Do, events: Callable[[], list[Envelope]]
) -> None:
    waiting = asked(customer, accepted, do, BEAN_1=2)

    done = say(agent, waiting, "accept", reason="We caught it in time.").json

    assert (done["status"], done["requests"][0]["state"], done["requests"][0]["acts_next"]) == (
        "cancelled",
        "accepted",
        None,
    )
    assert stock_of("BEAN-1") == 10
    assert {"order.cancelled", "order.request_answered"} <= {event.name for event in events()}
    assert say(agent, waiting, "decline", reason="?").code == "request_answered"


def test_what_has_left_stays_when_a_request_is_accepted(
    customer: Caller, agent: Caller, accepted: Made, ship: Made, do: Do
) -> None:
    waiting = asked(customer, accepted, do, BEAN_1=5)
    ship(waiting, BEAN_1=2)
    shown = plan(agent, waiting)
    assert (shown["at_once"], shown["lines"]) == (True, [{"sku": "BEAN-1", "quantity": 3}])

    done = say(agent, waiting, "accept").json

    assert (done["status"], done["delivery_status"], done["lines"][0]["cancelled"]) == ("accepted", "shipped", 3)
    assert stock_of("BEAN-1") == 8


def test_declined_it_says_why_and_can_be_asked_again(customer: Caller, agent: Caller, accepted: Made, do: Do) -> None:
    waiting = asked(customer, accepted, do, BEAN_1=2)
    assert say(agent, waiting, "decline").code == "reason_missing"
    assert say(customer, waiting, "accept").code == "request_answered"

    declined = say(agent, waiting, "decline", reason="It is on the van.").json

    assert (declined["status"], declined["requests"][0]["state"]) == ("accepted", "declined")
    assert declined["requests"][0]["answer"] == "It is on the van."
    assert declined["timeline"][-1]["kind"] == "cancel_declined"
    assert customer.get(f"/v1/orders/{waiting['number']}").json["allowed"] == ["ask_change", "ask_cancel"]


def test_the_customer_takes_a_request_back(customer: Caller, agent: Caller, accepted: Made, do: Do) -> None:
    waiting = asked(customer, accepted, do, BEAN_1=2)

    assert say(customer, waiting, "withdraw").json["requests"][0]["state"] == "withdrawn"
    assert say(agent, waiting, "accept").code == "request_answered"


def test_a_request_about_an_order_that_ends_is_overtaken(customer: Caller, accepted: Made, do: Do) -> None:
    waiting = asked(customer, accepted, do, BEAN_1=2)

    ended = do(waiting, "cancel", reason="The roast failed.").json

    assert ended["requests"][0]["state"] == "overtaken"


def test_staff_are_reminded_once_when_the_time_is_over(
    customer: Caller, agent: Caller, accepted: Made, do: Do, events: Callable[[], list[Envelope]]
) -> None:
    from app import courier
    from chalicelib.platform import timers

    asked(customer, accepted, do, BEAN_1=2)
    due = [timers.as_envelope(timer) for page in timers.due(MONDAY_NOON + timedelta(hours=5)) for timer in page]
    [reminder] = [one for one in due if one.reaction == "order.request"]
    for _ in range(2):
        courier.react(reminder)

    [told] = [event for event in events() if event.name == "order.request_due"]
    assert (told.data["kind"], told.data["asked_by"]) == ("cancel", "buyer")


def test_an_answered_request_reminds_nobody(
    customer: Caller, agent: Caller, accepted: Made, do: Do, events: Callable[[], list[Envelope]]
) -> None:
    from chalicelib.orders import service

    waiting = asked(customer, accepted, do, BEAN_1=2)
    say(agent, waiting, "decline", reason="It is on the van.")
    envelope = events()[-1]
    service.remind(f"{waiting['number']}/{waiting['requests'][0]['request_id']}", envelope)
    service.remind("7Q4K-M2XD-9ET/req_none", envelope)

    assert "order.request_due" not in [event.name for event in events()]


def test_requests_lead_the_staffs_list(
    customer: Caller, agent: Caller, accepted: Made, do: Do, deliver: Callable[[], int]
) -> None:
    waiting = asked(customer, accepted, do, BEAN_1=2)
    deliver()
    assert [one["number"] for one in agent.get("/v1/staff/orders").json["items"]] == [waiting["number"]]

    say(agent, waiting, "decline", reason="It is on the van.")
    deliver()
    assert agent.get("/v1/staff/orders").json["items"] == []
    assert [one["number"] for one in agent.get("/v1/staff/orders?view=to_ship").json["items"]] == [waiting["number"]]
