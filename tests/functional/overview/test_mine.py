"""Everything that is somebody's in one list, and whatever waits for staff in another: each page one Query."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.card import Card
from chalicelib.overview import service
from tests.support.caller import Caller
from tests.support.examples import BODIES
from tests.support.meter import metered
from tests.support.shop import ADDRESS, submit

JUNE_FIRST = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _june() -> Iterator[None]:
    with clock.fixed(JUNE_FIRST):
        yield


def kinds(caller: Caller, query: str = "") -> list[str]:
    answer = caller.get(f"/v1/mine{query}")
    assert answer.status == 200, answer.body
    return [one["kind"] for one in answer.json["items"]]


@pytest.fixture
def invoiced(customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[..., int]) -> dict[str, Any]:
    """An order that was accepted and billed; the invoice is due on 15 June."""
    placed: dict[str, Any] = order(customer, BEAN_1=2)
    agent.post(f"/v1/staff/orders/{placed['number']}/moves", {"move": "accept", "version": 1})
    deliver()
    return placed


def test_one_list_over_all_kinds_with_filters(
    customer: Caller, stranger: Caller, agent: Caller, invoiced: Any, deliver: Callable[..., int]
) -> None:
    with clock.fixed(JUNE_FIRST + timedelta(hours=1)):
        customer.post("/v1/tickets", BODIES["open_ticket"])
        deliver("overview.")

    assert kinds(customer) == ["ticket", "order", "invoice"]
    assert kinds(customer, "?kind=order") == ["order"]
    assert kinds(customer, "?show=open&kind=invoice") == ["invoice"]
    assert kinds(customer, "?show=closed") == kinds(customer, "?show=needs_me") == kinds(stranger) == []
    [line] = customer.get("/v1/mine?kind=invoice").json["items"]
    assert (line["state"], line["order"], line["due"]) == ("open", invoiced["number"], "2026-06-15")
    assert line["amount"] == {"amount": 4290, "currency": "EUR"}
    assert customer.get("/v1/mine?kind=parcel").status == 422


def test_orders_are_found_by_state_money_and_period(
    customer: Caller, stranger: Caller, agent: Caller, invoiced: Any, order: Callable[..., Any], deliver: Any
) -> None:
    with clock.fixed(JUNE_FIRST + timedelta(days=2)):
        later = order(customer, BEAN_1=1)["number"]
        deliver("overview.")

    def found(query: str, caller: Caller = customer) -> list[str]:
        answer = caller.get(f"/v1/mine/orders?{query}")
        assert answer.status == 200, answer.body
        return [one["number"] for one in answer.json["items"]]

    first = invoiced["number"]
    assert found("") == found("show=open") == [later, first]
    assert found("payment=to_pay") == found("show=open&payment=to_pay&until=2026-06-01") == [first]
    assert found("payment=not_billed&since=2026-06-02") == found("since=2026-06-03&until=2026-06-03") == [later]
    assert found("show=closed") == found("show=needs_me") == found("since=2026-06-04&until=2026-06-01") == []
    assert found("", stranger) == []
    assert customer.get("/v1/mine/orders?since=2026-02-30").status == 422

    page = customer.get("/v1/mine/orders?limit=1").json
    assert found(f"limit=1&cursor={page['next_cursor']}") == [first]
    assert customer.get(f"/v1/mine/orders?until=2026-06-01&cursor={page['next_cursor']}").status == 422

    propose(agent, first)
    deliver("overview.")
    assert found("show=needs_me") == found("show=needs_me&payment=to_pay") == [first]


def test_orders_are_found_by_the_customers_own_reference(
    customer: Caller, stranger: Caller, shop: None, deliver: Any
) -> None:
    def ordered(reference: str) -> str:
        body = {"lines": [{"sku": "BEAN-1", "quantity": 1}], "delivery_address": ADDRESS, "reference": reference}
        return str(customer.post("/v1/orders", submit(customer.post("/v1/reviews", body).json)).json["number"])

    first, other, again = ordered("PO  17-A"), ordered("PO 2"), ordered("po 17-B")
    deliver("overview.")

    def found(query: str, caller: Caller = customer) -> list[str]:
        return [one["number"] for one in caller.get(f"/v1/mine/orders?reference={query}").json["items"]]

    assert found("Po%2017") == [again, first]
    assert found("po%2017-a") == [first]
    assert (found("PO", stranger), found("18"), len(found("PO"))) == ([], [], 3)
    [line] = customer.get("/v1/mine/orders?reference=po%202").json["items"]
    assert (line["number"], line["reference"]) == (other, "PO 2")
    assert customer.get("/v1/mine/orders?reference=po&show=open").status == 422


def propose(agent: Caller, number: str) -> None:
    """Staff could deliver one piece."""
    path, version = f"/v1/staff/orders/{number}", agent.get(f"/v1/staff/orders/{number}").json["version"]
    lines = [{"sku": "BEAN-1", "quantity": 1}]
    review = agent.post(f"{path}/reviews", {"version": version, "lines": lines}).json
    body = {**{name: review[name] for name in ("review_id", "fingerprint")}, "reason": "One is left."}
    assert agent.post(f"{path}/changes", body).status == 200


def test_an_invoice_waits_for_the_customer_from_three_days_before_it_is_due(customer: Caller, invoiced: Any) -> None:
    assert customer.get("/v1/overview").json["needs"] == []

    with clock.fixed(JUNE_FIRST + timedelta(days=11)):
        [need] = customer.get("/v1/overview").json["needs"]
        [line] = customer.get("/v1/mine?show=needs_me").json["items"]
    assert (need["kind"], need["ref"], need["late"]) == ("pay_invoice", line["ref"], False)
    assert (need["amount"]["amount"], need["due"]) == (4290, "2026-06-15")

    with clock.fixed(JUNE_FIRST + timedelta(days=15)):
        shown = customer.get("/v1/overview").json
    assert (shown["needs"][0]["late"], shown["money"]["next_due"], shown["money"]["overdue"]) == (
        True,
        "2026-06-15",
        4290,
    )


def test_what_is_late_comes_before_whose_turn_it_is(
    customer: Caller, agent: Caller, invoiced: Any, deliver: Callable[..., int]
) -> None:
    opened = customer.post("/v1/tickets", BODIES["open_ticket"]).json["ticket"]
    agent.post(f"/v1/staff/tickets/{opened['number']}/messages", {"text": "Which?", "then": "waiting_customer"})
    deliver("overview.")

    for days, wanted in ((12, ["answer_ticket", "pay_invoice"]), (20, ["pay_invoice", "answer_ticket"])):
        with clock.fixed(JUNE_FIRST + timedelta(days=days)):
            assert [need["kind"] for need in customer.get("/v1/overview").json["needs"]] == wanted


def test_an_announced_transfer_is_listed_until_it_arrives(
    customer: Caller, agent: Caller, invoiced: Any, deliver: Callable[..., int]
) -> None:
    invoice = customer.get("/v1/billing/open").json["items"][0]["number"]
    split = [{"number": invoice, "amount": 4290}]
    customer.post("/v1/billing/announcements", {"amount": 4290, "on": "2026-06-02", "split": split})
    deliver("overview.")
    assert kinds(customer, "?kind=transfer") == ["transfer"]

    paid = {"reference": "bank-1", "amount": 4290, "currency": "EUR", "value_date": "2026-06-02"}
    assert agent.post("/v1/staff/accounts/acc_elin/payments", paid).status == 201
    deliver("overview.")

    assert kinds(customer, "?kind=transfer") == []
    assert sorted(kinds(customer, "?show=closed")) == ["invoice", "payment"]


def test_an_invoice_whose_transfer_is_announced_waits_for_the_bank_first(
    customer: Caller, agent: Caller, invoiced: Any, deliver: Callable[..., int]
) -> None:
    invoice = customer.get("/v1/billing/open").json["items"][0]["number"]

    def announce(amount: int, on: str) -> None:
        split = [{"number": invoice, "amount": amount}]
        customer.post("/v1/billing/announcements", {"amount": amount, "on": on, "split": split})
        deliver("overview.")

    def needs_on(day: int) -> list[str]:
        with clock.fixed(JUNE_FIRST.replace(day=day)):
            return [need["ref"] for need in customer.get("/v1/overview").json["needs"]]

    announce(4000, "2026-06-15")
    assert needs_on(16) == [invoice]  # not all of it is announced

    announce(290, "2026-06-14")
    assert (needs_on(16), needs_on(19)) == ([], [invoice])
    [line] = customer.get("/v1/mine?kind=invoice").json["items"]
    assert line["state"] == "announced"

    other = {"reference": "bank-1", "amount": 4000, "currency": "EUR", "value_date": "2026-06-02", "split": []}
    assert agent.post("/v1/staff/accounts/acc_elin/payments", other).status == 201
    deliver("overview.")
    assert needs_on(16) == [invoice]  # what was announced has come, and went elsewhere


def test_staff_see_what_is_due_first_whatever_its_kind(
    customer: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[..., int]
) -> None:
    order(customer, BEAN_1=1)
    customer.post("/v1/tickets", BODIES["open_ticket"])
    deliver("overview.")

    due = agent.get("/v1/staff/due").json["items"]
    assert sorted(one["kind"] for one in due) == ["order", "ticket"]
    assert [one["due"] for one in due] == sorted(one["due"] for one in due)
    assert not any(one["late"] for one in due)
    assert [one["kind"] for one in agent.get("/v1/staff/due?desk=tickets").json["items"]] == ["ticket"]
    assert agent.get("/v1/staff/due?desk=requests").json["items"] == []
    assert due[0]["customer"] == "Elin Lund, Kafé Luleå AB"


def card(place: int, **more: Any) -> Card:
    at = clock.stamp(JUNE_FIRST + timedelta(minutes=place))
    facts = {
        "state": "part_settled",
        "amount": 1000,
        "owed": 500,
        "currency": "EUR",
        "order": "7Q4K-M2XD-9ET",
        "due_on": "2026-05-15",
    }
    known = {"need": "pay_invoice", "need_from": "2026-05-12", "need_by": "2026-05-15"}
    return Card("invoice", f"2026-{place:06}", "acc_elin", 1, at, is_open=True, facts=facts, **{**known, **more})


FILTERS = ["", "?show=open&kind=invoice", "?show=needs_me"]


def test_a_page_costs_a_page_however_many_there_are(customer: Caller) -> None:
    costs: list[list[tuple[float, int]]] = []
    for more in (range(8), range(8, 20)):
        service.keep_all([card(place) for place in more])
        costs.append([cost_of(customer, f"/v1/mine{query or '?'}&limit=7".replace("?&", "?")) for query in FILTERS])

    assert costs[0] == costs[1]
    assert all(units == 0.5 for units, _ in costs[0])

    first = customer.get("/v1/mine?limit=7").json
    following = customer.get(f"/v1/mine?limit=7&cursor={first['next_cursor']}").json
    assert [one["ref"] for one in following["items"]] == [f"2026-{place:06}" for place in range(12, 5, -1)]
    assert customer.get(f"/v1/mine?show=open&cursor={first['next_cursor']}").code == "invalid_cursor"


def cost_of(customer: Caller, path: str) -> tuple[float, int]:
    """Units and bytes of one page, the member read left out."""
    with metered() as meter:
        assert len(customer.get(path).json["items"]) == 7
    assert meter.calls == ["GetItem", "Query"]
    return meter.read_units - 1, meter.bytes_read


def test_the_landing_page_costs_the_same_with_very_much_that_is_open(customer: Caller) -> None:
    service.keep_all([card(place) for place in range(13)])
    long = {
        "subject": "x" * 120,
        "kind": "complaint",
        "state": "waiting_customer",
        "priority": "p2",
        "who_acts_next": "you",
        "promise_clock": "first_reply",
        "promise_started_at": clock.stamp(JUNE_FIRST),
        "promise_due_at": clock.stamp(JUNE_FIRST),
        "assignee_name": "Ilze Ozola",
        "customer": "Elin Lund, Kafé Luleå AB",
    }
    at = clock.stamp(JUNE_FIRST)
    service.keep_all([Card("ticket", f"T{place}", "acc_elin", 1, at, is_open=True, facts=long) for place in range(9)])
    with metered() as meter:
        shown = customer.get("/v1/overview").json

    assert (len(shown["needs"]), shown["more_needs"], len(shown["tickets"])) == (12, True, 8)
    assert meter.calls == ["GetItem", "BatchGetItem"]
    assert meter.read_units - 1 <= 1.5  # the member read is a consistent one
