"""What is over, and begins again: silence that closes a ticket is announced; a closed one is taken up by another."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.overview import service as overview
from tests.functional.tickets.conftest import ASKED, Hands
from tests.support.caller import Caller
from tests.support.mails import Mailbox, words_of, written_to


@pytest.fixture
def close(customer: Caller) -> Callable[[Any], str]:
    """`close(ticket)`: withdrawn by the customer; its number."""

    def closed(ticket: Any) -> str:
        number: str = ticket["number"]
        body = {"move": "withdraw", "version": ticket["version"]}
        assert customer.post(f"/v1/tickets/{number}/moves", body).status == 200
        return number

    return closed


def test_a_closed_ticket_is_taken_up_by_a_new_one(
    customer: Caller, agent: Caller, ask: Any, close: Any, hands: Hands
) -> None:
    old = close(ask())
    hands.go(days=15)
    new = ask(key="f", follows=old.lower())
    again = customer.post("/v1/tickets", {**ASKED, "follows": old.lower()}, key="f")

    assert (new["follows"], again.status, again.json["ticket"]["number"]) == (old, 200, new["number"])
    assert agent.get(f"/v1/staff/tickets/{new['number']}").json["ticket"]["follows"] == old
    entries = customer.get(f"/v1/tickets/{old}").json["entries"]
    assert [(one["kind"], one["facts"]) for one in entries[2:]] == [("followed_by", {"ticket": new["number"]})]


def test_a_repeat_finds_its_ticket_though_the_old_one_is_open_again(customer: Caller, ask: Any, close: Any) -> None:
    old = close(ask())
    new = ask(key="f", follows=old)
    assert customer.post(f"/v1/tickets/{old}/moves", {"move": "reopen", "version": 2}).status == 200

    again = customer.post("/v1/tickets", {**ASKED, "follows": old}, key="f")
    assert (again.status, again.json["ticket"]["number"]) == (200, new["number"])
    refused = customer.post("/v1/tickets", {**ASKED, "follows": old})
    assert (refused.status, refused.code) == (409, "ticket_still_open")


def test_nobody_takes_up_what_is_anothers(stranger: Caller, ask: Any, close: Any) -> None:
    refused = stranger.post("/v1/tickets", {**ASKED, "follows": close(ask())})

    assert (refused.status, refused.code) == (404, "ticket_not_found")


def test_the_customer_reads_when_silence_closes_it_and_is_told_twice(
    customer: Caller, ask: Any, answer: Any, later: Callable[..., None], mailbox: Mailbox
) -> None:
    asked = answer(ask(), then="waiting_customer")
    assert asked["closes_at"] == "2030-01-18T08:00:00.000Z"  # nine business days on, over two weekends
    for day in range(12):
        later(days=1)
        if day == 4:  # a reminder is no difference to any list
            assert overview.rebuild("acc_elin") == []

    *_, first, second, over = (words_of(mail) for mail in written_to(mailbox, "elin"))
    assert "closes by itself on 18 January 2030" in first
    assert "closes by itself on 18 January 2030" in second
    assert "because we heard nothing more from you" in over
    shown = customer.get(f"/v1/tickets/{asked['number']}").json
    assert (shown["ticket"]["state"], shown["entries"][-1]["kind"]) == ("closed", "answer_overdue")


def test_who_answers_meanwhile_is_not_reminded(
    customer: Caller,
    ask: Any,
    answer: Any,
    hands: Hands,
    sweep: Callable[[], Any],
    deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:
    ticket = answer(ask(), then="waiting_customer")
    deliver()
    before = len(written_to(mailbox, "elin"))
    hands.go(days=3)
    sweep()
    customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "Sorry, I was away."})
    deliver()

    assert len(written_to(mailbox, "elin")) == before


def test_a_complaint_says_nothing_of_closing(ask: Any, answer: Any) -> None:
    assert answer(ask(kind="complaint"), then="waiting_customer")["closes_at"] is None
