"""The credit decides at the submit: a hold refuses, what goes over the limit waits, the rest is reserved."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from tests.functional.orders.conftest import Do
from tests.functional.orders.test_cancelling import cancel
from tests.functional.orders.test_telling import mail
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to
from tests.support.meter import metered
from tests.support.shop import put_product, stock_of, submit

Made = Callable[..., Any]
Deliver = Callable[[], int]
MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)  # in Helsinki
ANSWER_BY, ENDS_AT = "2030-01-07T14:00:00.000Z", "2030-01-14T10:00:00.000Z"
BAG = 2145  # what a bag of beans costs with VAT


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(MONDAY_NOON):
        yield


def left(customer: Caller) -> tuple[int, int]:
    """What is reserved and what is left of the credit."""
    figures = customer.get("/v1/billing").json["credit"]
    return figures["reserved"], figures["left"]


def test_a_hold_refuses_with_its_reason_and_the_way_out(customer: Caller, credit: Made, review: Made) -> None:
    made, ordered = review(customer, BEAN_1=1), review(customer, BEAN_1=1)
    first = customer.post("/v1/orders", submit(ordered)).json
    credit(None, hold="An invoice of March is open.")

    answer = customer.post("/v1/orders", submit(made))

    assert (answer.status, answer.code) == (409, "account_on_hold")
    told = {name: answer.json[name] for name in ("reason", "way_out")}
    assert told == {"reason": "An invoice of March is open.", "way_out": "Pay the invoice of March."}
    assert stock_of("BEAN-1") == 9
    again = customer.post("/v1/orders", submit(ordered))
    assert (again.status, again.json["number"]) == (200, first["number"])  # a repeat finds what was ordered before


def test_what_the_limit_allows_is_reserved_with_the_order(
    customer: Caller, credit: Made, review: Made, deliver: Deliver
) -> None:
    put_product("CUP-1")
    credit(10_000)
    made = review(customer, BEAN_1=1, MUG_1=1, CUP_1=1)
    with metered() as meter:
        placed = customer.post("/v1/orders", submit(made))

    assert (placed.status, placed.json["status"], placed.json["approval"]) == (201, "placed", None)
    assert meter.round_trips - 1 <= 2, meter.calls
    assert meter.write_units <= 20
    total = placed.json["document"]["total"]
    assert left(customer) == (total, 10_000 - total)
    deliver()
    assert left(customer) == (total, 10_000 - total)
    assert customer.post("/v1/orders", submit(made)).json["number"] == placed.json["number"]


def test_what_goes_over_it_waits_for_the_vendor_by_a_promised_moment(
    customer: Caller, agent: Caller, credit: Made, order: Made, deliver: Deliver, mailbox: Mailbox
) -> None:
    credit(BAG * 2)
    order(customer, BEAN_1=1)
    deliver()
    with metered() as meter:
        waiting = order(customer, BEAN_1=2)
    assert meter.write_units <= 20
    assert (waiting["status"], waiting["allowed"]) == ("awaiting_approval", ["cancel"])
    assert waiting["approval"] == {"missing": BAG, "answer_by": ANSWER_BY, "ends_at": ENDS_AT}
    assert [entry["kind"] for entry in waiting["timeline"]] == ["placed", "awaits_approval"]
    assert (stock_of("BEAN-1"), left(customer)) == (9, (BAG, BAG))
    deliver()

    assert left(customer) == (BAG, BAG)  # what waits uses up nothing
    told = mail(mailbox, "elin", "Your order awaits our approval")
    assert "It is €21.45 more than what is left of your credit" in told
    assert "We answer by Monday 7 January 2030 at 16:00" in told.replace("\n", " ")
    assert "To approve: order for €42.90" in subjects(mailbox, "ilze")
    assert waiting["number"] in [card["number"] for card in agent.get("/v1/staff/orders").json["items"]]
    assert agent.get(f"/v1/staff/orders/{waiting['number']}").json["allowed"] == [
        "approve",
        "refuse",
        "propose_prices",
    ]


def test_approved_it_takes_its_stock_and_goes_on(
    customer: Caller, waiting: Any, do: Do, deliver: Deliver, mailbox: Mailbox, events: Callable[[], list[Envelope]]
) -> None:
    first, again = (do(waiting, "approve", key="k", version=1, reason="You always pay.") for _ in range(2))

    assert (first.status, first.json["status"], first.json["allowed"][0]) == (200, "placed", "accept")
    assert again.json == first.json
    assert stock_of("BEAN-1") == 5
    entry = first.json["timeline"][-1]
    assert (entry["kind"], entry["by"], entry["reason"]) == ("approved", "Ilze Ozola", "You always pay.")
    deliver()
    total = waiting["document"]["total"]
    assert left(customer) == (total, 1000 - total)
    assert "> You always pay." in mail(mailbox, "elin", "Your order is approved")
    assert [event.name for event in events()].count("order.approved") == 1


def test_when_its_stock_is_gone_staff_are_told_of_which(
    stranger: Caller, waiting: Any, order: Made, do: Do, agent: Caller
) -> None:
    order(stranger, BEAN_1=8)

    answer = do(waiting, "approve")

    assert (answer.status, answer.code) == (409, "not_enough_in_stock")
    assert answer.json["lines"] == [{"sku": "BEAN-1", "left": 2}]
    assert agent.get(f"/v1/staff/orders/{waiting['number']}").json["status"] == "awaiting_approval"


def test_refused_it_says_why(customer: Caller, waiting: Any, do: Do, deliver: Deliver, mailbox: Mailbox) -> None:
    assert do(waiting, "refuse").code == "reason_missing"
    refused = do(waiting, "refuse", reason="Please pay what is overdue first.").json
    deliver()

    assert (refused["status"], refused["allowed"], stock_of("BEAN-1")) == ("rejected", [], 10)
    assert "> Please pay what is overdue first." in mail(mailbox, "elin", "We cannot take your order")
    assert left(customer) == (0, 1000)


def test_the_customer_may_cancel_it(customer: Caller, waiting: Any, do: Do, deliver: Deliver) -> None:
    assert cancel(customer, waiting).json["status"] == "cancelled"
    assert do(waiting, "approve").code == "order_move_not_allowed"
    deliver()
    assert (stock_of("BEAN-1"), left(customer)) == (10, (0, 1000))


def test_staff_are_reminded_and_at_last_it_expires(
    customer: Caller, agent: Caller, waiting: Any, deliver: Deliver, mailbox: Mailbox, fire: Callable[[], None]
) -> None:
    deliver()
    for hours in (4, 24, 72, 144, 168):
        with clock.fixed(MONDAY_NOON + timedelta(hours=hours)):
            fire()
            fire()  # a message may come twice
            deliver()

    assert subjects(mailbox, "ilze").count("An order still awaits approval") == 4
    assert subjects(mailbox, "elin").count("Your order is no longer valid") == 1
    over = customer.get(f"/v1/orders/{waiting['number']}").json
    assert (over["status"], over["timeline"][-1]["kind"], over["timeline"][-1]["by"]) == ("expired", "expired", "")
    assert agent.get("/v1/staff/orders").json["items"] == []


def test_of_two_orders_at_once_only_one_takes_what_is_left(customer: Caller, credit: Made, review: Made) -> None:
    credit(BAG)
    mine, other = review(customer, BEAN_1=1), review(customer, BEAN_1=1)
    answers: list[Answer] = []

    class Between:
        """Submits the other order after this one has looked at the credit, and before it is written."""

        def __call__(self, **_: Any) -> None:
            client.meta.events.unregister("before-call.dynamodb.TransactWriteItems", self)
            answers.append(customer.post("/v1/orders", submit(other)))

    from chalicelib.platform import aws

    client = aws.dynamodb()
    client.meta.events.register("before-call.dynamodb.TransactWriteItems", Between())
    answers.append(customer.post("/v1/orders", submit(mine)))

    assert [answer.json["status"] for answer in answers] == ["placed", "awaiting_approval"]
    assert (left(customer), stock_of("BEAN-1")) == ((BAG, 0), 9)


def test_out_of_hours_it_is_said_when_somebody_looks_at_it(
    customer: Caller, order: Made, deliver: Deliver, mailbox: Mailbox
) -> None:
    assert order(customer, BEAN_1=1)["handled_from"] is None
    with clock.fixed(MONDAY_NOON + timedelta(hours=12)):
        late = order(customer, BEAN_1=1)
        deliver()

    assert late["handled_from"] == "2030-01-08T06:00:00.000Z"
    told = words_of(written_to(mailbox, "elin")[-1]).replace("\n", " ")
    assert "when we open again, on Tuesday 8 January 2030" in told
