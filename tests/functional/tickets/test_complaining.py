"""A complaint is put right: what is offered, what the customer says to it, and our answer letter."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.kernel.event import Envelope
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to

SUBJECT = "Grinder stops after ten seconds"
LETTER = "We have looked at everything again, and our offer was fair."
TERMS = {
    "person": {"name": "Nadia Berg", "email": "nadia@customer.example", "role": {"en": "head of customer service"}},
    "body": {"name": {"en": "Consumer Disputes Board"}, "url": "disputes.example"},
}


@pytest.fixture
def complain(ask: Callable[..., Any], settled: Callable[..., None]) -> Callable[[], Any]:
    """`complain()`: the customer's complaint, where the vendor has named a person and a dispute body."""
    settled(complaints=json.dumps(TERMS))
    return lambda: ask(kind="complaint")


@pytest.fixture
def offer(agent: Caller) -> Callable[..., Any]:
    def made(ticket: Any, **more: Any) -> Any:
        body = {"words": "A new grinder", "until": "2030-01-14", "version": ticket["version"], **more}
        return agent.post(f"/v1/staff/tickets/{ticket['number']}/remedies", body)

    return made


@pytest.fixture
def answer_offer(customer: Caller) -> Callable[..., Any]:
    def made(ticket: Any, move: str, **more: Any) -> Any:
        body = {"move": f"{move}_remedy", "version": ticket["version"], **more}
        return customer.post(f"/v1/tickets/{ticket['number']}/remedy", body)

    return made


@pytest.fixture
def send_letter(agent: Caller) -> Callable[[Any], Any]:
    def sent(ticket: Any) -> Any:
        answer = agent.post(
            f"/v1/staff/tickets/{ticket['number']}/letter", {"text": LETTER, "version": ticket["version"]}
        )
        assert answer.status == 201, answer.body
        return answer.json["ticket"]

    return sent


def test_a_complaint_is_received_at_once_with_the_way_it_goes(
    complain: Any, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    ticket = complain()
    deliver()

    told = words_of(written_to(mailbox, "elin")[-1])
    assert "It stays open until you say that it is settled." in told
    assert "Nadia Berg (head of customer service) decides" in told
    assert ticket["complaint"]["decides"] == "us"


def test_an_offer_is_refused_the_next_accepted_and_done(
    agent: Caller,
    customer: Caller,
    complain: Any,
    offer: Any,
    answer_offer: Any,
    deliver: Callable[[], int],
    mailbox: Mailbox,
    events: Callable[[], list[Envelope]],
) -> None:
    first = offer(complain()).json["ticket"]
    assert (first["state"], first["complaint"]["decides"], first["by"]) == (
        "waiting_customer",
        "you",
        "2030-01-14T22:00:00.000Z",
    )
    assert offer(first).code == "offer_waits"
    refused = answer_offer(first, "refuse", word="I want my money back.").json["ticket"]
    second = offer(refused, words="Your money back", amount={"amount": 4900, "currency": "EUR"}).json["ticket"]
    accepted = answer_offer(second, "accept").json["ticket"]
    assert answer_offer(accepted, "accept").code == "no_offer_waits"
    assert (accepted["state"], accepted["promise"]["clock"]) == ("open", "next_reply")

    path, [_, agreed] = f"/v1/staff/tickets/{accepted['number']}/remedies/finished", accepted["complaint"]["remedies"]
    body = {"remedy_id": agreed["remedy_id"], "version": accepted["version"]}
    unknown = agent.post(path, {**body, "about": {"kind": "refund", "number": "F7Q4K-M2XD-9ET"}})
    assert (unknown.status, unknown.code) == (422, "unknown_document")
    assert agent.post(path, body).json["ticket"]["state"] == "solved"

    shown = customer.get(f"/v1/tickets/{accepted['number']}").json
    states = [(one["state"], one["word"]) for one in shown["ticket"]["complaint"]["remedies"]]
    assert states == [("refused", "I want my money back."), ("done", None)]
    assert shown["entries"][2]["facts"] == {"reason": "I want my money back."}
    deliver()
    told = written_to(mailbox, "elin")
    assert any("It is worth €49.00." in words_of(mail) for mail in told)
    assert f"Done as offered: {SUBJECT}" in subjects(mailbox, "elin")
    answers = {f"Elin Lund refuses our offer: {SUBJECT}", f"Elin Lund accepts our offer: {SUBJECT}"}
    assert answers <= set(subjects(mailbox, "ilze"))
    assert not any("money back" in json.dumps(event.data) for event in events())


def test_an_offer_that_nobody_answers_lapses(
    customer: Caller, complain: Any, offer: Any, answer_offer: Any, later: Callable[..., None], mailbox: Mailbox
) -> None:
    ticket = offer(complain()).json["ticket"]
    for _ in range(8):
        later(days=1)

    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (shown["ticket"]["state"], shown["entries"][-1]["kind"]) == ("open", "offer_lapsed")
    assert shown["ticket"]["complaint"]["remedies"][0]["state"] == "lapsed"
    assert answer_offer(shown["ticket"], "accept").code == "no_offer_waits"
    assert f"Our offer no longer stands: {SUBJECT}" in subjects(mailbox, "elin")


def test_a_letter_names_the_dispute_body_and_closes_the_complaint_in_the_end(
    customer: Caller, complain: Any, send_letter: Any, later: Callable[..., None], mailbox: Mailbox
) -> None:
    ticket = send_letter(complain())
    assert (ticket["state"], ticket["complaint"]["object_until"]) == ("solved", "2030-02-06")
    later(minutes=1)
    told = words_of(written_to(mailbox, "elin")[-1])
    assert "tell us in the complaint by 6 February 2030" in told
    assert "You can also take it to Consumer Disputes Board: disputes.example" in told

    later(days=30)
    assert customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]["state"] == "solved"
    later(days=1)
    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (shown["ticket"]["state"], shown["entries"][-1]["kind"]) == ("closed", "letter_period_over")
    assert subjects(mailbox, "elin")[-1] == f"Complaint closed: {SUBJECT}"


