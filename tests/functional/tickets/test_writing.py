"""Two colleagues do not answer the same."""

from typing import Any

from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller


def test_colleagues_see_who_writes_until_it_fades(
    ask: Any, agent: Caller, boss: Caller, customer: Caller, hands: Hands
) -> None:
    number = ask()["number"]
    path = f"/v1/staff/tickets/{number}"
    assert boss.put(f"{path}/writing", {"writing": True}).json == {"writing": []}
    assert agent.put(f"{path}/writing", {"writing": True}).json == {"writing": ["Nadia Berg"]}
    assert agent.get(path).json["writing"] == ["Nadia Berg"]
    assert customer.get(f"/v1/tickets/{number}").json["writing"] == []

    boss.put(f"{path}/writing", {"writing": False})
    assert agent.get(path).json["writing"] == []
    boss.put(f"{path}/writing", {"writing": True})
    hands.go(seconds=31)
    assert agent.get(path).json["writing"] == []


def test_a_checklist_is_for_staff_and_says_who_did_what(
    ask: Any, agent: Caller, boss: Caller, customer: Caller
) -> None:
    number = ask()["number"]
    path = f"/v1/staff/tickets/{number}/checklist"
    points = [{"text": "Ask the factory", "done": False}, {"text": "Call back", "done": True}]
    made = agent.put(path, {"points": points, "version": 1}).json["ticket"]
    assert [(one["text"], one["done_by"]) for one in made["checklist"]] == [
        ("Ask the factory", None),
        ("Call back", "Ilze Ozola"),
    ]
    assert agent.put(path, {"points": points, "version": 1}).json["ticket"]["version"] == 2
    every = [{**one, "done": True} for one in points]
    assert boss.put(path, {"points": every, "version": 1}).code == "ticket_changed_meanwhile"
    done = boss.put(path, {"points": every, "version": 2}).json["ticket"]["checklist"]
    assert [one["done_by"] for one in done] == ["Nadia Berg", "Ilze Ozola"]
    seen = customer.get(f"/v1/tickets/{number}").json["ticket"]
    assert (seen["checklist"], seen["staff_tags"]) == ([], [])
