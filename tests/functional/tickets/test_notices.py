"""What customers and staff are told about tickets, from the first word to the last."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, text_of, words_of, written_to

Ask = Callable[..., Any]
Deliver = Callable[[], int]
SUBJECT = "Grinder stops after ten seconds"


@pytest.fixture
def customer_moves(customer: Caller, hands: Hands, deliver: Deliver) -> Callable[..., Any]:
    """`customer_moves(ticket, "withdraw")`"""

    def move(ticket: Any, name: str, **more: Any) -> Any:
        hands.go(minutes=1)
        version = customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]["version"]
        answer = customer.post(f"/v1/tickets/{ticket['number']}/moves", {"move": name, "version": version, **more})
        assert answer.status == 200, answer.body
        deliver()
        return answer.json["ticket"]

    return move


def test_a_ticket_is_receipted_with_the_promise_and_staff_hear_of_it(
    agent: Caller, boss: Caller, ask: Ask, deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    deliver()

    [receipt] = written_to(mailbox, "elin")
    assert receipt["Subject"] == f"[#{ticket['number']}] We have your ticket: {SUBJECT}"
    assert "We answer by Monday 7 January 2030 at 14:00." in text_of(receipt)
    assert "> It worked until Friday." in text_of(receipt)
    for name in ("ilze", "nadia"):
        [told] = written_to(mailbox, name)
        assert told["Subject"] == f"[#{ticket['number']}] New ticket, P2: {SUBJECT}"
        assert "Customer: Elin Lund, Kafé Luleå AB" in text_of(told)
        assert f"/app/staff/tickets/{ticket['number']}" in text_of(told)


@pytest.mark.parametrize(
    ("then", "title", "words"),
    [
        ("open", f"Ilze Ozola has answered: {SUBJECT}", "Would you like to add something?"),
        ("waiting_customer", f"Your turn: {SUBJECT}", "Our clock stands still until you answer."),
        ("solved", f"Is it solved? {SUBJECT}", "Confirm it in the ticket"),
    ],
)
def test_an_answer_reaches_the_customer_in_the_words_of_staff(
    ask: Ask,
    answer: Ask,
    hands: Hands,
    deliver: Deliver,
    mailbox: Mailbox,
    customer: Caller,
    then: str,
    title: str,
    words: str,
) -> None:
    ticket = ask()
    hands.go(minutes=20)
    answer(ticket, then=then, text="Which grinder is it?\n<b>M1</b> or M2?")
    deliver()

    assert subjects(mailbox, "elin")[-1] == title
    last = text_of(written_to(mailbox, "elin")[-1])
    assert "Ilze Ozola wrote:\n\n> Which grinder is it?\n> <b>M1</b> or M2?" in last
    assert words in words_of(written_to(mailbox, "elin")[-1])
    newest = customer.get("/v1/notices").json["items"][0]
    assert (newest["title"], newest["link"]) == (title, f"/app/tickets/{ticket['number']}")


def test_notes_among_staff_are_told_to_nobody(agent: Caller, ask: Ask, deliver: Deliver, mailbox: Mailbox) -> None:
    ticket = ask()
    deliver()
    before = len(mailbox())
    agent.post(f"/v1/staff/tickets/{ticket['number']}/messages", {"text": "Difficult customer", "internal": True})
    deliver()

    assert len(mailbox()) == before


def test_a_reply_reaches_who_has_the_ticket_and_nobody_else(
    customer: Caller, boss: Caller, ask: Ask, staff_does: Ask, deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    deliver()
    staff_does("PUT", ticket, "assignment", assignee="nadia")
    customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "It is the M1."})
    deliver()

    assert subjects(mailbox, "nadia")[-2:] == [f"Yours now: {SUBJECT}", f"Elin Lund has replied: {SUBJECT}"]
    assert subjects(mailbox, "ilze") == [f"New ticket, P2: {SUBJECT}"]
    assert "> It is the M1." in text_of(written_to(mailbox, "nadia")[-1])
    assert subjects(mailbox, "elin")[-1] == f"Nadia Berg takes care of: {SUBJECT}"


def test_who_takes_a_ticket_need_not_be_told(ask: Ask, staff_does: Ask, mailbox: Mailbox) -> None:
    ticket = ask()
    staff_does("PUT", ticket, "assignment", assignee="ilze")
    staff_does("PUT", ticket, "assignment", assignee=None)

    assert subjects(mailbox, "ilze") == [f"New ticket, P2: {SUBJECT}"]
    assert subjects(mailbox, "elin")[1:] == [f"Ilze Ozola takes care of: {SUBJECT}"]


def test_whoever_had_a_ticket_is_told_that_they_need_not_go_on(
    boss: Caller, ask: Ask, staff_does: Ask, deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    for assignee in ("nadia", "ilze", "nadia", None):  # by Ilze, each time
        staff_does("PUT", ticket, "assignment", assignee=assignee)

    given, taken = (words_of(mail) for mail in written_to(mailbox, "nadia") if "No longer yours" in mail["Subject"])
    assert "Ilze Ozola has given “Grinder stops after ten seconds” to Ilze Ozola." in given
    assert "Ilze Ozola has taken “Grinder stops after ten seconds” off you. Nobody has it for now." in taken
    assert not any("No longer yours" in subject for subject in subjects(mailbox, "ilze"))


def test_another_priority_comes_with_its_reason(ask: Ask, staff_does: Ask, mailbox: Mailbox) -> None:
    staff_does("PUT", ask(), "priority", priority="p4", reason="It can wait until Friday.")

    last = written_to(mailbox, "elin")[-1]
    assert last["Subject"].endswith(f"Priority is now P4: {SUBJECT}")
    assert "from P2 (high) to P4 (low)." in words_of(last)
    assert "> It can wait until Friday." in text_of(last)
    assert len(subjects(mailbox, "ilze")) == 1


def test_a_raised_urgency_is_confirmed_and_told_to_staff(
    agent: Caller, ask: Ask, customer_moves: Ask, mailbox: Mailbox
) -> None:
    customer_moves(ask(severity="hindered", urgency="no_hurry"), "raise_urgency", urgency="at_once")

    assert "You need it sooner" in text_of(written_to(mailbox, "elin")[-1])
    assert subjects(mailbox, "ilze")[-1].startswith("Priority raised to P")
    assert "Elin Lund has raised the urgency" in text_of(written_to(mailbox, "ilze")[-1])


def test_a_withdrawn_ticket_is_receipted_and_its_assignee_told(
    ask: Ask, staff_does: Ask, customer_moves: Ask, mailbox: Mailbox
) -> None:
    ticket = ask()
    staff_does("PUT", ticket, "assignment", assignee="ilze")
    customer_moves(ticket, "withdraw")

    assert subjects(mailbox, "elin")[-1] == f"Withdrawn: {SUBJECT}"
    assert subjects(mailbox, "ilze")[-1] == f"Withdrawn by Elin Lund: {SUBJECT}"


def test_nobody_hears_of_a_withdrawn_ticket_that_nobody_has(
    agent: Caller, ask: Ask, customer_moves: Ask, mailbox: Mailbox
) -> None:
    customer_moves(ask(), "withdraw")

    assert subjects(mailbox, "ilze") == [f"New ticket, P2: {SUBJECT}"]


def test_solved_confirmed_and_reopened(ask: Ask, answer: Ask, customer_moves: Ask, mailbox: Mailbox) -> None:
    ticket = ask()
    answer(ticket, then="solved")
    customer_moves(ticket, "confirm_solved")
    assert subjects(mailbox, "elin")[-1] == f"Closed: {SUBJECT}"
    assert "you can reopen the ticket until 21 January 2030." in text_of(written_to(mailbox, "elin")[-1])

    customer_moves(ticket, "reopen")
    assert subjects(mailbox, "elin")[-1] == f"Open again: {SUBJECT}"
    assert subjects(mailbox, "ilze")[-1] == f"Reopened by Elin Lund: {SUBJECT}"


def test_staff_who_open_it_again_say_why_to_the_customer(
    ask: Ask, answer: Ask, staff_does: Ask, customer_moves: Ask, mailbox: Mailbox
) -> None:
    ticket = ask()
    answer(ticket, then="solved")
    customer_moves(ticket, "confirm_solved")
    staff_does("POST", ticket, "moves", move="reopen", reason="The spare part was wrong.")

    assert "> The spare part was wrong." in text_of(written_to(mailbox, "elin")[-1])
    assert not any("Reopened" in subject for subject in subjects(mailbox, "ilze"))


def test_waiting_for_somebody_else_is_told_and_ends(
    ask: Ask, staff_does: Ask, hands: Hands, sweep: Callable[[], Any], deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    wait = {"move": "wait_for_third", "third_party": "Mahlkönig", "until": "2030-01-10T10:00:00Z"}
    staff_does("POST", ticket, "moves", **wait)
    assert "answer from Mahlkönig. We come back to it by 10 January 2030." in words_of(written_to(mailbox, "elin")[-1])
    hands.go(days=3, hours=3)
    sweep()
    deliver()

    assert f"Open again: {SUBJECT}" in subjects(mailbox, "elin")


def test_a_silent_customer_is_reminded_and_the_ticket_closes(
    ask: Ask, answer: Ask, hands: Hands, sweep: Callable[[], Any], deliver: Deliver, mailbox: Mailbox
) -> None:
    answer(ask(), then="waiting_customer")
    for _ in range(5):
        hands.go(weeks=1)
        sweep()
        deliver()

    told = subjects(mailbox, "elin")
    assert told[-3:] == [f"We still wait for you: {SUBJECT}"] * 2 + [f"Closed: {SUBJECT}"]
    assert "closes by itself" in words_of(written_to(mailbox, "elin")[-2])


def test_each_reads_in_the_own_language(
    customer: Caller, ask: Ask, answer: Ask, deliver: Deliver, mailbox: Mailbox
) -> None:
    customer.patch("/v1/me", {"language": "lt", "time_zone": "Europe/Vilnius"})
    ticket = ask()
    deliver()
    answer(ticket)
    deliver()

    assert subjects(mailbox, "elin")[-1] == f"Ilze Ozola atsakė: {SUBJECT}"
    assert "Atsakysime ne vėliau kaip 2030 m. sausio 7 d. 14:00 val." in words_of(written_to(mailbox, "elin")[0])
    assert subjects(mailbox, "ilze")[0].startswith("New ticket")
