"""The conversation, both ways."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.meter import metered


def test_an_answer_keeps_the_promise(
    customer: Caller, ask: Callable[..., Any], answer: Callable[..., Any], hands: Hands
) -> None:
    ticket = ask()
    hands.go(hours=1)
    answer(ticket, text="Please clean the burrs.")

    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (shown["ticket"]["state"], shown["ticket"]["promise"]["state"]) == ("open", "kept")
    assert shown["ticket"]["since"] == shown["ticket"]["promise"]["stopped_at"] == "2030-01-07T09:00:00.000Z"
    assert [(entry["by"], entry["author"], entry["text"]) for entry in shown["entries"]] == [
        ("customer", "Elin Lund", "It worked until Friday."),
        ("staff", "Ilze Ozola", "Please clean the burrs."),
    ]


def test_the_customers_next_message_starts_a_new_promise(
    customer: Caller, ask: Callable[..., Any], answer: Callable[..., Any], hands: Hands
) -> None:
    ticket = ask()
    answer(ticket)
    hands.go(hours=2)
    added = customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "Still stops."})

    promise = added.json["ticket"]["promise"]
    assert (promise["clock"], promise["due_at"]) == ("next_reply", "2030-01-07T14:00:00.000Z")
    assert promise["stopped_at"] is None
    assert [entry["text"] for entry in added.json["entries"]] == ["Still stops."]


def test_a_repeated_message_is_one_message(
    customer: Caller, ask: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    path = f"/v1/tickets/{ask()['number']}/messages"
    first = customer.post(path, {"text": "Hello?"}, key="k")
    again = customer.post(path, {"text": "Hello?"}, key="k")

    assert (first.status, again.status) == (201, 201)
    assert again.json["entries"] == first.json["entries"]
    assert len(customer.get(path).json["items"]) == 2
    assert [event.name for event in events()] == ["ticket.opened", "ticket.customer_replied"]
    assert customer.post(path, {"text": "Other"}, key="k").code == "idempotency_key_reused"


def test_asking_the_customer_makes_it_their_turn(ask: Callable[..., Any], answer: Callable[..., Any]) -> None:
    asked = answer(ask(), then="waiting_customer", text="Which grinder do you have?")

    assert (asked["state"], asked["who_acts_next"], asked["promise"]["state"]) == ("waiting_customer", "you", "kept")


def test_notes_among_staff_never_reach_the_customer(
    customer: Caller, agent: Caller, ask: Callable[..., Any], events: Callable[[], list[Envelope]]
) -> None:
    ticket = ask()
    path = f"/v1/staff/tickets/{ticket['number']}"
    note = {"text": "Third one this week.", "internal": True}
    first, again = (agent.post(f"{path}/messages", note, key="n") for _ in range(2))

    assert first.json["entries"] == again.json["entries"]
    assert [entry["internal"] for entry in agent.get(path).json["entries"]] == [False, True]
    for seen in ("", "/messages"):
        assert "Third one" not in customer.get(f"/v1/tickets/{ticket['number']}{seen}").body
    assert customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]["version"] == ticket["version"]
    assert [event.name for event in events()] == ["ticket.opened", "ticket.note_added"]


def test_a_ticket_belongs_to_its_account(
    customer: Caller, stranger: Caller, agent: Caller, ask: Callable[..., Any]
) -> None:
    number = ask()["number"]

    for path in (f"/v1/tickets/{number}", f"/v1/tickets/{number}/messages"):
        assert (stranger.get(path).status, stranger.get(path).code) == (404, "ticket_not_found")
        assert customer.get(path.replace("/v1/", "/v1/staff/")).code == "staff_only"
    assert stranger.post(f"/v1/tickets/{number}/messages", {"text": "Hi"}).code == "ticket_not_found"
    assert agent.get(f"/v1/tickets/{number}").code == "customers_only"
    assert customer.get("/v1/tickets/0000-0000-000").code == "ticket_not_found"


def test_a_long_conversation_is_read_page_by_page(customer: Caller, ask: Callable[..., Any], hands: Hands) -> None:
    number = ask()["number"]
    for n in range(60):
        hands.go(seconds=1)
        customer.post(f"/v1/tickets/{number}/messages", {"text": f"message {n}"})

    shown = customer.get(f"/v1/tickets/{number}").json
    rest = customer.get(f"/v1/tickets/{number}/messages?cursor={shown['older']}").json

    assert len(shown["entries"]) == 50
    texts = [entry["text"] for entry in rest["items"][::-1] + shown["entries"]]
    assert texts == ["It worked until Friday.", *(f"message {n}" for n in range(60))]


def test_replying_and_reading_stay_within_their_budgets(customer: Caller, ask: Callable[..., Any], answer: Any) -> None:
    ticket = ask()
    answer(ticket)
    path = f"/v1/tickets/{ticket['number']}"
    with metered() as meter:
        assert customer.post(f"{path}/messages", {"text": "Still stops."}).status == 201
    assert meter.round_trips - 1 <= 2, meter.calls
    assert meter.write_units <= 10

    for read in (path, "/v1/tickets"):
        with metered() as meter:
            assert customer.get(read).status == 200
        assert meter.calls == ["GetItem", "Query"]
