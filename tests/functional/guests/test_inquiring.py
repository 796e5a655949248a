"""Somebody writes to the vendor without signing in, and confirms it by the mailed link."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.guests.service import inquiring
from chalicelib.kernel import clock
from chalicelib.platform import rate_limit
from tests.support import work
from tests.support.caller import Answer, Caller
from tests.support.examples import BODIES
from tests.support.mails import Mailbox, words_of, written_to
from tests.support.resources import count_of

NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)
PATH, KEY = "/v1/inquiries", "key-6"
Deliver = Callable[[], int]


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """At this moment the work for the key of these tests is soon done."""
    with clock.fixed(NOON):
        yield


def write(visitor: Caller, **other: Any) -> Answer:
    body = {**BODIES["write_to_us"], **other}
    return visitor.post(PATH, {**body, "work": other.get("work") or work.done(body["email"], KEY)}, key=KEY)


@pytest.fixture
def link_to(visitor: Caller, deliver: Deliver, mailbox: Mailbox) -> Callable[..., str]:
    """`link_to(email=...)`: something is written, and the path of the API that the mail's link leads to."""

    def written(**other: Any) -> str:
        assert write(visitor, **other).status == 202
        deliver()
        [link] = re.findall(r"/contact/confirm/#(\S+)", " ".join(map(words_of, mailbox())))
        return f"{PATH}/{link}"

    return written


def test_what_is_written_becomes_a_ticket_once_it_is_confirmed(
    visitor: Caller, agent: Caller, deliver: Deliver, mailbox: Mailbox, link_to: Callable[..., str]
) -> None:
    path = link_to()
    [mail] = written_to(mailbox, "maija")
    assert "decaf" not in words_of(mail)  # anybody can write anything in anybody's name
    shown = visitor.get(path).json
    assert (shown["text"], shown["ticket"]) == ("Do you sell decaf?", None)
    assert count_of("tickets") == 0

    confirmed = [visitor.post(f"{path}/confirmations").json for _ in range(2)]
    deliver()
    deliver()

    assert confirmed[0] == confirmed[1] == visitor.get(path).json
    ticket = agent.get(f"/v1/staff/tickets/{confirmed[0]['ticket']}").json
    assert (ticket["ticket"]["subject"], ticket["ticket"]["requester"]) == ("Do you sell decaf?", "Maija Meikäläinen")
    assert ticket["entries"][0]["text"] == "Do you sell decaf?\n\nTilausnumero: 7Q4K-M2XD-9ET"
    receipt = written_to(mailbox, "maija")[1]
    assert f"<ticket+{confirmed[0]['ticket'].replace('-', '').lower()}." in receipt["Reply-To"]
    assert len(written_to(mailbox, "maija")) == 2


def test_a_customer_finds_it_among_their_own_once_the_mail_has_proven_it(
    visitor: Caller, customer: Caller, order: Callable[..., Any], link_to: Callable[..., str]
) -> None:
    mine, whose = order(customer, BEAN_1=1)["number"], "elin@customer.example"
    path = link_to(email=whose.upper(), order_number=mine.lower())
    assert customer.get("/v1/tickets").json["items"] == []

    number = visitor.post(f"{path}/confirmations").json["ticket"]

    assert [one["number"] for one in customer.get("/v1/tickets").json["items"]] == [number]
    shown = customer.get(f"/v1/tickets/{number}").json
    assert shown["ticket"]["order_number"] == mine
    assert shown["entries"][0]["text"] == "Do you sell decaf?"
    assert visitor.get(path).json["is_customers"] is True


def test_an_address_of_the_staff_gives_no_rights(
    visitor: Caller, agent: Caller, customer: Caller, order: Callable[..., Any], link_to: Callable[..., str]
) -> None:
    path = link_to(email="ilze@portico.example", order_number=order(customer, BEAN_1=1)["number"])

    confirmed = visitor.post(f"{path}/confirmations").json

    ticket = agent.get(f"/v1/staff/tickets/{confirmed['ticket']}").json["ticket"]
    assert (ticket["order_number"], ticket["account_id"][:3], confirmed["is_customers"]) == (None, "gst", False)


def test_links_are_good_as_they_were_mailed_and_for_a_week(visitor: Caller, link_to: Callable[..., str]) -> None:
    path = link_to()
    for bad in (
        path[:-1],
        path[:-1] + ("A" if path[-1] != "A" else "B"),
        path.partition(".")[0],
        f"{PATH}/{'x' * 3000}",
    ):
        assert visitor.get(bad).code == "inquiry_not_found"
    with clock.fixed(NOON + timedelta(days=7, seconds=-1)):
        assert visitor.get(path).status == 200
    with clock.fixed(NOON + timedelta(days=7)):
        assert visitor.post(f"{path}/confirmations").code == "inquiry_not_found"


def test_the_same_request_is_kept_and_mailed_once(visitor: Caller, deliver: Deliver, mailbox: Mailbox) -> None:
    first = write(visitor)
    with clock.fixed(NOON + timedelta(minutes=109)):  # its answer was lost; the first work is too old by now
        again, other = write(visitor), write(visitor, text="And tea?")
    deliver()

    assert (
        (first.status, first.json) == (again.status, again.json) == (202, {"email": "maija@posti.example", "days": 7})
    )
    assert other.code == "idempotency_key_reused"
    assert len(written_to(mailbox, "maija")) == 1


def test_without_the_work_nothing_is_kept_and_programs_do_not_learn_why(
    visitor: Caller, deliver: Deliver, mailbox: Mailbox
) -> None:
    done = work.done("maija@posti.example", KEY)
    assert write(visitor, work={**done, "count": done["count"] + 1}).code == "work_not_done"
    assert write(visitor, work=done, email="aino@posti.example").code == "work_not_done"
    assert write(visitor, website="https://cheap.example").status == 202
    deliver()

    assert (count_of("guests"), mailbox()) == (0, [])


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("of maija@posti.example", inquiring.MAILS_AN_HOUR),
        ("about 7q4k-m2xd-9et", inquiring.ABOUT_ORDER_AN_HOUR),
        ("from 203.0.113.7", inquiring.WRITTEN_AN_HOUR),
    ],
)
def test_nobody_is_flooded(visitor: Caller, what: str, most: int) -> None:
    for _ in range(most - 1):
        rate_limit.count(f"inquiries {what}", timedelta(hours=1))
    answers = [write(visitor), write(visitor)]
    assert [one.code for one in answers] == ["None", "slower"]