def test_whoever_objects_keeps_the_complaint_open(
    customer: Caller, complain: Any, send_letter: Any, later: Callable[..., None]
) -> None:
    ticket = send_letter(complain())
    customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "I do not agree."})
    later(days=31)

    shown = customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]
    assert (shown["state"], shown["complaint"]["object_until"]) == ("open", None)


def test_the_customer_asks_for_the_named_person_who_then_has_it(
    agent: Caller,
    boss: Caller,
    customer: Caller,
    complain: Any,
    send_letter: Any,
    deliver: Callable[[], int],
    mailbox: Mailbox,
    settled: Callable[..., None],
) -> None:
    settled(teams='{"Repairs": ["ilze@customer.example"], "Leads": ["nadia@customer.example"]}')
    ticket = send_letter(complain())
    assigned = {"assignee": "ilze", "version": ticket["version"]}
    ticket = agent.put(f"/v1/staff/tickets/{ticket['number']}/assignment", assigned).json["ticket"]
    body = {"move": "escalate", "version": ticket["version"]}
    escalated = customer.post(f"/v1/tickets/{ticket['number']}/moves", body).json["ticket"]
    deliver()

    assert (escalated["state"], escalated["assignee_name"], escalated["team"]) == ("open", "Nadia Berg", "Leads")
    assert (escalated["complaint"]["decides"], "escalate" in escalated["allowed"]) == ("person", False)
    assert f"Elin Lund asks for a decision: {SUBJECT}" in subjects(mailbox, "nadia")
    assert "Elin Lund wants Nadia Berg to decide on" in words_of(written_to(mailbox, "ilze")[-1])
    told = " ".join(words_of(mail) for mail in written_to(mailbox, "elin"))
    assert "Nadia Berg (head of customer service) now looks at" in told


def test_another_account_learns_nothing_and_other_tickets_have_no_such_thing(
    stranger: Caller, ask: Any, complain: Any, offer: Any
) -> None:
    ticket = offer(complain()).json["ticket"]
    body = {"move": "accept_remedy", "version": ticket["version"]}

    assert stranger.post(f"/v1/tickets/{ticket['number']}/remedy", body).code == "ticket_not_found"
    question = ask(kind="question")
    assert question["complaint"] is None
    assert offer(question).code == "move_not_allowed"


def test_a_repeat_of_an_offer_makes_no_second(agent: Caller, complain: Any) -> None:
    ticket = complain()
    path = f"/v1/staff/tickets/{ticket['number']}/remedies"
    body = {"words": "A new grinder", "until": "2030-01-14", "version": ticket["version"]}
    first, again = (agent.post(path, body, key="k") for _ in range(2))

    assert (first.status, again.status) == (201, 201)
    assert len(again.json["ticket"]["complaint"]["remedies"]) == 1
