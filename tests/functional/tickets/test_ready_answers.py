"""What staff write once and send often, in each customer's language and with their facts."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.examples import READY_ANSWER

READY = "/v1/staff/ready-answers"
TEXTS = {
    "en": "Hello {name}, {order} comes {promised}.\n{staff}",
    "sv": "Hej {name}, {number}: {order} kommer {promised}.",
}


@pytest.fixture
def ready(agent: Caller) -> Callable[..., Any]:
    """`ready(title="Sent")`: a ready answer, freshly written."""

    def made(**more: Any) -> Any:
        return agent.post(READY, {**READY_ANSWER, **more}, key=more.get("title", "first")).json

    return made


def test_staff_write_them_change_them_and_see_what_they_were(ready: Any, agent: Caller, boss: Caller) -> None:
    made = ready()
    assert ready()["ready_id"] == made["ready_id"]
    ready(title="apologies", texts={"en": "Sorry!"})
    listed = agent.get(READY).json
    assert [(one["title"], one["languages"]) for one in listed["items"]] == [
        ("apologies", ["en"]),
        ("Sent today", ["en", "sv"]),
    ]

    path = f"{READY}/{made['ready_id']}"
    changed = {**READY_ANSWER, "title": "Sent", "version": 1}
    assert boss.put(path, changed).json["changed_by"] == "Nadia Berg"
    assert agent.put(path, changed).json["version"] == 2
    assert agent.put(path, {**changed, "title": "On its way"}).code == "ready_answer_changed"
    shown = agent.get(path).json
    assert (shown["title"], shown["version"]) == ("Sent", 2)
    assert [(one["title"], one["version"], one["changed_by"]) for one in shown["earlier"]] == [
        ("Sent today", 1, "Ilze Ozola")
    ]

    assert agent.put(f"{path}/removal", {"version": 1}).code == "ready_answer_changed"
    for _ in range(2):
        assert agent.put(f"{path}/removal", {"version": 2}).json == {"ready_id": made["ready_id"]}
    assert agent.get(path).code == "ready_answer_not_found"
    assert len(agent.get(READY).json["items"]) == 1


def test_what_cannot_be_sent_to_anybody_is_not_kept(agent: Caller) -> None:
    def refused(**more: Any) -> str:
        return agent.post(READY, {**READY_ANSWER, **more}).code

    assert refused(texts={"fi": "Hei!"}) == "first_language_missing"
    assert refused(texts={"en": "Hello {nmae}!"}) == "unknown_fact"
    assert refused(assign={"assignee": "elin"}) == "unknown_colleague"
    assert refused(texts={"de": "Hallo!"}) == "invalid_input"


def test_it_is_filled_in_in_the_customers_language_and_says_what_is_missing(
    ask: Any, ready: Any, agent: Caller, customer: Caller, order: Callable[..., Any], hands: Hands
) -> None:
    made = ready(texts=TEXTS)
    customer.patch("/v1/me", {"name": "Elin", "language": "sv", "time_zone": "Europe/Stockholm"})
    number = order(customer, BEAN_1=1)["number"]

    def filled(ticket: Any) -> Any:
        return agent.get(f"/v1/staff/tickets/{ticket['number']}/ready-answers/{made['ready_id']}").json

    about = ask("1", order_number=number)
    whole = filled(about)
    assert whole["text"].startswith(f"Hej Elin, {about['number']}: {number} kommer ")
    assert (whole["language"], whole["missing"], "{" in whole["text"]) == ("sv", [], False)
    assert (whole["then"], whole["tags"], whole["assign"]["least_busy"]) == ("waiting_customer", ["delivery"], True)
    other = ask("2")
    assert filled(other)["text"] == f"Hej Elin, {other['number']}: {{order}} kommer {{promised}}."
    assert filled(other)["missing"] == ["order", "promised"]
    hands.go(days=30)
    assert filled(about)["missing"] == ["promised"]  # that day is over


def test_no_hole_is_sent_to_a_customer(ask: Any, agent: Caller) -> None:
    path = f"/v1/staff/tickets/{ask()['number']}/messages"
    refused = agent.post(path, {"text": "It comes {promised}."})
    assert (refused.code, refused.json["facts"]) == ("fact_missing", ["promised"])
    assert agent.post(path, {"text": "Write when it comes: {promised}.", "internal": True}).status == 201


def test_an_answer_sets_who_has_the_ticket_and_its_tags_in_the_same_write(
    ask: Any, agent: Caller, boss: Caller, customer: Caller, events: Callable[[], list[Envelope]]
) -> None:
    boss.get("/v1/me")
    number = ask()["number"]
    path = f"/v1/staff/tickets/{number}"
    body = {"text": "Nadia looks into it.", "assign": {"assignee": "nadia"}, "add_tags": ["Fair"]}
    for _ in range(2):
        answered = agent.post(f"{path}/messages", body, key="answer").json["ticket"]
        assert (answered["assignee_name"], answered["staff_tags"], answered["version"]) == ("Nadia Berg", ["fair"], 2)
    assert [one.name for one in events()][1:] == ["ticket.assigned", "ticket.answered"]
    again = agent.post(f"{path}/messages", {**body, "text": "Still."}).json
    assert [one["kind"] for one in again["entries"]] == ["message"]
    assert agent.post(f"{path}/messages", {**body, "internal": True}).status == 422
    seen = customer.get(f"/v1/tickets/{number}").json["entries"]
    assert [one["kind"] for one in seen if one["kind"] != "message"] == ["assigned"]
