"""Searching in everything that is somebody's: what has the words is found, and nothing of anybody else's."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from chalicelib.kernel import clock
from chalicelib.kernel.card import Card
from chalicelib.overview import service
from chalicelib.overview.models import Lead
from chalicelib.overview.rules import words
from chalicelib.platform import aws, db
from tests.support.caller import Caller
from tests.support.examples import BODIES
from tests.support.meter import metered

NOON = datetime(2030, 1, 7, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


def find(caller: Caller, text: str, more: str = "") -> Any:
    answer = caller.get(f"/v1/mine?q={quote(text)}{more}")
    assert answer.status == 200, answer.body
    return answer.json


def found(caller: Caller, text: str, more: str = "") -> list[str]:
    return [one["ref"] for one in find(caller, text, more)["items"]]


def card(ref: str, text: str, *, kind: str = "return", account: str = "acc_elin", later: int = 0, **more: Any) -> Card:
    at = clock.stamp(NOON + timedelta(minutes=later))
    facts = {"summary": "Beans", "state": "requested", "due_on": None, "customer": "Elin Lund"}
    known: dict[str, Any] = {"version": 1, "is_open": True, **more}
    return Card(kind, ref, account, at=at, facts=facts, text=text, **known)


def test_whatever_it_is_it_is_found_by_its_words(
    customer: Caller, stranger: Caller, agent: Caller, order: Callable[..., Any], deliver: Callable[..., int]
) -> None:
    placed = order(customer, BEAN_1=2)["number"]
    agent.post(f"/v1/staff/orders/{placed}/moves", {"move": "accept", "version": 1})
    asked = {**BODIES["open_ticket"], "message": "The grinders howl. " * 30 + "Two deliveries are late."}
    ticket = customer.post("/v1/tickets", asked).json["ticket"]["number"]
    agent.post(f"/v1/staff/tickets/{ticket}/messages", {"text": "An awkward customer", "internal": True})
    order(stranger, BEAN_1=1)
    deliver("orders.")
    deliver("overview.")

    assert found(customer, "bean-1") == [placed]
    assert set(found(customer, placed.lower().replace("-", " "))) >= {placed}
    assert len(found(customer, placed[:6])) == 2  # the invoice names its order
    assert found(customer, "heat") == found(customer, "delivery grinder") == [ticket]
    assert found(customer, "awkward") == found(stranger, "grinder") == []
    assert found(stranger, ticket) == []
    [line] = find(customer, "delivery")["items"]
    assert line["marks"] == ["deliveries"]
    assert line["excerpt"].endswith("howl. Two deliveries are late.")
    [line] = find(customer, "no heat")["items"]
    assert (line["marks"], line["excerpt"]) == (["no", "heat"], None)


def test_what_has_been_marked_as_spam_is_not_found(
    customer: Caller, agent: Caller, deliver: Callable[..., int]
) -> None:
    ticket = customer.post("/v1/tickets", BODIES["open_ticket"]).json["ticket"]
    for move, hits in (("mark_spam", []), ("restore", [ticket["number"]])):
        shown = agent.get(f"/v1/staff/tickets/{ticket['number']}").json["ticket"]
        body = {"move": move, "version": shown["version"], "reason": "So it is"}
        answer = agent.post(f"/v1/staff/tickets/{ticket['number']}/moves", body)
        assert answer.status == 200, answer.body
        deliver("overview.")
        assert found(customer, "heat") == hits
        assert bool(leads("hea")) == bool(hits)


def leads(beginning: str, account: str = "acc_elin") -> list[str]:
    items, _ = db.query(Lead, words.word_list(account, beginning), consistent=True)
    return [item["sk"]["S"] for item in items]


def test_the_same_words_in_two_accounts(customer: Caller, stranger: Caller) -> None:
    service.keep_all([card("R1", "Kaffebönor"), card("R2", "Kaffebönor", account="acc_marta")])

    assert found(customer, "kaffe") == ["R1"]
    assert found(stranger, "kaffe") == ["R2"]
    theirs = find(stranger, "kafebönor")
    assert theirs["instead"] == "kaffebönor"
    service.keep(card("R3", "Espressomaskin", account="acc_marta"))
    assert find(customer, "espressomaskim")["instead"] is None


def test_a_slip_is_put_right_word_by_word(customer: Caller) -> None:
    service.keep_all([card("R1", "Loud grinder"), card("R2", "Kahvimylly")])

    for text, instead in (
        ("grindre loud", "grinder loud"),
        ("grinder luod", "grinder loud"),
        ("kavhimylly", "kahvimylly"),
    ):
        with metered() as meter:
            shown = find(customer, text)
        assert (shown["items"], shown["instead"]) == ([], instead)
        assert meter.calls == ["GetItem", "Query", "Query"]
        assert meter.read_units - 1 <= 1  # the member read is a consistent one
    assert find(customer, "rginder")["instead"] == "grinder"
    assert find(customer, "kahvimylly grinder")["instead"] is None  # each of them is known
    assert found(customer, "grinder loud") == ["R1"]
    assert find(customer, "unicorn") == {"items": [], "next_cursor": None, "instead": None}
    assert find(customer, "...")["items"] == []


def test_filters_hold_for_what_is_found(customer: Caller) -> None:
    waits: dict[str, Any] = {"need": "send_return", "need_from": clock.stamp(NOON)}
    service.keep_all(
        [
            card("R1", "Grinder", **waits),
            card("R2", "Grinder", later=1, is_open=False),
            card("2030-17", "Grinder", later=2, kind="credit_note"),
        ]
    )

    assert found(customer, "grinder") == ["2030-17", "R2", "R1"]
    assert found(customer, "grinder", "&kind=return") == ["R2", "R1"]
    assert found(customer, "grinder", "&show=open") == ["2030-17", "R1"]
    assert found(customer, "grinder", "&show=closed") == ["R2"]
    assert found(customer, "grinder", "&show=needs_me") == ["R1"]
    assert find(customer, "grinder", "&kind=order")["instead"] is None


def test_what_is_not_called_so_any_more_is_not_found(customer: Caller) -> None:
    service.keep(card("R1", "Grinder"))
    service.keep(card("R1", "Espresso cups", version=2))
    assert (found(customer, "grinder"), found(customer, "cup")) == ([], ["R1"])
    assert leads("gri") == []

    db.save(Lead(words.word_list("acc_elin", "gri"), leads("cup")[0], words=" grinder "))
    db.save(Lead(words.word_list("acc_elin", "gri"), f"{clock.stamp(NOON)}#return#R9", words=" grinder "))
    assert found(customer, "grinder") == []  # what leads there decides nothing


def test_of_two_who_keep_the_same_thing_at_once_the_newer_is_found(customer: Caller) -> None:
    def overtake(**_: Any) -> None:
        events.unregister(at, unique_id="overtake")
        service.keep(card("R1", "Blue cups", version=3))

    service.keep(card("R1", "Grinder"))
    events, at = aws.dynamodb().meta.events, "before-parameter-build.dynamodb.TransactWriteItems"
    events.register(at, overtake, unique_id="overtake")
    assert not service.keep(card("R1", "Red cups", version=2))

    assert found(customer, "cups blue") == ["R1"]
    assert found(customer, "red") == found(customer, "grinder") == leads("red") == leads("gri") == []


def test_what_leads_to_a_card_is_missed_and_mended(
    customer: Caller, order: Callable[..., Any], deliver: Callable[..., int]
) -> None:
    number = order(customer, BEAN_1=1)["number"]
    deliver("overview.")
    gone = db.Wish(Lead, words.word_list("acc_elin", "bea"), leads("bea")[0])
    aws.dynamodb().delete_item(TableName=gone.table, Key=gone.key)
    assert found(customer, "bean") == []

    assert service.rebuild("acc_elin") == [f"order {number}"]
    assert found(customer, "bean") == [number]
    assert service.rebuild("acc_elin") == []


def test_a_page_of_a_search_costs_a_page_however_much_there_is(customer: Caller) -> None:
    costs: list[tuple[float, int]] = []
    for some in (range(105), range(105, 210)):
        fill(some)
        with metered() as meter:
            first = find(customer, "grinder", "&limit=7")
        assert meter.calls == ["GetItem", "Query", "BatchGetItem"]
        costs.append((meter.read_units - 1, meter.bytes_read))
    assert costs[0] == costs[1]
    assert costs[0][0] <= 10
    assert [one["ref"] for one in first["items"]] == [f"R{place:04}" for place in range(209, 202, -1)]
    following = find(customer, "grinder", f"&limit=7&cursor={first['next_cursor']}")
    assert following["items"][0]["ref"] == "R0202"

    page = find(customer, "grinder rare")
    pages = 1
    while page["next_cursor"] and not page["items"]:
        page = find(customer, "grinder rare", f"&cursor={page['next_cursor']}")
        pages += 1
    assert ([one["ref"] for one in page["items"]], pages) == (["R0000"], 3)
    assert customer.get(f"/v1/mine?q=loud&cursor={first['next_cursor']}").code == "invalid_cursor"


def fill(places: range) -> None:
    """Straight into the table: the lead by which they are looked up, and the card."""
    for place in places:
        one = card(f"R{place:04}", "Grinder rare" if place == 0 else "Grinder", later=place)
        item = service.item_of(one)
        db.save(item)
        at = f"{one.at}#return#{one.ref}"
        db.save(Lead(words.word_list("acc_elin", "grind"), at, words=words.listed(one.text)))
