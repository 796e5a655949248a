"""What customers and staff do with a ticket."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller


@pytest.fixture
def move(customer: Caller) -> Callable[..., Any]:
    def made(ticket: Any, name: str, key: str | None = None, **more: Any) -> Any:
        body = {"move": name, "version": ticket["version"], **more}
        return customer.post(f"/v1/tickets/{ticket['number']}/moves", body, key=key)

    return made


@pytest.fixture
def handle(agent: Caller) -> Callable[..., Any]:
    def made(ticket: Any, name: str, **more: Any) -> Any:
        body = {"move": name, "version": ticket["version"], **more}
        return agent.post(f"/v1/staff/tickets/{ticket['number']}/moves", body)

    return made


def test_solved_confirmed_and_reopened(
    customer: Caller, ask: Any, answer: Any, move: Any, hands: Hands, events: Callable[[], list[Envelope]]
) -> None:
    solved = answer(ask(), then="solved")
    assert (solved["state"], solved["who_acts_next"]) == ("solved", "you")
    hands.go(minutes=1)
    closed = move(solved, "confirm_solved").json["ticket"]
    assert (closed["state"], closed["allowed"]) == ("closed", ["reopen"])
    hands.go(days=13)
    assert move(closed, "reopen").json["ticket"]["state"] == "open"
    names = [event.name for event in events()]
    assert names == ["ticket.opened", "ticket.solved", "ticket.closed", "ticket.reopened"]


def test_not_solved_starts_a_new_promise(ask: Any, answer: Any, move: Any) -> None:
    ticket = move(answer(ask(), then="solved"), "not_solved").json["ticket"]

    assert (ticket["state"], ticket["promise"]["clock"], ticket["promise"]["state"]) == (
        "open",
        "next_reply",
        "on_time",
    )


def test_after_two_weeks_a_closed_ticket_stays_closed(ask: Any, move: Any, hands: Hands) -> None:
    closed = move(ask(), "withdraw").json["ticket"]
    hands.go(days=15)

    answer = move(closed, "reopen")
    assert (answer.status, answer.code) == (409, "reopen_window_over")


def test_needing_it_sooner_raises_the_priority(ask: Any, move: Any) -> None:
    ticket = ask(urgency="no_hurry")
    assert ticket["priority"] == "p3"

    raised = move(ticket, "raise_urgency", urgency="at_once").json
    assert raised["ticket"]["priority"] == "p1"
    assert raised["entries"][0]["facts"] == {"was": "p3", "now": "p1", "urgency": "at_once"}
    assert move(raised["ticket"], "raise_urgency", urgency="today").code == "urgency_not_raised"
    assert move(raised["ticket"], "raise_urgency").code == "urgency_missing"


def test_an_illegal_move_names_the_legal_ones(ask: Any, move: Any) -> None:
    answer = move(ask(), "confirm_solved")

    assert (answer.status, answer.code) == (409, "move_not_allowed")
    assert answer.json["allowed"] == ["reply", "withdraw", "raise_urgency"]


def test_a_move_on_an_old_view_is_refused_and_its_repeat_is_not(ask: Any, answer: Any, move: Any) -> None:
    ticket = ask()
    newer = answer(ticket, then="solved")

    assert move(ticket, "withdraw").code == "ticket_changed_meanwhile"
    first, again = (move(newer, "confirm_solved", key="k") for _ in range(2))
    assert (first.status, again.status) == (200, 200)
    assert again.json["ticket"]["version"] == first.json["ticket"]["version"]


def test_staff_assign_each_other_and_nobody_else(agent: Caller, customer: Caller, ask: Any) -> None:
    ticket = ask()
    path = f"/v1/staff/tickets/{ticket['number']}/assignment"

    assigned = agent.put(path, {"assignee": "ilze", "version": 1}).json
    assert assigned["ticket"]["assignee_name"] == "Ilze Ozola"
    assert assigned["entries"][0]["facts"] == {"name": "Ilze Ozola"}
    assert agent.put(path, {"assignee": "ilze", "version": 1}).json["entries"] == []
    assert agent.put(path, {"assignee": "elin", "version": 2}).code == "unknown_colleague"
    assert agent.put(path, {"assignee": None, "version": 2}).json["ticket"]["assignee"] is None
    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert [entry["kind"] for entry in shown["entries"]] == ["message", "assigned", "assigned"]


def test_a_changed_priority_tells_its_reason_and_moves_the_promise(agent: Caller, customer: Caller, ask: Any) -> None:
    ticket = ask()
    path = f"/v1/staff/tickets/{ticket['number']}/priority"
    body = {"priority": "p1", "reason": "Your café is closed without it.", "version": 1}

    changed = agent.put(path, body).json["ticket"]
    assert changed["promise"]["due_at"] == "2030-01-07T09:00:00.000Z"
    assert agent.put(path, body).json["entries"] == []
    entry = customer.get(f"/v1/tickets/{ticket['number']}").json["entries"][-1]
    assert entry["facts"]["reason"] == "Your café is closed without it."


def test_waiting_for_somebody_else_ends_on_its_date(
    customer: Caller, ask: Any, answer: Any, handle: Any, hands: Hands, sweep: Callable[[], list[str]]
) -> None:
    ticket = answer(ask())
    assert handle(ticket, "wait_for_third").code == "date_missing"
    waiting = handle(ticket, "wait_for_third", until="2030-01-09T10:00:00+02:00", third_party="The factory").json
    assert (waiting["ticket"]["who_acts_next"], waiting["ticket"]["waiting_for"]) == ("third", "The factory")
    assert waiting["ticket"]["by"] == "2030-01-09T08:00:00.000Z"

    hands.go(days=2, minutes=1)
    assert sweep()
    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (shown["ticket"]["state"], shown["entries"][-1]["kind"]) == ("open", "date_passed")


def test_spam_disappears_from_the_customers_sight_and_comes_back(
    customer: Caller, agent: Caller, ask: Any, handle: Any
) -> None:
    ticket = ask()
    spam = handle(ticket, "mark_spam").json["ticket"]
    assert customer.get(f"/v1/tickets/{ticket['number']}").code == "ticket_not_found"
    assert customer.get("/v1/tickets").json["items"] == []

    restored = handle(spam, "restore").json["ticket"]
    assert restored["promise"]["due_at"] == ticket["promise"]["due_at"]
    assert len(customer.get("/v1/tickets").json["items"]) == 1
