"""The promise to solve it, as its customer and staff see it."""

from collections.abc import Callable
from typing import Any

from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, text_of, written_to

SUBJECT = "Grinder stops after ten seconds"


def test_it_stands_still_while_it_is_the_customers_turn(customer: Caller, ask: Any, answer: Any, hands: Hands) -> None:
    ticket = ask()
    assert ticket["resolution"]["due_at"] == "2030-01-09T08:00:00.000Z"  # P2: two working days
    hands.go(hours=2)
    assert answer(ticket, then="waiting_customer")["resolution"]["state"] == "paused"
    hands.go(days=1)
    path = f"/v1/tickets/{ticket['number']}"
    assert customer.get(path).json["ticket"]["resolution"]["minutes_left"] == 16 * 60
    customer.post(f"{path}/messages", {"text": "It is the M1."})

    assert customer.get(path).json["ticket"]["resolution"]["due_at"] == "2030-01-10T08:00:00.000Z"


def test_staff_hear_of_it_and_the_customer_reads_that_it_is_late(
    customer: Caller, ask: Any, answer: Any, later: Callable[..., None], mailbox: Mailbox
) -> None:
    ticket = answer(ask())
    later(days=1, hours=1)
    later(days=1)

    told = subjects(mailbox, "ilze")[1:]
    assert told == [
        f"50% of the time to solve is used: {SUBJECT}",
        f"80% of the time to solve is used: {SUBJECT}",
        f"Solution is late (100%): {SUBJECT}",
    ]
    assert "Solve by: " in text_of(written_to(mailbox, "ilze")[-1])
    entries = customer.get(f"/v1/tickets/{ticket['number']}").json["entries"]
    assert [(one["kind"], one["facts"]) for one in entries[2:]] == [
        ("solution_late", {"due_at": "2030-01-09T08:00:00.000Z"})
    ]


def test_what_is_solved_meanwhile_troubles_nobody(
    ask: Any, answer: Any, hands: Hands, sweep: Callable[[], Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    ticket = answer(ask())
    hands.go(days=1, hours=1)
    sweep()
    answer(ticket, then="solved")
    deliver()

    assert not any("to solve" in subject for subject in subjects(mailbox, "ilze"))
