"""Somebody looks one thing up by its number, a mail address and a mailed code."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.guests.service import looking_up
from chalicelib.kernel import clock, ids
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, rate_limit
from chalicelib.tickets import service as tickets
from tests.support.caller import Answer, Caller
from tests.support.examples import BODIES
from tests.support.mails import Mailbox, code_in, written_to
from tests.support.meter import metered

NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)
PATH, ELIN, MAIJA = "/v1/look-ups", "elin@customer.example", "maija@posti.example"
NUMBER = ids.number("of", "nothing")
THINGS = ("order", "ticket", "return", "withdrawal")
Opened = Callable[..., str]


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def hers(aws: None) -> str:
    """The number of a ticket of Maija, who has no sign-in."""
    written = tickets.Written("question", "Do you sell decaf?", "Maija Meikäläinen", MAIJA, "fi")
    with db.transaction() as tx:
        return tickets.open_written(tx, written, IdempotencyKey("inquiry", "1", "1"))


def ask(visitor: Caller, number: str, email: str) -> Answer:
    return visitor.post(PATH, {"number": number, "email": email, "language": "fi"})


def confirm(visitor: Caller, number: str, email: str, code: str) -> Answer:
    return visitor.post(f"{PATH}/confirmations", {"number": number, "email": email, "code": code})


def show(visitor: Caller, thing: str, token: str) -> Answer:
    return visitor.post(f"{PATH}/{thing}", {"token": token})


@pytest.fixture
def opened(visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox) -> Opened:
    """`opened(number, email)`: a code is asked for and typed; the token that it gives."""

    def tell(number: str, email: str) -> str:
        assert ask(visitor, number, email).status == 202
        deliver()
        mails = [one for one in written_to(mailbox, email.lower().partition("@")[0]) if "Koodisi" in one["Subject"]]
        code = code_in(mails[-1])
        token: str = confirm(visitor, number, email, code).json["token"]
        assert confirm(visitor, number, email, code).code == "wrong_look_up_code"  # it is good once
        return token

    return tell


def test_a_guest_sees_their_ticket_and_answers(visitor: Caller, agent: Caller, hers: str, opened: Opened) -> None:
    token = opened(hers.lower(), MAIJA.upper())

    assert show(visitor, "ticket", token).json["entries"][0]["text"] == "Do you sell decaf?"
    tokens = [token, token, opened(hers, MAIJA)]  # its answer was lost, and then the time was over
    told = [visitor.post(f"{PATH}/ticket/messages", {"token": one, "text": "And tea?"}, key="k") for one in tokens]

    assert [one.status for one in told] == [201, 201, 201]
    entries = agent.get(f"/v1/staff/tickets/{hers}").json["entries"]
    earlier = visitor.post(f"{PATH}/ticket/earlier", {"token": token}).json["items"]
    assert [one["text"] for one in earlier] == ["And tea?", "Do you sell decaf?"]
    assert visitor.post(f"{PATH}/ticket/files", {"token": token, "file_id": "0.0"}).code == "file_not_found"
    assert [(one["text"], one["author"]) for one in entries] == [
        ("Do you sell decaf?", "Maija Meikäläinen"),
        ("And tea?", "Maija Meikäläinen"),
    ]


def test_a_customer_sees_an_order_as_they_see_it_signed_in_and_nothing_else(
    visitor: Caller, customer: Caller, order: Callable[..., Any], opened: Opened
) -> None:
    number = order(customer, BEAN_1=1)["number"]
    token = opened(number, ELIN)

    assert show(visitor, "order", token).json == customer.get(f"/v1/orders/{number}").json
    for thing in THINGS[1:]:
        assert show(visitor, thing, token).code == "look_up_not_open"
    with clock.fixed(NOON + timedelta(minutes=30)):
        assert show(visitor, "order", token).code == "look_up_not_open"


def test_a_withdrawal_is_found_by_the_address_that_sent_it(visitor: Caller, opened: Opened) -> None:
    sent = visitor.post("/v1/withdrawals", {**BODIES["withdraw"], "email": MAIJA}).json

    assert show(visitor, "withdrawal", opened(sent["number"], MAIJA)).json["statement"] == sent["statement"]


def test_whoever_tries_pairs_cannot_tell_which_are_right(
    visitor: Caller,
    customer: Caller,
    agent: Caller,
    order: Callable[..., Any],
    hers: str,
    deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:
    elins, seen = order(customer, BEAN_1=1)["number"], []
    wrong = [(elins, MAIJA), (hers, ELIN), (hers, "ilze@portico.example"), (NUMBER, MAIJA)]
    for number, email in [(hers, MAIJA), *wrong]:
        with metered() as meter:
            answers = ask(visitor, number, email), confirm(visitor, number, email, "000000")
        seen.append(([(one.status, one.body.replace(email, "?")) for one in answers], meter.calls))
    deliver()

    assert all(one == seen[0] for one in seen)
    assert [status for status, _ in seen[0][0]] == [202, 422]
    assert [mail["To"].addresses[0].username for mail in mailbox() if "Koodisi" in mail["Subject"]] == ["maija"]


def test_a_code_is_good_for_ten_minutes_and_five_tries(
    visitor: Caller, hers: str, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    ask(visitor, hers, MAIJA)
    deliver()
    code = code_in(written_to(mailbox, "maija")[-1])
    with clock.fixed(NOON + timedelta(minutes=10)):
        assert confirm(visitor, hers, MAIJA, code).code == "wrong_look_up_code"
    other = "000000" if code != "000000" else "000001"
    for _ in range(5):
        assert confirm(visitor, hers, MAIJA, other).code == "wrong_look_up_code"
    assert confirm(visitor, hers, MAIJA, code).code == "wrong_look_up_code"


@pytest.mark.parametrize(
    ("what", "most"),
    [
        (f"of {MAIJA}", looking_up.CODES_AN_HOUR),
        (f"of {NUMBER}", looking_up.OF_NUMBER_AN_HOUR),
        ("from 203.0.113.7", looking_up.ASKED_AN_HOUR),
    ],
)
def test_codes_are_asked_for_a_few_times_an_hour(visitor: Caller, what: str, most: int) -> None:
    for _ in range(most - 1):
        rate_limit.count(f"look-ups {what}", timedelta(hours=1))
    assert [ask(visitor, NUMBER, MAIJA).code for _ in range(2)] == ["None", "slower"]
