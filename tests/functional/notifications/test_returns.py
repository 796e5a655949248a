"""Who is told what about returns: who asked for it, and staff where it is theirs to act."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.orders.service import returning
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to
from tests.support.parcels import in_hand

Send = Callable[..., Any]


@pytest.fixture
def asked(customer: Caller, agent: Caller, order: Callable[..., Any]) -> Any:
    placed = in_hand(agent, order(customer, BEAN_1=2))["number"]
    lines = [{"order": placed, "sku": "BEAN-1", "quantity": 1, "reason": "faulty"}]
    review = customer.post("/v1/return-reviews", {"lines": lines}).json
    return customer.post("/v1/returns", {name: review[name] for name in ("review_id", "fingerprint")}).json


@pytest.fixture
def staff(agent: Caller, asked: Any) -> Send:
    def send(route: str = "moves", **body: Any) -> Any:
        path = f"/v1/staff/returns/{asked['number']}"
        return agent.post(f"{path}/{route}", {"version": agent.get(path).json["version"], **body}).json

    return send


def test_each_step_is_told_to_whom_it_concerns(
    asked: Any, staff: Send, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    [line] = asked["lines"]
    named = {"order": line["order"], "sku": line["sku"]}
    staff(move="approve", message="Keep the box dry.")
    staff("receipts", lines=[{**named, "quantity": 2, "resellable": 0}])
    staff("inspections", lines=[{**named, "condition": "worse", "refused": 1, "reason": "The seal is broken"}])
    staff(move="settle")
    deliver()
    deliver()

    mails = [mail for mail in written_to(mailbox, "elin") if asked["number"] in mail["Subject"]]
    assert [mail["Subject"].partition("] ")[2] for mail in mails] == [
        "We have received your return",
        "Please send your return",
        "Your return is with us",
        "Some of your return goes back to you",
        "Your return is credited",
    ]
    assert "Ilze Ozola wrote: > Keep the box dry." in words_of(mails[1])
    assert "The seal is broken" in words_of(mails[3])
    assert "A return to decide on" in subjects(mailbox, "ilze")


def test_a_no_is_told_with_its_reason_and_an_appeal_to_staff(
    asked: Any, staff: Send, customer: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    staff(move="decline", reason="used", message="It was brewed")
    deliver()
    path = f"/v1/returns/{asked['number']}"
    customer.post(f"{path}/moves", {"move": "appeal", "version": 2, "message": "It was not"})
    assert customer.post(f"{path}/moves", {"move": "cancel", "version": 4}).status == 409
    assert customer.post(f"{path}/moves", {"move": "cancel", "version": 3}).status == 200
    deliver()

    told = dict(zip(subjects(mailbox, "elin"), written_to(mailbox, "elin"), strict=True))
    assert "It was brewed" in words_of(told["We cannot take it back"])
    assert "Your return is cancelled" in told
    assert "It was not" in words_of(written_to(mailbox, "ilze")[-1])


def test_whoever_is_late_is_reminded_once(
    asked: Any, staff: Send, deliver: Callable[[], int], mailbox: Mailbox, events: Callable[[], list[Envelope]]
) -> None:
    number, envelope = asked["number"], events()[0]
    returning.look_after(number, envelope)
    with clock.fixed(clock.now() + timedelta(days=7)):
        for _ in range(2):
            returning.look_after(number, envelope)
        staff(move="approve")
    for days in (30, 31, 40, 40):  # past the last day to send it, and past what was left after the reminder
        with clock.fixed(clock.now() + timedelta(days=days)):
            returning.look_after(number, envelope)
    deliver()

    assert subjects(mailbox, "ilze").count("A return is overdue") == 1
    told = subjects(mailbox, "elin")
    assert told.count("Your return has not been sent yet") == told.count("Your return has expired") == 1
