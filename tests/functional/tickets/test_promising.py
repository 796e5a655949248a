"""News by a date, and what follows a promise that was not kept."""

from collections.abc import Callable
from typing import Any

from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to

Deliver = Callable[[], int]
Sweep = Callable[[], Any]
SUBJECT = "Grinder stops after ten seconds"
TOMORROW = "2030-01-08T10:00:00Z"


def promise(agent: Caller, ticket: Any, **more: Any) -> Any:
    body = {"text": "The spare part is on its way.", "news_by": TOMORROW, **more}
    return agent.post(f"/v1/staff/tickets/{ticket['number']}/messages", body)


def test_an_answer_promises_more_by_a_date(
    customer: Caller, agent: Caller, ask: Any, deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    assert promise(agent, ticket).status == 201
    deliver()

    shown = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (shown["ticket"]["promise"]["clock"], shown["ticket"]["by"]) == ("update", "2030-01-08T10:00:00.000Z")
    assert shown["entries"][-1]["facts"] == {"news_by": "2030-01-08T10:00:00.000Z"}
    assert "You hear more from us by Tuesday 8 January 2030 at 12:00." in words_of(written_to(mailbox, "elin")[-1])
    [waiting] = agent.get("/v1/staff/tickets").json["items"]
    assert waiting["promise_due_at"] == "2030-01-08T10:00:00.000Z"


def test_a_date_goes_with_our_turn_and_lies_ahead(agent: Caller, ask: Any) -> None:
    ticket = ask()

    assert promise(agent, ticket, then="solved").code == "news_date_out_of_place"
    assert promise(agent, ticket, news_by="2030-01-07T08:00:00Z").code == "date_not_ahead"
    assert promise(agent, ticket, news_by="9999-01-07T08:00:00Z").code == "news_too_far_ahead"


def test_a_broken_promise_is_apologised_for_with_a_new_one(
    customer: Caller, ask: Any, answer: Any, later: Callable[..., None], mailbox: Mailbox
) -> None:
    ticket = ask()
    later(hours=4, minutes=1)

    late = customer.get(f"/v1/tickets/{ticket['number']}").json
    assert (late["ticket"]["promise"]["state"], late["ticket"]["promise"]["clock"]) == ("broken", "first_reply")
    assert late["ticket"]["news_by"] == late["entries"][-1]["facts"]["new_due_at"] == "2030-01-08T07:01:00.000Z"
    assert subjects(mailbox, "elin")[-1] == f"We are late, and sorry: {SUBJECT}"
    told = words_of(written_to(mailbox, "elin")[-1])
    assert "by Monday 7 January 2030 at 14:00. You have not, and we are sorry." in told
    assert "You now hear from us by Tuesday 8 January 2030 at 09:01 at the latest." in told

    answer(ticket)
    kept = customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]
    assert (kept["promise"]["state"], kept["promise"]["clock"], kept["news_by"]) == ("broken", "first_reply", None)


def test_who_has_been_answered_meanwhile_gets_no_apology(
    ask: Any, answer: Any, hands: Hands, sweep: Sweep, deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    hands.go(hours=4, minutes=1)
    sweep()
    answer(ticket)
    deliver()

    assert not any("sorry" in subject for subject in subjects(mailbox, "elin"))


def test_after_two_apologies_no_third(ask: Any, later: Callable[..., None], mailbox: Mailbox) -> None:
    ask()
    for _ in range(4):
        later(days=1)

    sorry = [words_of(mail) for mail in written_to(mailbox, "elin") if "sorry" in mail["Subject"]]
    assert ["You now hear from us" in text for text in sorry] == [True, True, False]
