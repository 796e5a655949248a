"""How was it? Said by one press in a mail or in the portal; who was not content is asked what we should do."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.conftest import ASKED, Hands
from tests.functional.tickets.post import nothing_changes
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, text_of, words_of, written_to
from tests.support.meter import metered

WISH = "Send me a new motor."


@pytest.fixture
def link(letter: Callable[[str], Any]) -> Callable[[], str]:
    """`link()`: the token of the newest mail to Elin, which offers both answers."""

    def found() -> str:
        token, other = re.findall(r"/app/rate\?lang=\w\w&t=([\w.]+)&verdict=(?:good|bad)", text_of(letter("elin")))
        assert token == other
        return str(token)

    return found


@pytest.fixture
def rate(customer: Caller) -> Callable[..., Any]:
    """`rate(ticket, verdict="bad")`: in the portal."""

    def rated(ticket: Any, key: str | None = None, **said: str) -> Any:
        return customer.post(f"/v1/tickets/{ticket['number']}/rating", said, key=key)

    return rated


def score(agent: Caller, ticket: Any) -> tuple[int, int]:
    shown = agent.get(f"/v1/staff/tickets/{ticket['number']}/score").json
    return shown["good"], shown["bad"]


def test_one_press_in_the_mail_says_it_and_looking_says_nothing(
    visitor: Caller, agent: Caller, ask: Any, answer: Any, link: Any
) -> None:
    ticket = answer(ask(), then="solved")
    token = link()
    with nothing_changes("tickets", "outbox"):
        seen = visitor.get(f"/v1/ratings/{token}").json
    assert (seen["number"], seen["subject"], seen["rating"]["verdict"]) == (ticket["number"], ASKED["subject"], None)
    assert "message" not in seen

    for _ in range(2):  # the same press, again
        said = visitor.post(f"/v1/ratings/{token}", {"verdict": "good", "word": "Quick!"}, key="one")
        assert (said.status, said.json["rating"]["word"]) == (200, "Quick!")
    known = agent.get(f"/v1/staff/tickets/{ticket['number']}").json
    assert (known["ticket"]["rating"]["verdict"], known["ticket"]["state"]) == ("good", "solved")
    [entry] = [one for one in known["entries"] if one["kind"] == "rated"]
    assert (entry["author"], entry["facts"]) == ("Elin Lund", {"verdict": "good", "word": "Quick!"})
    assert score(agent, ticket) == (1, 0)


def test_what_we_should_do_takes_it_up_again_with_a_promise(
    customer: Caller, visitor: Caller, agent: Caller, ask: Any, answer: Any, link: Any, deliver: Any, mailbox: Mailbox
) -> None:
    ticket = answer(ask(), then="solved")
    token = link()
    said = visitor.post(f"/v1/ratings/{token}", {"verdict": "bad", "word": "Slow", "wish": WISH}).json
    deliver()

    assert said["answer_by"] == "2030-01-07T12:00:00.000Z"
    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (shown["ticket"]["state"], shown["entries"][-1]["text"]) == ("open", WISH)
    assert subjects(mailbox, "elin")[-1] == f"Open again: {ASKED['subject']}"
    assert f"> {WISH}" in text_of(written_to(mailbox, "ilze")[-1])

    answer(ticket, then="solved")  # but nothing was sent
    for _ in range(2):
        again = visitor.post(f"/v1/ratings/{token}", {"verdict": "bad", "word": "Slow", "wish": WISH}).json
    entries = customer.get(f"/v1/tickets/{ticket['number']}").json["entries"]
    assert (again["answer_by"], [one["kind"] for one in entries].count("rated")) == (said["answer_by"], 2)
    assert score(agent, ticket) == (0, 1)


def test_what_is_open_again_and_answered_is_not_said_to_be_over(
    customer: Caller, visitor: Caller, ask: Any, answer: Any, link: Any
) -> None:
    ticket = answer(ask(), then="solved")
    token = link()
    body = {"move": "not_solved", "version": ticket["version"]}
    assert customer.post(f"/v1/tickets/{ticket['number']}/moves", body).status == 200
    answer(ticket)
    seen = visitor.get(f"/v1/ratings/{token}").json
    assert (seen["is_open"], seen["rating"]["open_until"], seen["answer_by"]) == (True, None, None)


def test_the_customer_may_think_otherwise_for_14_days(
    customer: Caller, agent: Caller, ask: Any, answer: Any, rate: Any, hands: Hands, deliver: Any, mailbox: Mailbox
) -> None:
    ticket = answer(ask(), then="solved")
    with metered() as meter:
        assert rate(ticket, verdict="bad", word="Slow").json["ticket"]["rating"]["open_until"].startswith("2030-01-21")
    assert meter.calls == ["GetItem", "GetItem", "TransactWriteItems"]
    deliver()
    assert subjects(mailbox, "ilze")[-1] == f"Rated not good by Elin Lund: {ASKED['subject']}"
    hands.go(days=14)
    assert rate(ticket, verdict="good").json["ticket"]["rating"]["verdict"] == "good"
    assert rate(ticket, verdict="good").json["entries"] == []  # nothing new
    assert score(agent, ticket) == (1, 0)
    hands.go(minutes=1)
    assert (rate(ticket, verdict="bad").code, score(agent, ticket)) == ("nothing_to_rate", (1, 0))

    month = agent.get("/v1/staff/figures/ratings?month=2030-01").json
    assert month == {"good": 1, "bad": 0, "days": [{"day": "2030-01-07", "good": 1, "bad": 0}]}


def test_a_link_is_good_for_one_ticket_one_person_and_one_purpose(
    customer: Caller, visitor: Caller, stranger: Caller, ask: Any, answer: Any, rate: Any, link: Any, letter: Any
) -> None:
    ticket = ask()
    assert rate(ticket, verdict="good").code == "nothing_to_rate"
    reply = str(letter("elin")["Reply-To"].addresses[0].username).removeprefix("ticket+")
    answer(ticket, then="solved")
    token = link()
    for other in (reply, token[:-1], token[:-1] + ("0" if token[-1] != "0" else "1"), "-"):
        assert visitor.get(f"/v1/ratings/{other}").code == "rating_link_unknown"
        assert visitor.post(f"/v1/ratings/{other}", {"verdict": "good"}).code == "rating_link_unknown"
    assert stranger.post(f"/v1/tickets/{ticket['number']}/rating", {"verdict": "good"}).code == "ticket_not_found"
    assert rate(ticket, verdict="good", wish=WISH).code == "wish_out_of_place"

    assert rate(ticket, verdict="good").status == 200
    customer.post(f"/v1/tickets/{ticket['number']}/moves", {"move": "confirm_solved", "version": 3})
    assert "/app/rate" not in words_of(letter("elin"))  # who has said it is not asked again


def test_staff_see_what_led_to_most_tickets(agent: Caller, ask: Any) -> None:
    def made(title: str, category: str) -> str:
        body = {"title": title, "category": category, "text": "We look.", "ticket": ask()["number"]}
        return str(agent.post("/v1/staff/causes", body, key=category).json["cause_id"])

    def bind(number: str, cause_id: str | None) -> None:
        version = agent.get(f"/v1/staff/tickets/{number}").json["ticket"]["version"]
        body = {"cause_id": cause_id, "reason": "Alike", "version": version}
        assert agent.put(f"/v1/staff/tickets/{number}/cause", body).status == 200

    made("Late van", "delivery")
    motor, other = made("Motor", "product"), ask()["number"]
    for cause_id in (motor, None, motor):
        bind(other, cause_id)
    with metered() as meter:
        shown = agent.get("/v1/staff/figures/causes?month=2030-01").json

    assert meter.calls == ["GetItem", "Query"]
    assert shown["tickets"] == 3
    assert [(one["title"], one["tickets"], one["running"]) for one in shown["causes"]] == [
        ("Motor", 2, 6666),
        ("Late van", 1, 10_000),
    ]
    assert shown["categories"][0] == {"category": "product", "tickets": 2, "share": 6666, "running": 6666}
    assert [one["topic"] for one in shown["topics"]] == ["grinder", "warranty"]
    assert agent.get("/v1/staff/figures/causes?month=2030-02").json["causes"] == []
