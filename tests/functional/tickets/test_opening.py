"""Asking: the ticket, its priority and its promise."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import ASKED
from tests.support.caller import Caller
from tests.support.meter import metered


def test_two_plain_answers_give_a_priority_and_a_promise(ask: Callable[..., Any]) -> None:
    ticket = ask()

    assert (ticket["state"], ticket["priority"], ticket["who_acts_next"]) == ("new", "p2", "us")
    assert ticket["promise"]["due_at"] == "2030-01-07T12:00:00.000Z"
    assert (ticket["promise"]["state"], ticket["promise"]["minutes_left"]) == ("on_time", 240)
    assert ticket["tags"] == ["grinder", "warranty"]
    assert ticket["allowed"] == ["reply", "withdraw", "raise_urgency"]


def test_the_same_request_opens_one_ticket(
    customer: Caller, ask: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    first = ask(key="k")
    again = customer.post("/v1/tickets", ASKED, key="k")

    assert (again.status, again.json["ticket"]["number"]) == (200, first["number"])
    assert [entry["text"] for entry in again.json["entries"]] == ["It worked until Friday."]
    assert [event.name for event in events()] == ["ticket.opened"]
    other = customer.post("/v1/tickets", {**ASKED, "subject": "Other"}, key="k")
    assert (other.status, other.code) == (422, "idempotency_key_reused")


def test_a_ticket_may_name_an_order_of_ones_own_only(
    customer: Caller, stranger: Caller, ask: Callable[..., Any], order: Callable[..., Any]
) -> None:
    number = order(customer, BEAN_1=1)["number"]

    assert ask(order_number=number.lower())["order_number"] == number
    answer = stranger.post("/v1/tickets", {**ASKED, "order_number": number})
    assert (answer.status, answer.code) == (404, "order_not_found")


def test_what_is_known_of_a_line_is_copied_in(customer: Caller, order: Callable[..., Any]) -> None:
    placed = order(customer, BEAN_1=2)
    about = {**ASKED, "order_number": placed["number"], "sku": "BEAN-1"}
    opened = customer.post("/v1/tickets", about, key="k").json

    [message, line] = opened["entries"]
    assert (message["kind"], line["kind"], line["by"]) == ("message", "about_line", "system")
    assert {name: line["facts"][name] for name in ("sku", "quantity", "delivered", "promised_on")} == {
        "sku": "BEAN-1",
        "quantity": "2",
        "delivered": "0",
        "promised_on": placed["promised_on"],
    }
    assert customer.post("/v1/tickets", about, key="k").json["entries"] == [message]
    for wrong in ({"sku": "MUG-1"}, {"sku": None, "parcel": "1"}, {"order_number": None}):
        assert customer.post("/v1/tickets", {**about, **wrong}).code == "no_such_part_of_order"


def test_events_never_carry_what_people_wrote(ask: Callable[..., Any], events: Callable[[], list[Envelope]]) -> None:
    ask()

    [event] = events()
    assert "Friday" not in event.model_dump_json()
    assert "Grinder" not in event.model_dump_json()


def test_opening_costs_one_round_trip_and_few_units(customer: Caller) -> None:
    with metered() as meter:
        assert customer.post("/v1/tickets", ASKED).status == 201

    assert meter.calls == ["GetItem", "TransactWriteItems"]
    assert meter.write_units <= 14


def test_the_promises_are_public(visitor: Caller) -> None:
    shown = visitor.get("/v1/promises").json

    assert {"severity": "stopped", "urgency": "at_once", "priority": "p1"} in shown["priorities"]
    assert shown["targets"][0] == {
        "priority": "p1",
        "first_reply": 60,
        "next_reply": 60,
        "resolution": 540,
        "cause": 1080,
    }
    assert shown["week"]["mon"] == ["08:00-17:00"]
