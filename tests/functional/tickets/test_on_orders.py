"""A ticket about an order stands in its timeline by its steps, and nothing of it that its customer may not see."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.functional.tickets.post import Postman
from tests.support.caller import Caller
from tests.support.mails import Mailbox, written_to
from tests.support.meter import metered

Told = list[tuple[str, str, bool]]


@pytest.fixture
def told(customer: Caller) -> Callable[[Any], Told]:
    """`told(order)`: what its timeline says of tickets."""

    def of(order: Any) -> Told:
        timeline = customer.get(f"/v1/orders/{order['number']}").json["timeline"]
        return [(one["kind"], one["by"], one["by_staff"]) for one in timeline if one["ticket"]]

    return of


def test_an_order_tells_of_a_ticket_from_its_opening_to_its_end(
    customer: Caller, order: Callable[..., Any], ask: Any, answer: Any, told: Any
) -> None:
    placed = order(customer, BEAN_1=1)
    ticket = ask(order_number=placed["number"])
    answer(ticket)
    answer(ticket)
    solved = answer(ticket, then="solved")
    body = {"move": "confirm_solved", "version": solved["version"]}
    again = [customer.post(f"/v1/tickets/{ticket['number']}/moves", body, key="c").status for _ in range(2)]

    assert again == [200, 200]
    assert told(placed) == [
        ("ticket_opened", "Elin Lund", False),
        ("ticket_answered", "Ilze Ozola", True),
        ("ticket_solved", "Ilze Ozola", True),
        ("ticket_closed", "Elin Lund", False),
    ]
    shown = customer.get(f"/v1/orders/{placed['number']}").json
    assert (shown["version"], shown["timeline"][-1]["ticket"]) == (placed["version"], ticket["number"])


def test_notes_and_other_tickets_are_not_told(
    customer: Caller, agent: Caller, order: Callable[..., Any], ask: Any, told: Any
) -> None:
    placed, ticket = order(customer, BEAN_1=1), ask()
    agent.post(f"/v1/staff/tickets/{ticket['number']}/messages", {"text": "Careful.", "internal": True})
    about = ask(order_number=placed["number"])
    agent.post(f"/v1/staff/tickets/{about['number']}/messages", {"text": "Careful.", "internal": True})

    assert [kind for kind, *_ in told(placed)] == ["ticket_opened"]


def test_what_silence_closes_is_told_without_a_name(
    customer: Caller, order: Callable[..., Any], ask: Any, answer: Any, later: Callable[..., None], told: Any
) -> None:
    placed = order(customer, BEAN_1=1)
    answer(ask(order_number=placed["number"]), then="solved")
    for _ in range(3):
        later(days=6)

    assert told(placed)[-1] == ("ticket_closed", "", False)


def test_what_is_contested_of_its_invoice_is_told_too(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[[], int], told: Any
) -> None:
    placed = order(customer, BEAN_1=1)
    agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})
    deliver()
    [invoice] = customer.get("/v1/billing/open").json["items"]
    path = f"/v1/billing/invoices/{invoice['number']}/disputes"
    ticket = customer.post(path, {"line": 1, "message": "We never ordered that."}).json["ticket"]

    assert ticket["order_number"] == placed["number"]
    assert told(placed) == [("ticket_opened", "Elin Lund", False)]


def test_spam_disappears_from_the_order_too(
    customer: Caller, order: Callable[..., Any], ask: Any, staff_does: Any, told: Any
) -> None:
    placed = order(customer, BEAN_1=1)
    ticket = ask(order_number=placed["number"])
    staff_does("POST", ticket, "moves", move="mark_spam")
    assert told(placed) == []

    staff_does("POST", ticket, "moves", move="restore")
    assert [kind for kind, *_ in told(placed)] == ["ticket_opened"]


def test_a_ticket_in_the_timeline_costs_no_further_round_trip(
    customer: Caller, order: Callable[..., Any], ask: Any
) -> None:
    placed = order(customer, BEAN_1=1)
    number = placed["number"]
    with metered() as asked:
        ask(order_number=number)
    with metered() as shown:
        customer.get(f"/v1/orders/{number}")

    assert asked.calls == ["GetItem", "GetItem", "TransactWriteItems"]
    assert (shown.calls, asked.write_units <= 14) == (["GetItem", "Query"], True)


def test_what_is_said_by_mail_is_told_as_well(
    customer: Caller,
    agent: Caller,  # who is told of it, and answers
    order: Any,
    ask: Any,
    postman: Postman,
    deliver: Callable[[], int],
    mailbox: Mailbox,
    told: Any,
) -> None:
    placed = order(customer, BEAN_1=1)
    ask(order_number=placed["number"])
    deliver()
    mail = next(one for one in written_to(mailbox, "ilze") if one["Reply-To"])

    postman.reply(mail, "Clean the burrs.", mail["To"])

    assert told(placed)[-1] == ("ticket_answered", "Ilze Ozola", True)
