"""What becomes of a withdrawal: tied to its order by itself or by staff, valid or not, seen by its consumer."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.kernel.event import Envelope
from tests.support.caller import Answer, Caller
from tests.support.people import consumer
from tests.support.shop import put_product

PATH, STAFF = "/v1/withdrawals", "/v1/staff/withdrawals"
SENT = {"name": "Mikko H.", "email": "Mikko@Customer.example", "language": "fi"}


@pytest.fixture
def mikko(app: Any) -> Caller:
    return consumer(app)


@pytest.fixture
def withdrawn(visitor: Caller, follow: Callable[[], int]) -> Callable[..., str]:
    """`withdrawn("7Q4K-M2XD-9ET")`: sent by somebody who is not signed in, and looked at."""

    def send(contract: str, **other: str) -> str:
        number: str = visitor.post(PATH, {**SENT, "contract": contract, **other}).json["number"]
        follow()
        return number

    return send


@pytest.fixture
def move(agent: Caller) -> Callable[..., Answer]:
    """`move(number, "match", order="7Q4K-M2XD-9ET")`, at the version that is there now."""

    def step(number: str, what: str, key: str | None = None, **told: Any) -> Answer:
        version = agent.get(f"{STAFF}/{number}").json["version"]
        return agent.post(f"{STAFF}/{number}/moves", {"move": what, "version": version, **told}, key=key)

    return step


def test_who_names_their_order_and_has_its_address_is_matched(
    mikko: Caller, agent: Caller, order: Callable[..., Any], withdrawn: Callable[..., str]
) -> None:
    placed = order(mikko, BEAN_1=2, MUG_1=1)["number"]

    number = withdrawn(f"my order {placed.replace('-', ' ').lower()} of May")

    seen = mikko.get(f"{PATH}/{number}").json
    assert (seen["order"], seen["state"], seen["send_back_by"]) == (placed, "settled", None)
    withdrawn_from = [(line["sku"], line["unsent"], line["back"]) for line in seen["lines"]]
    assert withdrawn_from == [("BEAN-1", 2, 0), ("MUG-1", 1, 0)]
    beside = mikko.get(f"/v1/orders/{placed}/withdrawals").json
    assert [(one["number"], one["state"]) for one in beside["items"]] == [(number, "settled")]
    assert beside["open"] is False
    assert agent.get(STAFF).json["items"] == []


@pytest.mark.parametrize(
    ("contract", "email"), [("", "mallory@x.example"), ("nothing to find", "mikko@customer.example")]
)
def test_what_cannot_be_matched_waits_for_staff(
    mikko: Caller,
    agent: Caller,
    order: Callable[..., Any],
    withdrawn: Callable[..., str],
    move: Callable[..., Answer],
    contract: str,
    email: str,
) -> None:
    placed = order(mikko, BEAN_1=2)["number"]
    number = withdrawn(contract or placed, email=email)
    shown = agent.get(f"{STAFF}/{number}").json
    assert (shown["state"], shown["contract"], shown["allowed"]) == ("to_match", None, ["match", "find_invalid"])
    assert mikko.get(f"{PATH}/{number}").status == (200 if email.startswith("mikko") else 404)

    assert move(number, "match").code == "withdrawal_order_missing"
    assert move(number, "match", order="7Q4K-M2XD-9ET").code == "no_such_order"
    moved = move(number, "match", order=placed.lower())

    assert (moved.status, moved.json["state"], moved.json["order"]) == (200, "to_settle", placed)
    assert [entry["kind"] for entry in moved.json["timeline"]] == ["not_matched", "accepted"]
    assert mikko.get(f"{PATH}/{number}").json["order"] == placed


def test_a_company_is_looked_at_and_may_be_told_why_it_is_not_valid(
    customer: Caller,
    agent: Caller,
    order: Callable[..., Any],
    withdrawn: Callable[..., str],
    move: Callable[..., Answer],
) -> None:
    placed = order(customer, BEAN_1=2)["number"]
    number = withdrawn(placed, email="elin@customer.example")
    assert agent.get(f"{STAFF}/{number}").json["doubts"] == ["company"]
    assert customer.get(f"/v1/orders/{placed}/withdrawals").json["applies"] is False

    assert move(number, "find_invalid").code == "invalidity_reason_missing"
    found = move(number, "find_invalid", reason="A company bought it.", key="k")
    again = move(number, "find_invalid", reason="A company bought it.", key="k")

    assert (found.status, found.json["state"], found.json["allowed"]) == (200, "invalid", ["match"])
    assert again.code == "idempotency_key_reused"  # another version was looked at
    assert customer.get(f"{PATH}/{number}").json["reason"] == "A company bought it."
    assert agent.get(STAFF).json["items"] == []
    assert [entry["kind"] for entry in found.json["timeline"]] == ["matched", "found_invalid"]


def test_a_part_is_what_staff_say_that_it_is(
    mikko: Caller, agent: Caller, order: Callable[..., Any], withdrawn: Callable[..., str], move: Callable[..., Answer]
) -> None:
    placed = order(mikko, BEAN_1=3, MUG_1=1)["number"]
    number = withdrawn(placed, part="one bag of the beans")
    assert agent.get(f"{STAFF}/{number}").json["doubts"] == ["part"]

    assert move(number, "accept", lines=[{"sku": "BEAN-1", "quantity": 4}]).code == "more_than_ordered"
    accepted = move(number, "accept", lines=[{"sku": "BEAN-1", "quantity": 1}])

    assert [(line["sku"], line["unsent"]) for line in accepted.json["lines"]] == [("BEAN-1", 1)]
    left = {line["sku"]: line["left"] for line in accepted.json["contract"]["lines"]}
    assert left == {"BEAN-1": 2, "MUG-1": 1}


def test_what_the_law_exempts_is_left_out(
    mikko: Caller, agent: Caller, order: Callable[..., Any], withdrawn: Callable[..., str]
) -> None:
    put_product("MACH-1", withdrawal_exempt="made_to_measure")
    whole = withdrawn(order(mikko, BEAN_1=1, MACH_1=1)["number"])
    exempt = withdrawn(order(mikko, MACH_1=1)["number"])

    assert [line["sku"] for line in mikko.get(f"{PATH}/{whole}").json["lines"]] == ["BEAN-1"]
    assert agent.get(f"{STAFF}/{exempt}").json["doubts"] == ["nothing"]


def test_the_second_withdrawal_from_the_same_order_finds_nothing_left(
    mikko: Caller, agent: Caller, order: Callable[..., Any], withdrawn: Callable[..., str]
) -> None:
    placed = order(mikko, BEAN_1=1)["number"]
    withdrawn(placed)

    again = withdrawn(placed)

    assert agent.get(f"{STAFF}/{again}").json["doubts"] == ["nothing"]


def test_before_anything_is_delivered_the_period_has_no_end(mikko: Caller, order: Callable[..., Any]) -> None:
    placed = order(mikko, BEAN_1=1)["number"]

    shown = mikko.get(f"/v1/orders/{placed}/withdrawals").json

    assert (shown["applies"], shown["open"], shown["ends_at"], shown["days"]) == (True, True, None, 14)


def test_two_who_handle_it_at_once_do_not_both_succeed(
    agent: Caller, withdrawn: Callable[..., str], events: Callable[[], list[Envelope]]
) -> None:
    number = withdrawn("no order")
    body = {"move": "find_invalid", "version": 2, "reason": "There is no such contract."}
    path = f"{STAFF}/{number}/moves"

    answers = [agent.post(path, body, key="a"), agent.post(path, body, key="b"), agent.post(path, body, key="a")]

    assert [answer.status for answer in answers] == [200, 409, 200]
    assert answers[1].code == "withdrawal_changed_meanwhile"
    assert [event.name for event in events()].count("withdrawal.found_invalid") == 1
    current = agent.post(path, {**body, "version": 3})
    assert (current.code, current.json["allowed"]) == ("withdrawal_move_not_allowed", ["match"])


def test_the_list_is_due_first_and_turns_pages(agent: Caller, withdrawn: Callable[..., str]) -> None:
    numbers = [withdrawn(f"contract {count}") for count in range(3)]

    first = agent.get(f"{STAFF}?limit=2").json
    rest = agent.get(f"{STAFF}?limit=2&cursor={first['next_cursor']}").json

    assert [one["number"] for one in first["items"] + rest["items"]] == numbers
    assert first["items"][0]["contract"] == "contract 0"
