"""The vendor settles other opening hours or targets, while customers wait."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.platform import db, timers, vendor
from chalicelib.platform.settings import OFFICE_HOURS
from chalicelib.tickets import service
from chalicelib.tickets.service import retiming, storing
from tests.functional.tickets.conftest import Hands
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to

CLOSED_TODAY = json.dumps({**json.loads(OFFICE_HOURS), "holidays": ["2030-01-07"]})
Settle = Callable[..., None]
Later = Callable[..., None]


@pytest.fixture
def deployed(settled: Settle, later: Later) -> Iterator[Settle]:
    """`deployed(calendar="...")`: the functions run anew, with those settings."""

    def deploy(**given: str) -> None:
        settled(**given)
        _forget()
        service.notice_new_promises()
        later(minutes=1)

    service.notice_new_promises()
    yield deploy
    _forget()


def _forget() -> None:
    for known in (vendor.calendar, vendor.targets, storing.level, retiming._notice):
        known.cache_clear()


def shown(customer: Caller, ticket: Any) -> Any:
    return customer.get(f"/v1/tickets/{ticket['number']}").json


def test_an_open_promise_moves_with_the_opening_hours_and_the_customer_is_told(
    deployed: Settle, customer: Caller, agent: Caller, ask: Any, later: Later, mailbox: Mailbox
) -> None:
    ticket = ask()
    later(minutes=1)

    deployed(calendar=CLOSED_TODAY)

    seen = shown(customer, ticket)
    assert seen["ticket"]["promise"]["due_at"] == "2030-01-08T10:00:00.000Z"  # four hours from tomorrow's opening
    assert (seen["entries"][-1]["kind"], seen["entries"][-1]["facts"]) == (
        "promise_moved",
        {"was": "2030-01-07T12:00:00.000Z", "due_at": "2030-01-08T10:00:00.000Z"},
    )
    assert subjects(mailbox, "elin")[-1] == "We answer later than we said: Grinder stops after ten seconds"
    assert "We answer by Tuesday 8 January 2030 at 12:00" in words_of(written_to(mailbox, "elin")[-1])
    [waiting] = agent.get("/v1/staff/tickets").json["items"]
    assert waiting["promise_due_at"] == "2030-01-08T10:00:00.000Z"


@pytest.mark.usefixtures("deployed")
def test_so_they_are_when_a_timer_of_the_ticket_fires_before_anybody_has_noticed(
    settled: Settle, customer: Caller, agent: Caller, ask: Any, later: Later
) -> None:
    ticket = ask()
    later(minutes=1)
    settled(calendar=CLOSED_TODAY)
    _forget()

    later(hours=2)

    seen = shown(customer, ticket)
    assert seen["entries"][-1]["kind"] == "promise_moved"
    [waiting] = agent.get("/v1/staff/tickets").json["items"]
    assert waiting["promise_due_at"] == seen["ticket"]["promise"]["due_at"] == "2030-01-08T10:00:00.000Z"


def test_an_earlier_answer_is_promised_without_a_mail(
    deployed: Settle, customer: Caller, ask: Any, mailbox: Mailbox
) -> None:
    ticket = ask()
    deployed()
    told = len(written_to(mailbox, "elin"))

    deployed(targets=json.dumps({"p2": {"first_reply": 60}}))

    assert shown(customer, ticket)["ticket"]["promise"]["due_at"] == "2030-01-07T09:00:00.000Z"
    assert len(written_to(mailbox, "elin")) == told


def test_what_was_missed_stays_missed_and_what_is_over_stays_as_it_was(
    deployed: Settle, customer: Caller, ask: Any, answer: Any, hands: Hands
) -> None:
    answered = ask()
    answer(answered)
    late = ask()
    hands.go(hours=4, minutes=5)
    before = shown(customer, answered)

    deployed(calendar=CLOSED_TODAY)

    promise = shown(customer, late)["ticket"]["promise"]
    assert (promise["state"], promise["due_at"]) == ("broken", "2030-01-07T12:00:00.000Z")
    after = shown(customer, answered)
    assert (after["ticket"]["promise"], after["entries"]) == (before["ticket"]["promise"], before["entries"])


def test_nothing_happens_while_nothing_is_settled_otherwise(deployed: Settle, customer: Caller, ask: Any) -> None:
    ticket = ask()
    deployed()
    before = shown(customer, ticket)["ticket"]["version"]
    deployed()
    assert shown(customer, ticket)["ticket"]["version"] == before


def test_timers_are_read_page_by_page(aws: None, hands: Hands) -> None:
    with db.transaction() as tx:
        for place in range(5):
            timers.set(tx, f"T{place}", "ticket.clock", hands.now + timedelta(hours=place))
            timers.set(tx, f"T{place}", "other", hands.now)
    found, pages = set(), 0
    for shard in range(timers.SHARDS):
        last = ""
        while True:
            page = timers.waiting(shard, "ticket.clock", last, 1)
            found |= set(page.refs)
            pages += 1
            if not (last := page.last):
                break
    assert found == {f"T{place}" for place in range(5)}
    assert pages > timers.SHARDS
