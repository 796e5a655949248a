"""Mails of ours come back: staff hear of it, and nobody makes them believe it who did not get the mail."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel import clock
from tests.functional.tickets.conftest import Hands
from tests.functional.tickets.post import Postman, notes, outcomes
from tests.support.caller import Caller
from tests.support.corpus import US
from tests.support.corpus.machines import report
from tests.support.mails import Mailbox

ELIN = "elin@customer.example"


def test_staff_are_told_once_that_a_customer_cannot_be_reached(
    customer: Caller,
    agent: Caller,
    ask: Callable[..., Any],
    postman: Postman,
    letter: Callable[..., Any],
    mailbox: Mailbox,
    hands: Hands,
) -> None:
    number, receipt = ask()["number"], letter("elin")
    address = str(receipt["Reply-To"].addresses[0].addr_spec)
    sent = len(mailbox())
    postman.deliver(report("4.4.1", message_id="<1@mx.example>"), address, "")  # late, not lost
    to_staff = report(address=str(letter("ilze")["To"].addresses[0].addr_spec), message_id="<2@mx.example>")
    postman.deliver(to_staff, address, "")  # another would come back as well
    letter("elin")
    assert len(mailbox()) == sent

    for _ in range(2):
        postman.deliver(report(), address, "")
    told = letter("ilze")
    assert len(mailbox()) == sent + 1
    assert told["Subject"].startswith(f"[#{number}] A mail to {ELIN} came back")
    assert "550 5.1.1 no such user" in told.get_body(("plain",)).get_content()
    assert [note["facts"]["decision"] for note in notes(agent, number)] == ["returned"] * 3
    [person] = agent.get("/v1/staff/accounts/acc_elin").json["members"]
    assert customer.get("/v1/me").json["mail_failed_at"] == person["mail_failed_at"] == clock.stamp(hands.now)
    assert customer.patch("/v1/me", {"mail_works": True}).json["mail_failed_at"] is None
    assert customer.get("/v1/me").json["mail_failed_at"] is None


def test_nobody_is_unreachable_because_somebody_says_so(
    customer: Caller, agent: Caller, ask: Callable[..., Any], postman: Postman, letter: Callable[..., Any]
) -> None:
    number, receipt, told = ask()["number"], letter("elin"), letter("ilze")
    guessed = f"Message-ID: <{number}@in.portico.example>\r\nReply-To: help@in.portico.example\r\n"
    postman.deliver(report(copy=guessed, subject=f"[#{number}] Returned", message_id="<1@mx.example>"), US, "")
    of_anothers = f"Reply-To: {told['Reply-To']}\r\n"
    postman.deliver(report(copy=of_anothers, message_id="<2@mx.example>"), US, "")
    assert outcomes() == [("ignored", "returned"), ("note", "returned")]
    assert customer.get("/v1/me").json["mail_failed_at"] is None

    postman.deliver(report(copy=f"Reply-To: {receipt['Reply-To']}\r\n", message_id="<3@mx.example>"), US, "")
    assert customer.get("/v1/me").json["mail_failed_at"] is not None
    assert len(notes(agent, number)) == 2
