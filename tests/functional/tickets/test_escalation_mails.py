"""Whom a promise that runs out is told."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.platform import vendor
from tests.functional.conftest import employed
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, text_of, words_of, written_to

Ask = Callable[..., Any]
Deliver = Callable[[], int]
SUBJECT = "Grinder stops after ten seconds"


def test_a_promise_that_runs_out_goes_up(
    agent: Caller,
    boss: Caller,
    ask: Ask,
    staff_does: Ask,
    app: Any,
    later: Callable[..., None],
    mailbox: Mailbox,
    settled: Callable[..., None],
) -> None:
    settled(owner="Ada@customer.example")
    employed(app, "ada", "Ada Berg")
    staff_does("PUT", ask(), "assignment", assignee="ilze")  # due in four hours
    mailbox_before = {name: len(written_to(mailbox, name)) for name in ("ilze", "nadia")}
    for _ in range(9):
        later(minutes=45)

    used, late = f"% of the time is used: {SUBJECT}", f": {SUBJECT}"
    assert subjects(mailbox, "ilze")[mailbox_before["ilze"] :] == [
        f"50{used}",
        f"80{used}",
        f"Answer is late (100%){late}",
        f"Answer is late (150%){late}",
        f"50{used}",  # of the new promise
    ]
    assert subjects(mailbox, "nadia")[mailbox_before["nadia"] :] == [
        f"80{used}",
        f"Answer is late (100%){late}",
        f"Answer is late (150%){late}",
    ]
    assert subjects(mailbox, "ada") == [f"80{used}", f"Answer is late (150%){late}"]
    last = text_of(written_to(mailbox, "nadia")[-1])
    assert "Late by: 2 hours" in last
    assert "Assigned to: Ilze Ozola" in last


def test_what_a_team_has_its_team_hears_of(
    agent: Caller, boss: Caller, ask: Ask, staff_does: Ask, later: Callable[..., None], mailbox: Mailbox, settled: Any,
    customer: Caller, deliver: Callable[[], int],
) -> None:  # fmt: skip
    settled(teams='{"Repairs": ["nadia@customer.example"]}')
    ticket = ask()
    deliver()
    staff_does("PUT", ticket, "assignment", team="Repairs")
    customer.post(f"/v1/tickets/{ticket['number']}/messages", {"text": "Anybody?"})
    deliver()
    assert [len(written_to(mailbox, who)) for who in ("nadia", "ilze")] == [2, 1]  # of the new ticket both heard
    for _ in range(5):
        later(minutes=45)

    used = f"% of the time is used: {SUBJECT}"
    assert subjects(mailbox, "nadia")[-2:] == [f"50{used}", f"80{used}"]
    assert not any("is used" in subject for subject in subjects(mailbox, "ilze"))


def test_an_escalation_that_was_overtaken_by_an_answer_is_told_to_nobody(
    ask: Ask, answer: Ask, hands: Hands, sweep: Callable[[], Any], deliver: Deliver, mailbox: Mailbox
) -> None:
    ticket = ask()
    hands.go(hours=2, minutes=5)
    sweep()
    answer(ticket)
    deliver()

    assert not any("of the time is used" in subject for subject in subjects(mailbox, "ilze"))


def test_an_escalation_never_goes_to_nobody(
    agent: Caller, ask: Ask, later: Callable[..., None], mailbox: Mailbox
) -> None:
    """There is nobody who leads, and nobody has the ticket."""
    ask()
    later(hours=6, minutes=15)

    assert len([subject for subject in subjects(mailbox, "ilze") if "Answer is late" in subject]) == 2


@pytest.mark.parametrize(
    "given", [{"owner": "post@vendor.example"}, {"letterhead": '{"email": "post@vendor.example"}'}]
)
def test_an_owner_who_never_signs_in_is_written_to_once(
    agent: Caller,
    ask: Ask,
    later: Callable[..., None],
    mailbox: Mailbox,
    settled: Callable[..., None],
    given: dict[str, str],
) -> None:
    """Named as such, or the vendor's own address where nobody is."""
    settled(**given)
    vendor.letterhead.cache_clear()
    ask()
    later(hours=6, minutes=15)
    vendor.letterhead.cache_clear()

    assert subjects(mailbox, "post") == [f"Answer is late (150%): {SUBJECT}"]
    assert "Please do not reply to this mail" in words_of(written_to(mailbox, "post")[0])
