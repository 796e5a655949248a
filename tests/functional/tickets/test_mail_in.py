"""People write to us by mail, and what they write is where it belongs: once, and only if they are who they say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from tests.functional.tickets.conftest import Hands
from tests.functional.tickets.post import FORGED, Postman, notes, nothing_changes, outcomes, texts
from tests.support import resources
from tests.support.caller import Caller
from tests.support.corpus import multipart, part
from tests.support.mails import Mailbox

ELIN = "elin@customer.example"
A_WORKING_DAY = timedelta(days=1)  # from one morning to the next


def test_a_conversation_goes_by_mail_from_beginning_to_end(
    customer: Caller, agent: Caller, postman: Postman, letter: Callable[..., Any], hands: Hands
) -> None:
    postman.bring("The grinder stops.", ELIN, subject="Grinder")
    receipt = letter("elin")
    [header] = customer.get("/v1/tickets").json["items"]
    number = header["number"]
    assert (header["subject"], receipt["Subject"]) == ("Grinder", f"[#{number}] We have your ticket: Grinder")

    hands.go(minutes=30)
    told = letter("ilze")
    postman.reply(
        told, f"Clean the burrs.\n\nOn Mon 7 Jan at 10:00, Portico wrote:\n> {number}\n\n-- \nIlze", told["To"]
    )
    hands.go(minutes=30)
    postman.reply(letter("elin"), "It works.\n\nSkickat från min iPhone", ELIN)

    assert texts(customer, number) == [
        ("customer", "Elin Lund", "The grinder stops."),
        ("staff", "Ilze Ozola", "Clean the burrs."),
        ("customer", "Elin Lund", "It works."),
    ]
    assert customer.get(f"/v1/tickets/{number}").json["ticket"]["promise"]["clock"] == "next_reply"


def test_the_same_mail_ten_times_is_one_message(
    customer: Caller,
    ask: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    events: Callable[[], list[Envelope]],
) -> None:
    number = ask()["number"]
    receipt = letter("elin")
    for _ in range(10):
        postman.reply(receipt, "Hello?", ELIN, message_id="<same@customer.example>")
    for _ in range(10):
        postman.bring("Another thing", ELIN, message_id=None)

    assert [text for _, _, text in texts(customer, number)] == ["It worked until Friday.", "Hello?"]
    assert len(customer.get("/v1/tickets").json["items"]) == 2
    happened = sorted(event.name for event in events())
    assert happened == ["ticket.customer_replied", "ticket.opened", "ticket.opened"]


def test_somebody_unknown_opens_a_ticket_and_is_answered_by_mail_alone(
    agent: Caller, stranger: Caller, postman: Postman, letter: Callable[..., Any]
) -> None:
    postman.bring("Do you sell mugs?", "Ann <ann@else.example>", envelope="ann@else.example", subject="Fwd: Mugs")
    receipt = letter("ann")
    number = receipt["Subject"].split("#")[1].split("]")[0]
    told = letter("ilze")
    postman.reply(told, "We do.", told["To"])
    postman.reply(letter("ann"), "Thank you!", "ann@else.example")

    assert [(by, text) for by, _, text in texts(agent, number)] == [
        ("customer", "Do you sell mugs?"),
        ("staff", "We do."),
        ("customer", "Thank you!"),
    ]
    assert stranger.get(f"/v1/tickets/{number}").code == "ticket_not_found"


def test_machines_are_noted_and_never_answered(
    agent: Caller, ask: Callable[..., Any], postman: Postman, letter: Callable[..., Any], mailbox: Mailbox
) -> None:
    number, receipt = ask()["number"], letter("elin")
    sent = len(mailbox())
    for _ in range(7):
        postman.reply(receipt, "I am away.", ELIN, auto_submitted="auto-replied")
    postman.bring("I am away.", "ann@else.example", auto_submitted="auto-replied")

    assert [note["kind"] for note in notes(agent, number)] == ["mail_note"] * 5
    letter("elin")
    assert len(mailbox()) == sent


def test_an_answer_is_known_by_the_mail_that_it_answers(
    customer: Caller, ask: Callable[..., Any], postman: Postman, deliver: Callable[[], int]
) -> None:
    number = ask()["number"]
    deliver()
    [sent] = [
        one
        for one in resources.items_of("notifications")
        if one["pk"]["S"].startswith("MID#") and one["member_id"]["S"] == "elin"
    ]
    ses_id = sent["pk"]["S"].removeprefix("MID#")
    postman.bring("By its id.", ELIN, references=f"<x@y> <{ses_id}@eu-north-1.amazonses.com>", message_id="<el@c>")
    postman.bring("By hers.", ELIN, in_reply_to="<el@c>")
    postman.bring("By its number.", ELIN, subject=f"SV: [#{number}] Kvarn")
    postman.bring("Not hers.", "ann@else.example", subject=f"SV: [#{number}] Kvarn")

    assert [text for _, _, text in texts(customer, number)][1:] == ["By its id.", "By hers.", "By its number."]


def test_a_closed_ticket_goes_on_and_later_another_one_follows_it(
    customer: Caller,
    ask: Callable[..., Any],
    answer: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    hands: Hands,
) -> None:
    number, receipt = ask()["number"], letter("elin")
    answered = answer({"number": number}, then="solved")
    body = {"move": "confirm_solved", "version": answered["version"]}
    closed = customer.post(f"/v1/tickets/{number}/moves", body).json["ticket"]
    hands.go(days=13)
    postman.reply(receipt, "It is back.", ELIN)
    reopened = customer.get(f"/v1/tickets/{number}").json["ticket"]
    assert (closed["state"], reopened["state"]) == ("closed", "open")

    answered = answer({"number": number}, then="solved")
    customer.post(f"/v1/tickets/{number}/moves", {**body, "version": answered["version"]})
    hands.go(days=15)
    postman.reply(receipt, "And again.", ELIN)
    newest = customer.get("/v1/tickets").json["items"][0]["number"]
    assert texts(customer, newest) == [("customer", "Elin Lund", "And again.")]
    assert customer.get(f"/v1/tickets/{newest}").json["ticket"]["follows"] == number
    assert customer.get(f"/v1/tickets/{number}").json["entries"][-1]["facts"] == {"ticket": newest}


def test_the_customer_waits_since_the_mail_came_however_long_it_lay(
    customer: Caller, answer: Callable[..., Any], postman: Postman, letter: Callable[..., Any], hands: Hands
) -> None:
    came = hands.now
    hands.go(hours=1)
    postman.bring("The grinder stops.", ELIN, at=came)
    [header] = customer.get("/v1/tickets").json["items"]
    opened = customer.get(f"/v1/tickets/{header['number']}").json["ticket"]
    assert opened["opened_at"] == clock.stamp(came)
    assert opened["promise"]["due_at"] == clock.stamp(came + A_WORKING_DAY)

    answer(opened)
    came = hands.now
    hands.go(hours=1)
    postman.reply(letter("elin"), "Hello?", ELIN, at=came)
    waits = customer.get(f"/v1/tickets/{header['number']}").json["ticket"]
    assert waits["promise"]["due_at"] == clock.stamp(came + A_WORKING_DAY)


def test_files_are_kept_private_and_fetched_by_who_may_read_the_ticket(
    customer: Caller,
    stranger: Caller,
    agent: Caller,
    ask: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
) -> None:
    number, receipt = ask()["number"], letter("elin")
    raw = multipart(
        part("See the picture."),
        part(b"GIF89a", 'image/gif; name="kvarn.gif"'),
        part("MZ", 'application/octet-stream; name="run.exe"'),
        subject="Re: Grinder",
    )
    postman.deliver(raw, str(receipt["Reply-To"].addresses[0].addr_spec), ELIN)

    entry = customer.get(f"/v1/tickets/{number}").json["entries"][-1]
    kept, left_out = entry["files"]
    assert (kept["name"], kept["media_type"], kept["size"]) == ("kvarn.gif", "image/gif", 6)
    assert (left_out["name"], left_out["fault"], left_out["file_id"]) == ("run.exe", "not_taken", None)
    path = f"/tickets/{number}/files/{kept['file_id']}"
    for reader, where in ((customer, "/v1"), (agent, "/v1/staff")):
        link = reader.get(where + path).json
        assert link["name"] == "kvarn.gif"
        assert "X-Amz-Signature" in link["url"]
    assert stranger.get(f"/v1{path}").code == "ticket_not_found"
    for other in (entry["entry_id"] + ".1", entry["entry_id"] + ".9", entry["entry_id"], "0.0"):
        assert customer.get(f"/v1/tickets/{number}/files/{other}").code == "file_not_found"


def test_what_cannot_be_taken_is_put_aside_or_refused_with_a_word(
    customer: Caller, postman: Postman, letter: Callable[..., Any], mailbox: Mailbox
) -> None:
    postman.bring(" ", ELIN, subject="Grinder")
    postman.bring("Hello", ELIN, verdicts=FORGED | {"virus": "FAIL"})
    with nothing_changes("outbox"):
        postman.deliver(b"", "help@in.portico.example", "")
    told = letter("elin")
    assert told["Subject"] == "We could not take your mail: Grinder"
    assert told["Reply-To"] is None
    assert len(mailbox()) == 1
    assert outcomes() == [
        ("refused", "empty"),
        ("quarantined", "infected"),
        ("ignored", "automatic"),
    ]
