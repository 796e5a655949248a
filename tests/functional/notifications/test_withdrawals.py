"""Who is told what about withdrawals: the address that was given, the member who ordered, and staff."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from chalicelib.kernel import clock
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, text_of, words_of, written_to
from tests.support.people import consumer

PATH = "/v1/withdrawals"
SENT = {"name": "Mikko Heikkinen", "contract": "The mug", "email": "guest@posti.example", "language": "en"}


@pytest.fixture
def mikko(app: Any) -> Caller:
    return consumer(app)


def enclosed(mail: EmailMessage) -> tuple[str | None, bytes]:
    [part] = mail.iter_attachments()
    content = part.get_content()
    return part.get_filename(), content


def test_a_guest_gets_the_receipt_at_once_and_once(
    visitor: Caller, agent: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    with clock.fixed(datetime(2030, 1, 7, 11, 20, tzinfo=UTC)):
        receipt = visitor.post(PATH, {**SENT, "part": "one of two", "time_zone": "Europe/Helsinki"}).json
    deliver()
    deliver()

    [mail] = written_to(mailbox, "guest")
    assert mail["Subject"] == f"[#{receipt['number']}] Receipt for your withdrawal from a contract"
    for part in ("Monday 7 January 2030 at 13:20 (Europe/Helsinki)", receipt["number"], receipt["sha256"]):
        assert part in words_of(mail)
    for line in receipt["statement"].split("\n")[2:6]:
        assert f"> {line}" in text_of(mail)
    assert enclosed(mail) == (f"withdrawal-{receipt['number']}.txt", receipt["statement"].encode())
    assert hashlib.sha256(enclosed(mail)[1]).hexdigest() == receipt["sha256"]


def test_the_receipt_is_in_the_language_of_the_page(
    visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    visitor.post(PATH, {**SENT, "language": "fi"})
    deliver()

    [mail] = written_to(mailbox, "guest")
    assert mail["Content-Language"] == "fi"
    assert "Ilmoituksesi sopimuksen peruuttamisesta lähetettiin" in words_of(mail)


def test_staff_hear_of_what_is_not_matched(
    visitor: Caller, agent: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    number = visitor.post(PATH, SENT).json["number"]
    deliver()

    [mail] = written_to(mailbox, "ilze")
    assert f"The order of {number} was not found by itself." in words_of(mail)
    assert "> Contract: The mug" in text_of(mail)
    assert agent.get("/v1/notices").json["items"][0]["link"] == f"/app/staff/withdrawals/{number}"


def test_whoever_ordered_is_told_what_follows_and_hears_it_once(
    visitor: Caller, mikko: Caller, order: Callable[..., Any], deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    placed = order(mikko, BEAN_1=2)["number"]
    visitor.post(PATH, {**SENT, "contract": placed, "email": "mikko@customer.example"})
    deliver()

    told = subjects(mailbox, "mikko")
    assert sorted(told) == [
        "Receipt for your withdrawal from a contract",
        "Thank you for your order",
        "Your withdrawal is settled",
        "Your withdrawal is valid: what happens now",
    ]
    valid = next(mail for mail in written_to(mailbox, "mikko") if "what happens now" in mail["Subject"])
    assert "BEAN-1 (en): 2 bags" in text_of(valid)
    assert "What you have paid for it is paid back by" in words_of(valid)


def test_another_address_than_the_members_is_told_and_the_member_too(
    visitor: Caller,
    mikko: Caller,
    agent: Caller,
    order: Callable[..., Any],
    deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:
    placed = order(mikko, BEAN_1=2)["number"]
    number = visitor.post(PATH, {**SENT, "contract": placed}).json["number"]
    deliver()
    moves = f"/v1/staff/withdrawals/{number}/moves"
    agent.post(moves, {"move": "find_invalid", "version": 2, "reason": "First <b>reason</b>"})
    deliver()
    agent.post(moves, {"move": "match", "version": 3, "order": placed})
    deliver()

    assert "Your withdrawal is not valid" in subjects(mailbox, "guest")
    assert "> First <b>reason</b>" in text_of(written_to(mailbox, "guest")[1])
    for name in ("guest", "mikko"):
        assert "Your withdrawal is valid: what happens now" in subjects(mailbox, name)
    assert [one["link"] for one in mikko.get("/v1/notices").json["items"]].count(f"/app/withdrawals/{number}") == 2
