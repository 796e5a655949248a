"""Credit is paid back: asked for, approved, sent, arrived; or it failed and is credit again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.billing.models import account_key
from chalicelib.billing.models.refunds import Refund
from chalicelib.kernel import clock
from chalicelib.platform import db
from tests.functional.billing.conftest import ELIN, JUNE_FIRST
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to
from tests.support.meter import metered

STAFF = f"/v1/staff/accounts/{ELIN}"


@pytest.fixture
def credit(customer: Caller, pay: Callable[..., Any]) -> str:
    """Elin has 80.00 to her credit."""
    return str(pay("bank-1", 8000)["number"])


@pytest.fixture
def asked(customer: Caller, credit: str) -> Any:
    """She asks for all of it."""
    return customer.post("/v1/billing/refunds", {"credit": credit, "amount": 8000, "ending": "0785"}).json


@pytest.fixture
def move(agent: Caller) -> Callable[..., Answer]:
    """`move(refund, "approve")`: staff do it, having looked at the refund as it is given."""

    def run(refund: Any, what: str, key: str | None = None, **more: Any) -> Answer:
        body = {"move": what, "version": refund["version"], **more}
        return agent.post(f"{STAFF}/refunds/{refund['number']}/moves", body, key=key)

    return run


def left(customer: Caller) -> int:
    return int(customer.get("/v1/billing").json["unallocated"])


def tasks(agent: Caller) -> list[tuple[str, str]]:
    return [(one["kind"], one["ref"]) for one in agent.get("/v1/staff/money-tasks").json["items"]]


def test_what_is_asked_for_is_taken_when_approved_and_arrives(
    customer: Caller, agent: Caller, credit: str, move: Callable[..., Answer]
) -> None:
    wish = {"credit": credit, "amount": 5000, "ending": "0785", "message": "We close in June."}
    with metered() as meter:
        first = customer.post("/v1/billing/refunds", wish, key="k")
    again = customer.post("/v1/billing/refunds", wish, key="k")
    assert (first.status, again.status, again.json) == (201, 200, first.json)
    assert (first.json["state"], first.json["due_on"], left(customer)) == ("asked", "2026-06-03", 8000)
    assert tasks(agent) == [("refund", first.json["number"])]
    assert meter.round_trips <= 6

    approved = move(first.json, "approve", key="a").json
    assert (move(first.json, "approve", key="a").json, left(customer)) == (approved, 3000)
    with clock.fixed(JUNE_FIRST + timedelta(1)):
        sent = move(approved, "send").json
    with clock.fixed(JUNE_FIRST + timedelta(3)):
        arrived = move(sent, "arrive", on="2026-06-03").json

    assert tasks(agent) == []
    assert (sent["state"], sent["due_on"], sent["sent_at"][:10]) == ("sent", "2026-06-04", "2026-06-02")
    assert (arrived["state"], arrived["arrived_on"], arrived["allowed"]) == ("arrived", "2026-06-03", [])
    assert customer.get("/v1/billing/refunds").json["items"] == [arrived]
    assert agent.get(f"{STAFF}/refunds").json["items"] == [arrived]
    entries = customer.get("/v1/billing/entries").json["items"]
    assert [one["kind"] for one in entries] == ["refund", "payment"]


def test_what_failed_is_credit_again_and_can_be_sent_anew(
    customer: Caller, agent: Caller, credit: str, asked: Any, move: Callable[..., Answer]
) -> None:
    sent = move(move(asked, "approve").json, "send").json
    without = move(sent, "fail")
    failed = move(sent, "fail", reason="The account is closed.", key="f")
    again = move(sent, "fail", reason="The account is closed.", key="f")

    assert (without.status, without.code) == (422, "refund_without_reason")
    assert (failed.json["state"], failed.json["reason"], again.json) == (
        "failed",
        "The account is closed.",
        failed.json,
    )
    assert left(customer) == 8000
    entries = customer.get("/v1/billing/entries").json["items"]
    assert [(one["kind"], one["effect"]) for one in entries][:2] == [("correction", -8000), ("refund", 8000)]
    anew = {"number": credit, "amount": 8000, "reason": "To the other account.", "ending": "1234"}
    assert agent.post(f"{STAFF}/refunds", anew).status == 201


def test_of_two_agents_one_is_refused(customer: Caller, credit: str, asked: Any, move: Callable[..., Answer]) -> None:
    approved = move(asked, "approve").json
    late = move(asked, "decline", reason="Not yet.")
    wrong = move(approved, "arrive")
    sent = move(approved, "send").json
    with ThreadPoolExecutor(2) as both:
        said = [both.submit(move, sent, "arrive"), both.submit(move, sent, "fail", reason="It came back.")]
    statuses = sorted(one.result().status for one in said)

    assert (late.status, late.code) == (409, "refund_changed")
    assert (wrong.status, wrong.code, wrong.json["allowed"]) == (409, "refund_move_not_allowed", ["send", "fail"])
    assert statuses == [200, 409]
    [shown] = customer.get("/v1/billing/refunds").json["items"]
    assert left(customer) == (0 if shown["state"] == "arrived" else 8000)


def test_credit_is_not_paid_back_twice_nor_spent_meanwhile(
    customer: Caller, agent: Caller, credit: str, bill: Callable[..., Any], move: Callable[..., Answer]
) -> None:
    wish = {"credit": credit, "amount": 8000, "ending": "0785"}
    first, second = (customer.post("/v1/billing/refunds", wish).json for _ in range(2))
    assert move(first, "approve").status == 200
    refused = move(second, "approve")
    owed = bill(customer, BEAN_1=1)["number"]
    spent = agent.post(f"{STAFF}/allocations", {"credit": credit, "split": [{"number": owed, "amount": 1}]})

    assert (refused.code, spent.code) == ("over_allocated", "split_exceeds_payment")
    assert move(second, "decline", reason="It is on its way already.").json["state"] == "declined"
    assert customer.post("/v1/billing/refunds", wish).code == "over_allocated"
    assert customer.post("/v1/billing/refunds", {**wish, "credit": owed, "amount": 1}).code == "wrong_side"
    assert tasks(agent) == [("refund", first["number"])]


def test_staff_begin_a_refund_and_say_to_where(
    customer: Caller, agent: Caller, stranger: Caller, credit: str, move: Callable[..., Answer]
) -> None:
    wish = {"number": credit, "amount": 500, "reason": "Paid twice."}
    begun, again = (agent.post(f"{STAFF}/refunds", wish, key="k") for _ in range(2))
    entry = customer.get("/v1/billing/entries").json["items"][0]["entry_id"]
    reversed_ = agent.post(f"{STAFF}/corrections", {"entry": entry, "reason": "Slip."})
    nowhere = move(begun.json, "send")
    sent = move(begun.json, "send", ending="0785").json
    early = move(sent, "arrive", on="2026-06-02")

    assert (begun.status, again.status, begun.json["state"], left(customer)) == (201, 200, "approved", 7500)
    assert (nowhere.code, early.code, sent["ending"]) == ("refund_without_account", "day_not_valid", "0785")
    assert (reversed_.status, reversed_.code) == (409, "refund_has_steps")
    assert stranger.get("/v1/billing/refunds").json["items"] == []
    unknown = {**begun.json, "number": "7Q4K-M2XD-9ET"}
    assert move(unknown, "send").code == "refund_not_found"


def test_a_refund_without_its_entry_is_found(credit: str, asked: Any) -> None:
    found = db.find(Refund, account_key(ELIN), Refund.key(asked["number"]))
    assert found is not None
    found.state, found.entry = "sent", "ent_x"
    db.save(found)
    assert billing.verify(ELIN) == [f"refund ent_x: ('{credit}', 8000), by entries None"]
    found.state = "asked"
    db.save(found)


def test_the_newest_stands_first(customer: Caller, credit: str, asked: Any) -> None:
    with clock.fixed(JUNE_FIRST + timedelta(1)):
        newer = customer.post("/v1/billing/refunds", {"credit": credit, "amount": 1, "ending": "0785"}).json
    assert customer.get("/v1/billing/refunds").json["items"] == [newer, asked]


def test_each_step_is_told(
    asked: Any, move: Callable[..., Answer], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    refund = asked
    for step, more in (("approve", {}), ("send", {}), ("fail", {"reason": "The account is closed."})):
        deliver()
        refund = move(refund, step, **more).json
    deliver()
    deliver()

    told = [one for one in subjects(mailbox, "elin") if "payment" not in one]
    assert told == ["You get €80.00 back", "€80.00 is on its way to you", "We could not pay €80.00 back"]
    mails = [words_of(mail) for mail in written_to(mailbox, "elin")]
    assert any("ending in 0785" in mail and "Should arrive by" in mail for mail in mails)
    assert "The account is closed." in mails[-1]
    assert "Asks for credit back: €80.00" in subjects(mailbox, "ilze")
