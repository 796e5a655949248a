"""Somebody else writes in a ticket by mail: they wait for staff, and from then on they take part."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.conftest import Hands
from tests.functional.tickets.post import FORGED, Postman, notes, texts
from tests.support.caller import Caller
from tests.support.mails import Mailbox, written_to

BO = "bo@else.example"


@pytest.fixture
def waiting(ask: Callable[..., Any], postman: Postman, letter: Callable[..., Any], hands: Hands) -> str:
    """The number of a ticket in which a mail of Bo waits, whom Elin forwarded hers."""
    number = str(ask()["number"])
    hands.go(minutes=1)
    postman.reply(letter("elin"), "I am her mechanic.", f"Bo Berg <{BO}>", envelope=BO)
    return number


@pytest.fixture
def let_in(agent: Caller, hands: Hands) -> Callable[..., Any]:
    """`let_in(number)`: staff let the first who waits take part."""

    def do(number: str, key: str | None = None) -> Any:
        hands.go(minutes=1)
        entry_id = notes(agent, number)[0]["entry_id"]
        return agent.post(f"/v1/staff/tickets/{number}/participants", {"entry_id": entry_id}, key=key)

    return do


def test_they_take_part_and_the_customer_is_told(
    customer: Caller,
    agent: Caller,
    waiting: str,
    let_in: Callable[..., Any],
    letter: Callable[..., Any],
    mailbox: Mailbox,
) -> None:
    made, again = let_in(waiting, key="k"), let_in(waiting, key="k")

    assert (made.status, again.status) == (200, 200)
    assert let_in(waiting).code == "mail_not_waiting"
    assert texts(customer, waiting)[1:] == [("customer", "Bo Berg", "I am her mechanic.")]
    shown = customer.get(f"/v1/tickets/{waiting}").json
    assert [(one["name"], one["address"]) for one in shown["ticket"]["participants"]] == [("Bo Berg", BO)]
    assert shown["entries"][-1]["facts"] == {"joined": BO, "let_in_by": "Ilze Ozola"}
    assert shown["ticket"]["promise"]["stopped_at"] is None
    assert [(note["text"], note["facts"]["decision"]) for note in notes(agent, waiting)] == [(None, "let_in")]
    assert (
        letter("elin")["Subject"] == f"[#{waiting}] Bo Berg takes part in your ticket: Grinder stops after ten seconds"
    )
    assert written_to(mailbox, "bo") == []


def test_they_are_answered_by_mail_and_nothing_is_sent_of_before(
    customer: Caller,
    agent: Caller,
    waiting: str,
    let_in: Callable[..., Any],
    answer: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    mailbox: Mailbox,
    hands: Hands,
) -> None:
    let_in(waiting)
    answer({"number": waiting}, text="Clean the burrs.")
    told = letter("bo")
    said = told.get_body(("plain",)).get_content()
    assert "Clean the burrs." in said
    assert "Answer this mail." in said
    assert "because you take part in a customer's ticket" in said
    assert "It worked until Friday." not in said
    assert "/app/" not in said

    hands.go(minutes=1)
    postman.reply(told, "Done.", BO)
    assert texts(customer, waiting)[-1] == ("customer", "bo", "Done.")

    path = f"/v1/staff/tickets/{waiting}"
    body = {"participants": [], "version": agent.get(path).json["ticket"]["version"]}
    assert agent.put(f"{path}/participants", body).json["ticket"]["participants"] == []
    assert agent.put(f"{path}/participants", body).json["entries"] == []
    hands.go(minutes=1)
    answer({"number": waiting}, text="Fine.")
    postman.reply(told, "Still here.", BO)
    letter("elin")
    assert len(written_to(mailbox, "bo")) == 1
    assert [note["facts"]["decision"] for note in notes(agent, waiting)] == ["let_in", "other_sender"]


def test_who_may_be_somebody_else_cannot_be_let_in(
    agent: Caller, ask: Callable[..., Any], postman: Postman, letter: Callable[..., Any], let_in: Callable[..., Any]
) -> None:
    number = ask()["number"]
    postman.reply(letter("elin"), "Let me in.", BO, verdicts=FORGED)
    assert [note["facts"]["decision"] for note in notes(agent, number)] == ["not_proven"]
    assert let_in(number).code == "mail_not_waiting"
