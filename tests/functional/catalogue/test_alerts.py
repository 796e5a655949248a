"""Being told when a product is back: once, first asked first told, no more than there is enough for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.platform import timers
from tests.support import people
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, words_of, written_to
from tests.support.shop import put_product

TEN = datetime(2030, 1, 7, 10, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
Look = Callable[[datetime], None]


@pytest.fixture
def look(aws: None, deliver: Callable[[], int]) -> Look:
    """`look(until)`: what the minute sweep fires by then, each twice, and all that follows."""
    from app import courier

    def run(until: datetime) -> None:
        with clock.fixed(until):
            for page in list(timers.due(until)):
                for timer in page * 2:
                    courier.react(timers.as_envelope(timer))
                timers.done(page)
            deliver()

    return run


def ask(caller: Caller, sku: str = "MUG", *, wanted: bool = True, after: int = 0) -> Answer:
    with clock.fixed(TEN + timedelta(seconds=after)):
        return caller.call("PUT", "/v1/alerts", {"sku": sku, "wanted": wanted}, {})


def awaited(caller: Caller) -> list[str]:
    return [one["sku"] for one in caller.get("/v1/alerts").json["items"]]


def test_first_asked_is_first_told_and_only_as_many_as_there_is_enough_for(
    app: Any, customer: Caller, stranger: Caller, look: Look, mailbox: Mailbox
) -> None:
    third = people.consumer(app)
    put_product("MUG", stock=0, step=6)
    for place, caller in enumerate((stranger, customer, third, stranger)):
        assert ask(caller, after=place).json["items"][0]["name"] == "MUG (en)"
    look(TEN + QUARTER)
    assert mailbox() == []

    put_product("MUG", stock=13, step=6)
    look(TEN + 2 * QUARTER)
    assert [awaited(caller) for caller in (stranger, customer, third)] == [[], [], ["MUG"]]
    for name in ("marta", "elin"):
        [mail] = written_to(mailbox, name)
        assert mail["Subject"] == "Back in stock: MUG (en)"
        assert "/app/catalogue/MUG" in words_of(mail)

    # those who were told have an hour to themselves
    for quarters in range(3, 6):
        look(TEN + quarters * QUARTER)
    assert awaited(third) == ["MUG"]
    look(TEN + 6 * QUARTER)
    assert (awaited(third), len(written_to(mailbox, "mikko")), len(mailbox())) == ([], 1, 3)
    look(TEN + 20 * QUARTER)
    assert len(mailbox()) == 3
    assert list(timers.due(TEN + timedelta(days=9))) == []  # nobody waits, nobody looks


def test_who_does_not_wait_any_more_is_not_told(customer: Caller, look: Look, mailbox: Mailbox) -> None:
    put_product("MUG", stock=0)
    ask(customer)
    for _ in range(2):
        assert ask(customer, wanted=False).json["items"] == []
    put_product("MUG", stock=5)
    look(TEN + QUARTER)
    assert mailbox() == []


def test_when_it_will_not_come_back_what_replaces_it_is_named(customer: Caller, look: Look, mailbox: Mailbox) -> None:
    put_product("MUG", stock=0)
    put_product("CUP")
    ask(customer)
    put_product("MUG", stock=0, discontinued=True, successor="CUP")
    look(TEN + QUARTER)

    [mail] = written_to(mailbox, "elin")
    assert mail["Subject"] == "No longer sold: MUG (en)"
    assert "It is replaced by CUP (en)." in words_of(mail)
    assert "/app/catalogue/CUP" in words_of(mail)
    assert awaited(customer) == []


def test_there_must_be_something_to_wait_for(customer: Caller) -> None:
    put_product("HERE", stock=1)
    put_product("MADE", stock=None)
    put_product("OVER", stock=0, discontinued=True)
    put_product("THEIRS", stock=0, sold_to="persons")
    assert {ask(customer, sku).code for sku in ("HERE", "MADE", "OVER", "THEIRS")} == {"nothing_to_wait_for"}
    assert ask(customer, "NOPE").status == 404
