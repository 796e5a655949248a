"""What customers and staff are told of an order on its way."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.platform import timers
from tests.functional.orders.conftest import Do
from tests.functional.orders.test_cancelling import cancel, say
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to

Made = Callable[..., Any]
Deliver = Callable[[], int]
MONDAY_NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(MONDAY_NOON):
        yield


def mail(mailbox: Mailbox, name: str, subject: str) -> str:
    """The words of the mail with that subject."""
    return words_of(dict(zip(subjects(mailbox, name), written_to(mailbox, name), strict=True))[subject])


def test_a_parcel_is_told_with_what_lies_in_it_and_how_to_follow_it(
    customer: Caller, accepted: Made, do: Do, deliver: Deliver, mailbox: Mailbox
) -> None:
    placed = accepted(customer, BEAN_1=5)
    parcel = {"lines": [{"sku": "BEAN-1", "quantity": 3}], "carrier": "Matkahuolto", "tracking_number": "MH0012"}
    do(placed, "parcels", tracking_url="https://track.example/MH0012", **parcel)
    do(placed, "parcels/1/moves", move="lose", reason="The van burnt out.")
    deliver()

    told = mail(mailbox, "elin", "Parcel 1 is on its way")
    for part in ("BEAN-1 (en): 3 bags", "Carrier: Matkahuolto", "MH0012", "https://track.example/MH0012"):
        assert part in told
    assert "> The van burnt out." in mail(mailbox, "elin", "Parcel 1 has been lost")


def test_a_moved_promise_is_told_with_its_reason(
    customer: Caller, accepted: Made, do: Do, deliver: Deliver, mailbox: Mailbox
) -> None:
    placed = accepted(customer, BEAN_1=1)
    do(placed, "promises", lines=[{"sku": "BEAN-1", "promised_on": "2030-01-14"}], reason="The harbour is frozen.")
    deliver()

    told = mail(mailbox, "elin", "A new delivery date")
    assert "All of it is to be with you by Monday 14 January 2030." in told
    assert "> The harbour is frozen." in told
    assert "BEAN-1 (en): by Monday 14 January 2030" in told


def test_a_request_goes_to_staff_and_its_answer_to_the_customer(
    customer: Caller, agent: Caller, accepted: Made, do: Do, deliver: Deliver, mailbox: Mailbox
) -> None:
    picking = do(accepted(customer, BEAN_1=1), "start_picking").json
    cancel(customer, picking, note="We are closed")
    deliver()
    asked = mail(mailbox, "ilze", "Elin Lund asks to cancel")
    assert "Elin Lund wrote: > We are closed" in asked
    assert "Answer promised by: Monday 7 January 2030 at 16:00" in asked

    say(agent, picking, "decline", reason="It is on the van.")
    deliver()

    assert "> It is on the van." in mail(mailbox, "elin", "Your order can no longer be cancelled")


def test_staff_are_reminded_of_a_request_and_told_when_it_is_taken_back(
    customer: Caller, agent: Caller, accepted: Made, do: Do, deliver: Deliver, mailbox: Mailbox
) -> None:
    from app import courier

    picking = do(accepted(customer, BEAN_1=1), "start_picking").json
    cancel(customer, picking)
    for page in timers.due(MONDAY_NOON + timedelta(hours=5)):
        for timer in page:
            courier.react(timers.as_envelope(timer))
    say(customer, picking, "withdraw")
    deliver()

    told = subjects(mailbox, "ilze")
    assert "A customer still waits for an answer" in told
    assert "Elin Lund needs no answer any more" in told


def test_staff_hear_that_a_customer_cancelled_and_the_customer_that_staff_refused(
    customer: Caller, agent: Caller, order: Made, accepted: Made, ship: Made, do: Do, deliver: Deliver, mailbox: Mailbox
) -> None:
    cancel(customer, order(customer, BEAN_1=1))
    do(order(customer, BEAN_1=1), "refuse", reason="We do not deliver there.")
    placed = accepted(customer, BEAN_1=2)
    ship(placed, BEAN_1=1)
    do(placed, "cancel_rest", reason="The roast failed.")
    deliver()

    assert "Cancelled by Elin Lund" in subjects(mailbox, "ilze")
    assert "We cannot take your order" in subjects(mailbox, "elin")
    assert "The rest of your order is cancelled" in subjects(mailbox, "elin")
