"""Cards follow facts, in any order and however often, and cost the same however many there are."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.card import Card
from chalicelib.overview import service
from chalicelib.overview.reactions import TICKET_EVENTS
from chalicelib.tickets.events import FilesSent, MailPending, MailReturned, NoteAdded, TicketEvent
from tests.support.caller import Caller
from tests.support.meter import metered

NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)
SOLVED = {"need": "confirm_solution", "need_from": "2030-01-07T10:00:00.000Z"}


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


def ticket(version: int = 1, **more: Any) -> Card:
    facts: dict[str, Any] = {
        "subject": "No heat",
        "kind": "fault",
        "state": "new",
        "priority": "p2",
        "who_acts_next": "us",
        "promise_clock": "first_reply",
        "promise_started_at": "2030-01-07T10:00:00.000Z",
        "promise_due_at": "2030-01-07T12:00:00.000Z",
        "assignee_name": None,
        "customer": "Elin Lund",
    }
    known: dict[str, Any] = {
        "desk": "tickets",
        "desk_key": "2030-01-07T12:00:00.000Z",
        "is_open": True,
        "assignee": "",
    } | more
    facts |= known.pop("facts", {})
    return Card("ticket", "TTTT", "acc_elin", version, "2030-01-07T10:00:00.000Z", facts=facts, **known)


def test_a_new_customer_has_an_empty_page(customer: Caller) -> None:
    shown = customer.get("/v1/overview").json

    assert (shown["orders"], shown["tickets"], shown["needs"]) == ([], [], [])


def test_a_placed_order_appears_on_the_landing_page_and_the_staffs_list(
    customer: Caller,
    agent: Caller,
    order: Callable[..., Any],
    deliver: Callable[[], int],
) -> None:
    placed = order(customer, BEAN_1=2)
    assert deliver() > 0

    [card] = customer.get("/v1/overview").json["orders"]
    assert (card["number"], card["status"], card["total"]["amount"]) == (placed["number"], "placed", 4290)
    assert [one["number"] for one in agent.get("/v1/staff/orders").json["items"]] == [placed["number"]]

    agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})
    deliver()
    assert customer.get("/v1/overview").json["orders"][0]["status"] == "accepted"
    assert agent.get("/v1/staff/orders").json["items"] == []


def test_an_older_card_never_replaces_a_newer_one(customer: Caller, agent: Caller) -> None:
    solved = ticket(3, facts={"state": "solved"}, desk="", desk_key="", **SOLVED)

    assert service.keep(solved)
    assert not service.keep(ticket(2))
    assert not service.keep(solved)

    assert customer.get("/v1/overview").json["needs"][0]["kind"] == "confirm_solution"
    assert agent.get("/v1/staff/tickets").json["items"] == []


def test_a_closed_ticket_leaves_every_list(customer: Caller, agent: Caller) -> None:
    service.keep(ticket(1))
    assert len(customer.get("/v1/overview").json["tickets"]) == 1

    service.keep(ticket(2, is_open=False, desk="", desk_key=""))

    assert customer.get("/v1/overview").json["tickets"] == []
    assert agent.get("/v1/staff/tickets").json["items"] == []


def test_the_staffs_queue_is_by_due_time_and_by_person(agent: Caller) -> None:
    service.keep(ticket(1))
    assert len(agent.get("/v1/staff/tickets?view=unassigned").json["items"]) == 1

    service.keep(ticket(2, assignee="ilze"))

    assert agent.get("/v1/staff/tickets?view=unassigned").json["items"] == []
    assert len(agent.get("/v1/staff/tickets?view=mine").json["items"]) == 1
    assert len(agent.get("/v1/staff/tickets").json["items"]) == 1


def test_only_the_newest_orders_are_on_the_landing_page(customer: Caller) -> None:
    for day in range(8):
        at = clock.stamp(NOON + timedelta(days=day))
        facts = {
            "summary": f"Day {day}",
            "line_count": 1,
            "status": "placed",
            "delivery_status": "waiting",
            "payment_status": "none",
            "total": 100,
            "currency": "EUR",
            "promised_on": "2030-02-01",
            "customer": "Elin Lund",
        }
        service.keep(Card("order", f"N{day}", "acc_elin", 1, at, is_open=True, facts=facts))

    shown = customer.get("/v1/overview").json["orders"]
    assert [one["summary"] for one in shown] == ["Day 7", "Day 6", "Day 5", "Day 4", "Day 3"]
    with metered() as meter:
        customer.get("/v1/overview")
    assert meter.calls == ["GetItem", "BatchGetItem"]
    assert meter.read_units - 1 <= 1.5  # the member read is a consistent one


def test_of_very_many_open_tickets_the_landing_page_shows_the_most_pressing(customer: Caller) -> None:
    for minute in range(25):
        at = clock.stamp(NOON + timedelta(minutes=minute))
        due = clock.stamp(NOON + timedelta(hours=5, minutes=minute))
        facts = {**ticket().facts, "promise_due_at": due, **({"state": "solved"} if minute == 24 else {})}
        waits: dict[str, Any] = SOLVED if minute == 24 else {}
        service.keep(Card("ticket", f"N{minute:03}", "acc_elin", 1, at, is_open=True, facts=facts, **waits))

    shown = customer.get("/v1/overview").json
    assert [need["ref"] for need in shown["needs"]] == ["N024"]
    assert [one["number"] for one in shown["tickets"]] == [*(f"N{minute:03}" for minute in range(7)), "N024"]


def test_whatever_makes_a_newer_version_of_a_ticket_is_seen_in_the_queue() -> None:
    beside_it = {NoteAdded, FilesSent, MailPending, MailReturned}
    assert set(TicketEvent.__subclasses__()) - beside_it == set(TICKET_EVENTS)
