"""What staff do to several tickets at once, and take back within a minute."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller

BATCHES = "/v1/staff/ticket-batches"


@pytest.fixture
def batch(agent: Caller) -> Callable[..., Any]:
    def made(deed: str, *tickets: Any, key: str = "batch", **more: Any) -> Any:
        chosen = [{"number": one["number"], "version": one["version"]} for one in tickets]
        return agent.post(BATCHES, {"tickets": chosen, "deed": deed, **more}, key=key)

    return made


@pytest.fixture
def undo(agent: Caller) -> Callable[..., Any]:
    return lambda made: agent.post(f"{BATCHES}/{made['batch_id']}/undo", None)


@pytest.fixture
def shown(agent: Caller) -> Callable[[Any], Any]:
    return lambda ticket: agent.get(f"/v1/staff/tickets/{ticket['number']}").json["ticket"]


def test_some_go_and_each_that_does_not_says_why(ask: Any, answer: Any, batch: Any, shown: Any) -> None:
    answered, unanswered, changed = answer(ask("1")), ask("2"), ask("3")
    answer(changed)
    unknown, without_version = {"number": "0000-0000-000", "version": 1}, ask("4") | {"version": 0}

    made = batch("solve", answered, unanswered, changed, unknown, without_version).json

    assert [one["number"] for one in made["went"]] == [answered["number"]]
    assert {one["number"]: one["code"] for one in made["refused"]} == {
        unanswered["number"]: "answer_missing",
        changed["number"]: "ticket_changed_meanwhile",
        "0000-0000-000": "ticket_not_found",
        without_version["number"]: "ticket_changed_meanwhile",
    }
    assert [shown(one)["state"] for one in (answered, unanswered)] == ["solved", "new"]


def test_a_repeat_does_what_a_dead_process_left_and_nothing_twice(
    ask: Any, batch: Any, shown: Any, events: Callable[[], list[Envelope]]
) -> None:
    first, second = ask("1"), ask("2")
    made, again = (batch("assign", first, second, assignee="ilze").json for _ in range(2))

    assert [one["number"] for one in made["went"]] == [one["number"] for one in again["went"]]
    assert [shown(one)["version"] for one in (first, second)] == [2, 2]
    assert [one.name for one in events()] == ["ticket.opened"] * 2 + ["ticket.handled"] * 2
    assert batch("mark_spam", first, second).code == "idempotency_key_reused"


def test_within_a_minute_all_is_as_before_and_nobody_heard_of_it(
    ask: Any, answer: Any, batch: Any, undo: Any, shown: Any, later: Any, hands: Hands, agent: Caller,
    events: Callable[[], list[Envelope]],
) -> None:  # fmt: skip
    tickets = [answer(ask("1")), answer(ask("2"))]
    made = batch("solve", *tickets).json
    hands.go(seconds=50)

    undone = undo(made).json
    assert [one["version"] for one in undo(made).json["went"]] == [4, 4]
    assert ([one["version"] for one in undone["went"]], undone["refused"]) == ([4, 4], [])
    for ticket in tickets:
        now = shown(ticket)
        assert {**now, "version": 2, "resolution": None} == {**ticket, "resolution": None}
        assert now["resolution"]["due_at"] == ticket["resolution"]["due_at"]
    later(minutes=2)
    assert "ticket.solved" not in [one.name for one in events()]
    entries = agent.get(f"/v1/staff/tickets/{tickets[0]['number']}").json["entries"]
    assert [(one["kind"], one["facts"]) for one in entries[-2:]] == [("solve", {}), ("taken_back", {"deed": "solve"})]


def test_what_somebody_changed_since_stays(
    ask: Any, batch: Any, undo: Any, shown: Any, customer: Caller, boss: Caller
) -> None:
    first, second = ask("1"), ask("2")
    made = batch("tag", first, second, add=["Fair", "fair"]).json
    customer.post(f"/v1/tickets/{second['number']}/messages", {"text": "Anybody?"})

    assert boss.post(f"{BATCHES}/{made['batch_id']}/undo", None).code == "batch_not_found"
    undone = undo(made).json
    assert [one["number"] for one in undone["went"]] == [first["number"]]
    assert [one["code"] for one in undone["refused"]] == ["ticket_changed_meanwhile"]
    assert [shown(one)["staff_tags"] for one in (first, second)] == [[], ["fair"]]


def test_after_the_minute_it_is_told_once_and_stays(
    ask: Any, answer: Any, batch: Any, undo: Any, later: Any, hands: Hands, sweep: Callable[[], list[str]],
    events: Callable[[], list[Envelope]], boss: Caller,
) -> None:  # fmt: skip
    boss.get("/v1/me")
    solved, handed = answer(ask("1")), ask("2")
    made = batch("solve", solved).json
    batch("assign", handed, key="b2", assignee="nadia")
    hands.go(seconds=61)
    assert undo(made).code == "undo_too_late"
    later()
    sweep()

    told = [one for one in events() if one.name in {"ticket.solved", "ticket.assigned"}]
    assert sorted((one.name, one.actor) for one in told) == [("ticket.assigned", "ilze"), ("ticket.solved", "ilze")]


def test_what_was_told_in_the_last_moment_is_not_undone(
    ask: Any, answer: Any, batch: Any, undo: Any, shown: Any, later: Any
) -> None:
    ticket = answer(ask())
    made = batch("solve", ticket).json
    later(seconds=60)
    assert [one["code"] for one in undo(made).json["refused"]] == ["undo_too_late"]
    assert shown(ticket)["state"] == "solved"


def test_nothing_is_told_of_what_is_not_so_any_more(
    ask: Any, answer: Any, batch: Any, customer: Caller, later: Any, events: Callable[[], list[Envelope]]
) -> None:
    ticket = answer(ask())
    batch("solve", ticket)
    customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "It is not."})
    later(seconds=61)

    assert "ticket.solved" not in [one.name for one in events()]


def test_staff_tags_are_none_of_the_customers_business(
    ask: Any, agent: Caller, customer: Caller, deliver: Callable[[], int]
) -> None:
    ticket = ask()
    path = f"/v1/staff/tickets/{ticket['number']}/tags"
    tagged = agent.put(path, {"tags": ["Fair", "VIP"], "version": 1}).json
    assert (tagged["ticket"]["staff_tags"], tagged["entries"][0]["internal"]) == (["fair", "vip"], True)
    assert agent.put(path, {"tags": ["fair", "vip"], "version": 1}).json["entries"] == []
    deliver()

    assert agent.get("/v1/staff/tickets").json["items"][0]["staff_tags"] == ["fair", "vip"]
    seen = customer.get(f"/v1/tickets/{ticket['number']}").body + customer.get("/v1/overview").body
    assert "vip" not in str(seen)


def test_a_batch_has_at_most_fifty_tickets_and_nothing_that_another_deed_takes(ask: Any, batch: Any) -> None:
    ticket = ask()
    assert batch("set_aside", *[ticket] * 51).status == 422
    assert batch("set_aside", ticket, assignee="ilze").status == 422
    assert batch("set_aside", ticket, add=["fair"]).status == 422
