"""Whose mail is believed: nobody reads or says anything by mail that is another's."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.post import FORGED, UNPROVEN, Postman, notes, outcomes, texts
from tests.support import resources
from tests.support.caller import Caller
from tests.support.mails import Mailbox, words_of, written_to

ELIN = "elin@customer.example"


@pytest.mark.parametrize("other", ["bo@else.example", "marta@customer.example"])
def test_who_was_forwarded_a_mail_waits_for_staff_and_reads_nothing(
    customer: Caller,
    stranger: Caller,
    agent: Caller,
    ask: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    mailbox: Mailbox,
    other: str,
) -> None:
    number, receipt = ask()["number"], letter("elin")
    postman.reply(receipt, "I am her mechanic.", other)

    assert len(texts(customer, number)) == 1
    [note] = notes(agent, number)
    assert (note["kind"], note["text"], note["facts"]["address"]) == (
        "mail_pending",
        "I am her mechanic.",
        other,
    )
    assert letter("ilze")["Subject"] == f"[#{number}] A mail from {other} waits: Grinder stops after ten seconds"
    assert written_to(mailbox, other.partition("@")[0]) == []
    assert stranger.get(f"/v1/tickets/{number}").status == 404


@pytest.mark.parametrize("verdicts", [FORGED, UNPROVEN])
def test_nobody_speaks_for_the_vendor_without_proof(
    customer: Caller,
    agent: Caller,
    ask: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    verdicts: dict[str, str],
) -> None:
    number = ask()["number"]
    told = letter("ilze")
    postman.reply(told, "You get it for free.", told["To"], verdicts=verdicts)

    assert len(texts(customer, number)) == 1
    assert [note["facts"]["decision"] for note in notes(agent, number)] == ["not_proven"]


def test_tokens_that_are_not_quite_right_open_nothing(
    customer: Caller,
    ask: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    settled: Callable[..., None],
    mailbox: Mailbox,
    deliver: Callable[[], int],
) -> None:
    number = ask()["number"]
    address = str(letter("elin")["Reply-To"].addresses[0].addr_spec)
    other = ask()["number"].replace("-", "").lower()
    local, _, domain = address.partition("@")
    wrong = "1" if local[-1] == "0" else "0"
    for spoilt in (f"{local[:-1]}{wrong}@{domain}", f"ticket+{other}{local[18:]}@{domain}", f"{local}@else.example"):
        postman.bring("Let me in.", "bo@else.example", spoilt)
    assert outcomes() == [("new_ticket", "stranger")] * 3
    deliver()
    told = [str(one["Subject"]) + words_of(one) for one in written_to(mailbox, "bo")]
    assert (len(told), [one for one in told if number in one or "It worked until Friday." in one]) == (3, [])

    settled(reply_keys="c:another-key-altogether,b:the-key-of-these-tests")
    postman.bring("Signed by the key before.", ELIN, address.upper())
    settled(reply_keys="c:another-key-altogether")
    postman.bring("Signed by a key that is gone.", ELIN, address)
    assert [text for _, _, text in texts(customer, number)] == ["It worked until Friday.", "Signed by the key before."]
    assert outcomes()[3:] == [("message", "token"), ("new_ticket", "customer")]


def test_nobody_draws_answers_to_another_ticket_by_using_an_id_that_is_anothers(
    customer: Caller, postman: Postman
) -> None:
    postman.bring("The grinder stops.", ELIN, message_id="<hers@customer.example>")
    postman.bring("Mine now.", "bo@else.example", message_id="<hers@customer.example>")
    postman.bring("And it is hot.", ELIN, in_reply_to="<hers@customer.example>")

    [header] = customer.get("/v1/tickets").json["items"]
    assert [text for _, _, text in texts(customer, header["number"])] == ["The grinder stops.", "And it is hot."]
    assert outcomes() == [("new_ticket", "customer"), ("new_ticket", "stranger"), ("message", "their_mail")]


def test_a_mail_that_went_to_somebody_else_proves_nothing_for_its_customer(
    customer: Caller, agent: Caller, ask: Callable[..., Any], postman: Postman, deliver: Callable[[], int]
) -> None:
    number = ask()["number"]
    deliver()
    sent = {
        one["member_id"]["S"]: one["pk"]["S"].removeprefix("MID#")
        for one in resources.items_of("notifications")
        if one["pk"]["S"].startswith("MID#")
    }
    for whose in ("ilze", "elin"):
        answered = f"<{sent[whose]}@eu-north-1.amazonses.com>"
        postman.bring(f"It went to {whose}.", ELIN, in_reply_to=answered, verdicts=UNPROVEN)

    assert [text for _, _, text in texts(customer, number)][1:] == ["It went to elin."]
    assert [note["facts"]["decision"] for note in notes(agent, number)] == ["not_proven"]
