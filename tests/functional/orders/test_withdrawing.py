"""A consumer withdraws from a contract without signing in: on record before anything else, once, with a receipt."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.orders.service.withdrawing import intake
from tests.support.caller import Caller
from tests.support.people import consumer

PATH = "/v1/withdrawals"
SENT = {"name": "Mikko Heikkinen", "contract": "The blue mug of May", "email": "mikko@posti.example", "language": "fi"}


@pytest.fixture
def mikko(app: Any) -> Caller:
    return consumer(app)


def test_the_answer_is_a_receipt_with_what_was_sent_and_when(visitor: Caller) -> None:
    with clock.fixed(datetime(2030, 1, 7, 11, 20, 5, 120_000, tzinfo=UTC)):
        answer = visitor.post(PATH, {**SENT, "part": "Two of four", "time_zone": "Europe/Helsinki"})

    assert answer.status == 201, answer.body
    receipt = answer.json
    assert receipt["received_at"] == "2030-01-07T11:20:05.120Z"
    assert receipt["statement"].split("\n") == [
        "Ilmoitan yritykselle Portico, että peruutan alla mainitun sopimuksen.",
        "",
        "Nimi: Mikko Heikkinen",
        "Sopimus: The blue mug of May",
        "Laajuus: Two of four",
        "Vahvistus osoitteeseen: mikko@posti.example",
        f"Vahvistuksen numero: {receipt['number']}",
        "Lähetetty ja vastaanotettu: maanantaina 7. tammikuuta 2030 klo 13.20"
        " (Europe/Helsinki; 2030-01-07T11:20:05.120Z)",
    ]
    assert receipt["sha256"] == hashlib.sha256(receipt["statement"].encode()).hexdigest()


def test_sending_it_again_does_not_withdraw_twice(visitor: Caller, events: Callable[[], list[Envelope]]) -> None:
    with clock.fixed(datetime(2030, 1, 7, 11, 20, tzinfo=UTC)):
        first = visitor.post(PATH, SENT, key="k")
    with clock.fixed(datetime(2030, 1, 9, 11, 20, tzinfo=UTC)):
        again = visitor.post(PATH, SENT, key="k")
    other = visitor.post(PATH, {**SENT, "name": "Somebody else"}, key="k")

    assert (first.status, again.status) == (201, 200)
    assert again.json == first.json
    assert (other.status, other.code) == (422, "idempotency_key_reused")
    assert [event.name for event in events()].count("withdrawal.received") == 1


def test_a_strangers_key_neither_refuses_nor_answers_mine(visitor: Caller) -> None:
    theirs, mine = (
        visitor.post(PATH, {**SENT, "email": email}, key="k") for email in ("a@posti.example", "b@x.example")
    )

    assert (theirs.status, mine.status) == (201, 201)
    assert theirs.json["number"] != mine.json["number"]


def test_the_event_and_the_receipts_event_say_nothing_that_a_person_wrote(
    visitor: Caller, events: Callable[[], list[Envelope]]
) -> None:
    number = visitor.post(PATH, SENT).json["number"]

    told = {event.name: event.data for event in events()}
    assert set(told) == {"withdrawal.received", "withdrawal.receipt_due"}
    for data in told.values():
        assert {value for value in data.values() if value} == {number}


def test_nobody_learns_whether_there_is_such_an_order(
    visitor: Caller, mikko: Caller, order: Callable[..., Any], follow: Callable[[], int]
) -> None:
    placed = order(mikko, BEAN_1=1)["number"]
    answers = [visitor.post(PATH, {**SENT, "contract": named}) for named in (placed, "7Q4K-M2XD-9ET", "?")]

    assert {answer.status for answer in answers} == {201}
    assert len({frozenset(answer.json) for answer in answers}) == 1
    assert len({len(answer.json["number"]) for answer in answers}) == 1


def test_where_the_sender_is_may_stay_unknown(visitor: Caller) -> None:
    zones = [visitor.post(PATH, {**SENT, "time_zone": zone}).json["time_zone"] for zone in ("Mars/Base", "", None)]

    assert zones == ["Europe/Helsinki"] * 3


def test_many_receipts_to_one_mailbox_wait_but_nothing_is_refused(
    visitor: Caller, events: Callable[[], list[Envelope]]
) -> None:
    from app import courier

    start = datetime(2030, 1, 7, 8, tzinfo=UTC)
    with clock.fixed(start):
        statuses = {visitor.post(PATH, SENT).status for _ in range(intake.MAILS_AN_HOUR + 2)}
    assert statuses == {201}
    assert _receipts(events) == intake.MAILS_AN_HOUR

    with clock.fixed(start + timedelta(hours=1, minutes=1)):
        for envelope in _timers(courier):
            courier.react(envelope)
            courier.react(envelope)

    assert _receipts(events) == intake.MAILS_AN_HOUR + 2


def test_what_a_program_filled_in_is_kept_but_mails_nobody(
    visitor: Caller, events: Callable[[], list[Envelope]], agent: Caller
) -> None:
    answer = visitor.post(PATH, {**SENT, "website": "https://spam.example"})

    assert answer.status == 201
    assert _receipts(events) == 0
    assert agent.get(f"/v1/staff/withdrawals/{answer.json['number']}").json["held"] is True


def test_its_receipt_goes_out_once_the_order_is_known(
    visitor: Caller,
    mikko: Caller,
    order: Callable[..., Any],
    events: Callable[[], list[Envelope]],
    follow: Callable[[], int],
) -> None:
    placed = order(mikko, BEAN_1=1)["number"]
    visitor.post(PATH, {**SENT, "contract": placed, "email": "mikko@customer.example", "website": "x"})
    follow()

    assert _receipts(events) == 1


def _receipts(events: Callable[[], list[Envelope]]) -> int:
    return [event.name for event in events()].count("withdrawal.receipt_due")


def _timers(courier: Any) -> list[Envelope]:
    from chalicelib.platform import timers

    due = [timer for page in timers.due(clock.now()) for timer in page]
    assert due
    return [timers.as_envelope(timer) for timer in due]
