"""A ticket goes on in another one of the same person, and by itself again."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.conftest import ASKED, Hands
from tests.support.caller import Caller


@pytest.fixture
def merge(agent: Caller) -> Callable[..., Any]:
    def merged(ticket: Any, into: Any, key: str = "merge") -> Any:
        body = {"into": into["number"].lower(), "version": ticket["version"]}
        return agent.post(f"/v1/staff/tickets/{ticket['number']}/merge", body, key=key)

    return merged


@pytest.fixture
def unmerge(agent: Caller) -> Callable[[Any], Any]:
    def parted(ticket: Any) -> Any:
        path = f"/v1/staff/tickets/{ticket['number']}"
        return agent.post(f"{path}/unmerge", {"version": agent.get(path).json["ticket"]["version"]})

    return parted


def test_both_numbers_work_and_what_was_written_is_read_in_one_place(
    ask: Any, merge: Any, customer: Caller, hands: Hands
) -> None:
    source = ask("1", message="It stops.", urgency="at_once")
    hands.go(minutes=5)
    target = ask("2", message="As I wrote, it stops.", urgency="no_hurry")

    merged = merge(source, target).json["ticket"]
    assert (merged["state"], merged["continues_in"], merged["allowed"]) == ("merged", target["number"], ["unmerge"])
    assert merge(source, target).json["ticket"]["version"] == merged["version"]
    shown = customer.get(f"/v1/tickets/{target['number']}").json
    assert [one["text"] for one in shown["entries"] if one["text"]] == ["It stops.", "As I wrote, it stops."]
    assert shown["ticket"]["promise"]["due_at"] == source["promise"]["due_at"]
    seen = customer.get(f"/v1/tickets/{source['number']}").json
    assert (seen["ticket"]["continues_in"], seen["entries"][-1]["kind"]) == (target["number"], "merged")
    said = customer.post(f"/v1/tickets/{source['number']}/messages", {"text": "And again."}).json
    assert said["ticket"]["number"] == target["number"]


def test_within_a_week_it_goes_on_by_itself_again(
    ask: Any, merge: Any, unmerge: Any, customer: Caller, hands: Hands, agent: Caller
) -> None:
    source, target, third = ask("1"), ask("2"), ask("3")
    merge(source, target)
    merge(target | {"version": 2}, third, key="second")
    assert merge(third | {"version": 2}, source, key="back").code == "merged_with_itself"
    hands.go(days=6)
    parted = unmerge(target).json["ticket"]
    assert (parted["state"], parted["continues_in"]) == ("new", None)
    assert parted["promise"]["due_at"] == target["promise"]["due_at"]
    texts = [one["text"] for one in customer.get(f"/v1/tickets/{third['number']}").json["entries"] if one["text"]]
    assert len(texts) == 1
    hands.go(days=2)
    assert unmerge(source).code == "unmerge_too_late"
    assert unmerge(third).code == "move_not_allowed"


def test_the_first_of_three_is_parted_from_both(ask: Any, merge: Any, unmerge: Any, customer: Caller) -> None:
    first, second, third = ask("1", message="First."), ask("2", message="Second."), ask("3", message="Third.")
    merge(first, second)
    merge(second | {"version": 2}, third, key="second")
    unmerge(first)
    entries = customer.get(f"/v1/tickets/{third['number']}").json["entries"]
    assert {one["text"] for one in entries if one["text"]} == {"Second.", "Third."}
    assert "unmerged" in {one["kind"] for one in entries}


def test_what_one_person_wrote_is_not_shown_to_another(ask: Any, merge: Any, stranger: Caller, answer: Any) -> None:
    own = ask("1")
    others = stranger.post("/v1/tickets", ASKED, key="2").json["ticket"]
    assert merge(own, others).code == "tickets_of_two_people"
    assert merge(own, own).code == "merged_with_itself"
    assert merge(own, {"number": "0000-0000-000"}).code == "ticket_not_found"
    assert merge(own, answer(ask("3"), then="solved"), key="over").code == "merge_target_over"
    assert merge(ask("4", kind="complaint"), own, key="complaint").code == "move_not_allowed"


def test_a_mail_to_a_merged_ticket_arrives_where_it_goes_on(
    ask: Any, merge: Any, answer: Any, letter: Any, postman: Any, customer: Caller
) -> None:
    source, target = answer(ask("1")), ask("2")
    mail = letter("elin")
    merge(source, target)
    postman.reply(mail, "Thank you.", "elin@customer.example")
    texts = [one["text"] for one in customer.get(f"/v1/tickets/{target['number']}").json["entries"]]
    assert "Thank you." in texts


def test_a_message_becomes_a_ticket_of_its_own_promised_from_its_time(
    ask: Any, answer: Any, agent: Caller, customer: Caller, hands: Hands, deliver: Callable[[], int]
) -> None:
    ticket = answer(ask())
    hands.go(minutes=10)
    said = customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "And the invoice?"}).json
    hands.go(hours=1)
    body = {"entry_id": said["entries"][0]["entry_id"], "subject": "Invoice", "version": said["ticket"]["version"]}
    path = f"/v1/staff/tickets/{ticket['number']}/split"

    first, again = (agent.post(path, body, key="split").json for _ in range(2))
    new = first["ticket"]
    assert (new["subject"], new["opened_at"], new["state"]) == ("Invoice", said["entries"][0]["at"], "new")
    assert new["promise"]["started_at"] == said["entries"][0]["at"]
    assert again["ticket"] == new
    shown = customer.get(f"/v1/tickets/{new['number']}").json
    assert [(one["kind"], one["text"]) for one in shown["entries"]] == [
        ("message", "And the invoice?"),
        ("split_from", None),
    ]
    assert customer.get(f"/v1/tickets/{ticket['number']}").json["entries"][-1]["facts"] == {"ticket": new["number"]}
    twice = agent.post(path, {**body, "version": body["version"] + 1})
    assert twice.code == "message_split_before"
    ours = agent.get(f"/v1/staff/tickets/{ticket['number']}").json["entries"][1]["entry_id"]
    assert agent.post(path, {**body, "version": body["version"] + 1, "entry_id": ours}).code == "message_not_there"
    deliver()
