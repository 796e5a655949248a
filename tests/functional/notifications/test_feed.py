"""The feed in the portal: newest first, worded in the reader's language, and what of it is new."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.notifications import service
from chalicelib.notifications.news import orders as order_news
from tests.functional.notifications.test_telling import envelope
from tests.support import news
from tests.support.caller import Caller
from tests.support.meter import metered

Tell = Callable[..., None]


@pytest.fixture
def tell(app: Any) -> Tell:
    """`tell(3)`: what happened in the third minute, told to Elin at once or in the minute `told`."""

    def one(minute: int, told: int | None = None, member: str = "elin") -> None:
        happened = news.NOW + timedelta(minutes=minute)
        recorded = news.NOW + timedelta(minutes=minute if told is None else told)
        with clock.fixed(recorded):
            placed = order_news.OrderPlaced(news.order(number=f"NUMBER-{minute}"))
            service.notify(envelope(event_id=f"evt_{minute}", at=happened), [news.contact(member_id=member)], placed)

    return one


def read_up_to(caller: Caller, notice: Any, minute: int) -> Any:
    with clock.fixed(news.NOW + timedelta(minutes=minute)):
        return caller.post("/v1/notices/read", {"up_to": notice["notice_id"]})


def titles(answer: Any) -> list[str]:
    return [one["title"] for one in answer["items"]]


def test_an_empty_feed_is_empty(customer: Caller) -> None:
    assert customer.get("/v1/notices").json == {"items": [], "next_cursor": None, "unread": 0}


def test_the_newest_comes_first_in_the_readers_language(customer: Caller, tell: Tell) -> None:
    tell(1)
    tell(2)
    feed = customer.get("/v1/notices").json

    assert titles(feed) == ["We have your order NUMBER-2", "We have your order NUMBER-1"]
    assert feed["unread"] == 2
    first = feed["items"][0]
    assert (first["kind"], first["link"], first["read"]) == ("order_placed", "/app/orders/NUMBER-2", False)
    assert first["at"] == "2030-01-07T11:22:00.000Z"
    assert first["facts"]["total"] == {"amount": 31_201, "currency": "EUR"}
    customer.patch("/v1/me", {"language": "fi"})
    assert titles(customer.get("/v1/notices").json)[0] == "Saimme tilauksesi NUMBER-2"


def test_pages_follow_each_other_and_agree_on_what_is_read(customer: Caller, tell: Tell) -> None:
    for minute in range(1, 6):
        tell(minute)
    every = customer.get("/v1/notices").json["items"]
    read_up_to(customer, every[2], minute=9)

    first = customer.get("/v1/notices?limit=2").json
    second = customer.get(f"/v1/notices?limit=2&cursor={first['next_cursor']}").json
    third = customer.get(f"/v1/notices?limit=2&cursor={second['next_cursor']}").json

    pages = [first, second, third]
    assert [one["notice_id"] for page in pages for one in page["items"]] == [one["notice_id"] for one in every]
    assert [one["read"] for page in pages for one in page["items"]] == [False, False, True, True, True]
    assert [page["unread"] for page in pages] == [2, None, None]
    assert third["next_cursor"] is None


def test_reading_counts_down_and_never_back(customer: Caller, tell: Tell) -> None:
    tell(1)
    tell(2)
    newest, oldest = customer.get("/v1/notices").json["items"]

    assert read_up_to(customer, newest, minute=3).json == {"up_to": newest["notice_id"]}
    assert read_up_to(customer, oldest, minute=4).json == {"up_to": newest["notice_id"]}
    assert customer.get("/v1/notices").json["unread"] == 0
    tell(5)
    assert customer.get("/v1/notices").json["unread"] == 1


def test_what_arrives_late_is_new_although_it_sorts_among_older_ones(customer: Caller, tell: Tell) -> None:
    tell(2)
    [newest] = customer.get("/v1/notices").json["items"]
    read_up_to(customer, newest, minute=3)
    tell(1, told=4)
    feed = customer.get("/v1/notices").json

    assert titles(feed)[1] == "We have your order NUMBER-1"
    assert ([one["read"] for one in feed["items"]], feed["unread"]) == ([True, False], 1)
    read_up_to(customer, newest, minute=5)
    assert customer.get("/v1/notices").json["unread"] == 0


def test_everybody_has_a_feed_of_their_own(customer: Caller, stranger: Caller, agent: Caller, tell: Tell) -> None:
    tell(1)
    tell(2)
    tell(3, member="ilze")
    cursor = customer.get("/v1/notices?limit=1").json["next_cursor"]

    assert stranger.get("/v1/notices").json["items"] == []
    assert stranger.get(f"/v1/notices?cursor={cursor}").code == "invalid_cursor"
    assert len(agent.get("/v1/notices").json["items"]) == 1


@pytest.mark.parametrize("query", ["limit=0", "limit=51", "cursor=abc", "cursor=WyJhIiwiYiIsImMiXQ", "page=2"])
def test_a_bad_question_is_refused(customer: Caller, query: str) -> None:
    assert customer.get(f"/v1/notices?{query}").status == 422


@pytest.mark.parametrize("up_to", ["", "ntc_1", "N#ntc_00000000000000000000000000", None, 7])
def test_a_notice_that_cannot_be_is_refused(customer: Caller, up_to: object) -> None:
    assert customer.post("/v1/notices/read", {"up_to": up_to}).status == 422


def test_a_forged_future_hides_nothing(customer: Caller, tell: Tell) -> None:
    read_up_to(customer, {"notice_id": "ntc_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"}, minute=0)
    tell(1)

    assert customer.get("/v1/notices").json["unread"] == 1


def test_a_page_costs_one_round_trip(customer: Caller, tell: Tell) -> None:
    for minute in range(1, 26):
        tell(minute)
    with metered() as reading:
        first = customer.get("/v1/notices").json
    with metered() as later:
        customer.get(f"/v1/notices?cursor={first['next_cursor']}")

    assert reading.calls == ["GetItem", "Query"]  # the member, the feed
    assert later.calls == ["GetItem", "Query"]
