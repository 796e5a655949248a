"""What follows a valid withdrawal: unsent goods stay, sent ones come back, the money goes back; each once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from tests.functional.orders.conftest import Do
from tests.support.caller import Answer, Caller
from tests.support.people import consumer
from tests.support.shop import stock_of

PATH, STAFF = "/v1/withdrawals", "/v1/staff/withdrawals"
SENT = {"name": "Mikko Heikkinen", "email": "mikko@customer.example", "language": "en"}
Made = Callable[..., Any]


@pytest.fixture
def mikko(app: Any) -> Caller:
    return consumer(app)


@pytest.fixture
def withdrawn(visitor: Caller, follow: Callable[[], int]) -> Callable[..., str]:
    def send(order: Any, **other: str) -> str:
        number: str = visitor.post(PATH, {**SENT, "contract": order["number"], **other}).json["number"]
        follow()
        return number

    return send


@pytest.fixture
def move(agent: Caller, follow: Callable[[], int]) -> Callable[..., Answer]:
    def step(number: str, what: str, key: str | None = None, **told: Any) -> Answer:
        version = told.pop("version", None) or agent.get(f"{STAFF}/{number}").json["version"]
        answer = agent.post(f"{STAFF}/{number}/moves", {"move": what, "version": version, **told}, key=key)
        follow()
        return answer

    return step


def money(order: Any) -> billing.OrderMoney:
    return billing.order_money("acc_mikko", order["number"])


def pay(order: Any) -> None:
    total = order["document"]["total"]
    request = billing.PostPayment(
        reference=f"bank-{order['number']}", amount=total, currency="EUR", value_date="2030-01-08"
    )
    billing.post_payment("acc_mikko", request)


def test_what_was_not_sent_is_cancelled_and_back_on_the_shelf_once(
    mikko: Caller, accepted: Made, withdrawn: Callable[..., str], events: Callable[[], list[Envelope]]
) -> None:
    from app import courier

    placed = accepted(mikko, BEAN_1=3)
    withdrawn(placed)
    for event in events():  # everything once more
        for name in courier.awaiting(event.name):
            if name.startswith("orders."):
                courier.reactions[name].run(courier.reactions[name].event.model_validate(event.data), event)

    shown = mikko.get(f"/v1/orders/{placed['number']}").json
    assert (shown["status"], shown["delivery_status"]) == ("cancelled", "cancelled")
    told = [entry for entry in shown["timeline"] if not entry["payment"]]
    assert [entry["kind"] for entry in told] == ["placed", "accepted", "withdrawn"]
    assert told[-1]["lines"] == [{"sku": "BEAN-1", "quantity": 3}]
    assert stock_of("BEAN-1") == 10
    assert (money(placed).open, money(placed).unused) == (0, 0)


def test_what_was_sent_comes_back_before_it_is_settled(
    mikko: Caller, delivered: Made, withdrawn: Callable[..., str], move: Callable[..., Answer], agent: Caller
) -> None:
    placed = delivered(mikko, BEAN_1=3)
    number = withdrawn(placed)
    awaited = mikko.get(f"{PATH}/{number}").json
    assert (awaited["state"], awaited["lines"][0]["back"], stock_of("BEAN-1")) == ("goods_awaited", 3, 7)
    assert awaited["send_back_by"] > awaited["received_at"]
    assert money(placed).open > 0
    [waiting] = agent.get(STAFF).json["items"]
    assert (waiting["state"], waiting["due_at"]) == ("goods_awaited", awaited["send_back_by"])
    assert (awaited["acts_next"], awaited["due_at"]) == ("buyer", awaited["send_back_by"])

    move(number, "receive_goods", key="k", version=2)
    move(number, "receive_goods", key="k", version=2)

    settled = mikko.get(f"{PATH}/{number}").json
    assert (settled["state"], settled["acts_next"]) == ("settled", None)  # nothing had been paid
    assert stock_of("BEAN-1") == 10
    assert (money(placed).open, money(placed).unused) == (0, 0)
    shown = mikko.get(f"/v1/orders/{placed['number']}").json
    assert (shown["delivery_status"], shown["lines"][0]["returned"]) == ("returned", 3)


def test_less_may_come_back_and_not_be_sold_again(
    mikko: Caller, delivered: Made, withdrawn: Callable[..., str], move: Callable[..., Answer]
) -> None:
    placed = delivered(mikko, BEAN_1=3)
    number = withdrawn(placed)
    two, four = ([{"sku": "BEAN-1", "quantity": quantity}] for quantity in (2, 4))

    assert move(number, "receive_goods", lines=four).code == "more_than_ordered"
    move(number, "receive_goods", lines=two, resellable=False)

    assert mikko.get(f"{PATH}/{number}").json["lines"][0]["came"] == 2
    assert stock_of("BEAN-1") == 7
    assert money(placed).open == placed["document"]["total"] - money(placed).credited > 0


def test_what_was_paid_is_paid_back_once(
    mikko: Caller,
    accepted: Made,
    withdrawn: Callable[..., str],
    move: Callable[..., Answer],
    agent: Caller,
    follow: Callable[[], int],
) -> None:
    placed = accepted(mikko, BEAN_1=3)
    follow()
    pay(placed)
    number = withdrawn(placed)
    total = placed["document"]["total"]
    shown = agent.get(f"{STAFF}/{number}").json
    assert (shown["state"], shown["to_pay_back"]) == ("to_settle", {"amount": total, "currency": "EUR"})

    answers = [move(number, "settle", key=key, version=2) for key in ("a", "a", "b")]

    assert [answer.status for answer in answers] == [200, 200, 409]
    assert answers[0].json["state"] == "settled"
    assert (money(placed).refunded, money(placed).unused) == (total, 0)
    assert billing.verify("acc_mikko") == []


def test_a_part_sent_and_a_part_not(
    mikko: Caller, accepted: Made, ship: Made, withdrawn: Callable[..., str], move: Callable[..., Answer]
) -> None:
    placed = accepted(mikko, BEAN_1=3, MUG_1=1)
    ship(placed, BEAN_1=2)

    number = withdrawn(placed)

    seen = mikko.get(f"{PATH}/{number}").json
    assert [(line["sku"], line["unsent"], line["back"]) for line in seen["lines"]] == [
        ("BEAN-1", 1, 2),
        ("MUG-1", 1, 0),
    ]
    assert (stock_of("BEAN-1"), stock_of("MUG-1")) == (8, 1)
    shown = mikko.get(f"/v1/orders/{placed['number']}").json
    assert (shown["status"], [line["left"] for line in shown["lines"]]) == ("accepted", [0, 0])
    move(number, "receive_goods")
    assert stock_of("BEAN-1") == 10


def test_the_period_is_open_until_the_last_day_ends_and_then_staff_look(
    mikko: Caller, delivered: Made, agent: Caller, visitor: Caller, follow: Callable[[], int]
) -> None:
    with clock.fixed(datetime(2030, 1, 7, 9, tzinfo=UTC)):
        placed = delivered(mikko, BEAN_1=3)
    path = f"/v1/orders/{placed['number']}/withdrawals"
    end = datetime(2030, 1, 21, 22, tzinfo=UTC)
    with clock.fixed(end - timedelta(milliseconds=1)):
        shown = mikko.get(path).json
        in_time = visitor.post(PATH, {**SENT, "contract": placed["number"], "part": "one"}).json["number"]
    assert (shown["open"], shown["ends_at"]) == (True, "2030-01-21T22:00:00.000Z")
    with clock.fixed(end):
        assert mikko.get(path).json["open"] is False
        late = visitor.post(PATH, {**SENT, "contract": placed["number"]}).json["number"]
        follow()

    told = {number: agent.get(f"{STAFF}/{number}").json for number in (in_time, late)}
    assert (told[in_time]["doubts"], told[in_time]["contract"]["in_time"]) == (["part"], True)
    assert (told[late]["doubts"], told[late]["state"], told[late]["contract"]["in_time"]) == (
        ["late"],
        "to_check",
        False,
    )


def test_what_came_to_nothing_cannot_be_withdrawn_from(
    mikko: Caller, order: Made, do: Do, withdrawn: Callable[..., str], agent: Caller
) -> None:
    placed = order(mikko, BEAN_1=1)
    do(placed, "cancel", reason="Sold out")

    number = withdrawn(placed)

    assert agent.get(f"{STAFF}/{number}").json["doubts"] == ["nothing"]
    assert mikko.get(f"/v1/orders/{placed['number']}/withdrawals").json["open"] is False
