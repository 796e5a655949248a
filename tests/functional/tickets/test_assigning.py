"""Tickets are given to colleagues, to teams, and to whoever has the fewest."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller

TEAMS = {"Repairs": ["Ilze@customer.example"], "Nobody yet": []}


@pytest.fixture
def teams(settled: Callable[..., None]) -> None:
    settled(teams=json.dumps(TEAMS))


@pytest.fixture
def give(agent: Caller) -> Callable[..., Any]:
    def given(ticket: Any, **whom: Any) -> Any:
        path = f"/v1/staff/tickets/{ticket['number']}"
        version = agent.get(path).json["ticket"]["version"]
        return agent.put(f"{path}/assignment", {**whom, "version": version})

    return given


@pytest.fixture
def queue(agent: Caller, deliver: Callable[[], int]) -> Callable[..., list[str]]:
    """`queue("late")`: the numbers in a view of the staff's queue."""

    def numbers(view: str, who: Caller = agent) -> list[str]:
        deliver()
        return [one["number"] for one in who.get(f"/v1/staff/tickets?view={view}").json["items"]]

    return numbers


@pytest.mark.usefixtures("teams")
def test_what_a_team_has_stands_in_its_list(
    ask: Any, give: Any, queue: Any, agent: Caller, boss: Caller, customer: Caller
) -> None:
    ticket, other = ask("1"), ask("2")
    given = give(ticket, team="Repairs").json
    assert (given["ticket"]["team"], given["ticket"]["assignee"]) == ("Repairs", None)
    assert given["entries"][0]["facts"] == {"name": "", "team": "Repairs"}
    assert (queue("team"), queue("unassigned"), queue("mine")) == ([ticket["number"]], [other["number"]], [])
    assert queue("team", boss) == []
    due = agent.get("/v1/staff/due?desk=tickets").json["items"]
    assert {one["ref"]: one["assignee_name"] for one in due} == {ticket["number"]: "Repairs", other["number"]: None}

    taken = give(ticket, assignee="ilze").json["ticket"]
    assert (taken["team"], taken["assignee_name"]) == ("Repairs", "Ilze Ozola")
    assert queue("team") == queue("mine") == [ticket["number"]]
    assert customer.get("/v1/overview").json["tickets"][0].get("team") is None
    assert give(ticket, team="Sales").code == "unknown_team"
    assert give(ticket, team="Nobody yet", least_busy=True).code == "nobody_in_team"
    assert give(ticket, team="Repairs", assignee="ilze").status == 422
    assert give(ticket).json["ticket"]["team"] is None


@pytest.mark.usefixtures("teams")
def test_whoever_has_the_fewest_gets_the_next(
    ask: Any, answer: Any, give: Any, agent: Caller, boss: Caller, customer: Caller
) -> None:
    boss.get("/v1/me")
    tickets = [ask(str(one)) for one in range(3)]
    chosen = [{"number": one["number"], "version": one["version"]} for one in tickets]
    made = agent.post("/v1/staff/ticket-batches", {"tickets": chosen, "deed": "assign", "least_busy": True}).json
    assert [one["assignee"] for one in made["went"]] == ["ilze", "nadia", "ilze"]

    def next_one(key: str, **whom: Any) -> str:
        return str(give(ask(key), least_busy=True, **whom).json["ticket"]["assignee"])

    answer(tickets[0], then="solved")
    answer(tickets[2], then="solved")
    assert next_one("4") == "ilze"
    assert next_one("5", team="Repairs") == "ilze"
    assert next_one("6") == "nadia"
    undone = agent.post(f"/v1/staff/ticket-batches/{made['batch_id']}/undo", None).json
    assert [one["assignee"] for one in undone["went"]] == [None]
    customer.post(f"/v1/tickets/{tickets[0]['number']}/messages", {"text": "Not yet."})
    assert next_one("7") == "nadia"


def test_broken_promises_have_a_list(ask: Any, answer: Any, queue: Any, hands: Hands) -> None:
    late, answered = ask("1"), ask("2")
    answer(answered)
    assert queue("late") == []
    hands.go(days=1)
    ask("3")
    assert queue("late") == [late["number"]]


@pytest.mark.usefixtures("teams")
def test_colleagues_are_told_with_their_teams(agent: Caller) -> None:
    told = agent.get("/v1/staff/members").json
    assert (told["teams"], [one["team"] for one in told["items"]]) == (["Repairs", "Nobody yet"], ["Repairs"])
