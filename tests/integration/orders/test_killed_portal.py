"""A power cut while many people order: whoever was told "ordered" has ordered, once, and hears of it by mail."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.platform.settings import settings
from local.demo import data
from tests.integration.conftest import leave, meet
from tests.integration.local.conftest import wait_for
from tests.integration.visitor import Answer, Visitor
from tests.support import journeys
from tests.support.journeys import PLENTY
from tests.support.running import RunningPortal
from tests.support.shop import ADDRESS, stock_of, submit

PEOPLE, PRODUCTS = 5, 12
REACTED = 600
"""Seconds in which the last mail has gone. What was on its way to a killed process may wait for its queue's timeout."""


@dataclass
class Submission:
    """One person's press of the button."""

    person: int
    body: dict[str, str]
    key: str
    first: Answer | None = None


class Crowd:
    """People who order at a portal that may be away."""

    def __init__(self, portal: RunningPortal) -> None:
        self.people = [self._joined(portal, number) for number in range(PEOPLE)]

    def _joined(self, portal: RunningPortal, number: int) -> Visitor:
        pool = {"UserPoolId": settings().user_pool_id, "UserPoolClientId": settings().user_pool_client_id}
        person, address = Visitor(portal.port, pool), email(number)
        person.register(address)
        person.sign_in(address)
        me = {"kind": "person", "name": f"Person {number}", "language": "en", "time_zone": "Europe/Helsinki"}
        assert person.call("PUT", "/api/v1/me", me).status == 200
        return person

    def review(self, number: int, skus: list[str]) -> Submission:
        lines = [{"sku": skus[(number + step) % len(skus)], "quantity": 1 + step} for step in (0, 5)]
        asked = {"lines": lines, "delivery_address": ADDRESS}
        who = number % PEOPLE
        made = self.people[who].call("POST", "/api/v1/reviews", asked, Idempotency_Key=f"review-{number}")
        assert made.status == 201, made.body
        return Submission(who, submit(made.json), f"order-{number}")

    def press(self, one: Submission) -> Answer | None:
        """The answer, or nothing when the portal was not there to give one."""
        try:
            return self.people[one.person].call("POST", "/api/v1/orders", one.body, Idempotency_Key=one.key)
        except (OSError, HTTPException):
            return None

    def notices(self, person: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor = ""
        while True:
            page = self.people[person].call("GET", f"/api/v1/notices?limit=50{cursor}").json
            found += page["items"]
            if page["next_cursor"] is None:
                return found
            cursor = f"&cursor={page['next_cursor']}"


def email(number: int) -> str:
    return f"person{number}@customer.example"


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningPortal]:
    running = RunningPortal(tmp_path)
    running.rise()
    enter(running, monkeypatch)
    yield running
    running.stop()
    leave()
    settings.cache_clear()


def enter(running: RunningPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the clients of the test's own process speak to that portal's AWS."""
    for name, value in running.environment().items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    meet(running.environment()["AWS_ENDPOINT_URL"])


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("presses", [60, pytest.param(200, marks=pytest.mark.prove)])
def test_a_power_cut_loses_no_order_and_makes_none_twice(
    portal: RunningPortal, monkeypatch: pytest.MonkeyPatch, presses: int
) -> None:
    skus = [journeys.put_on_shelf(row) for row, _ in zip(data.products(), range(PRODUCTS), strict=False)]
    crowd = Crowd(portal)
    with ThreadPoolExecutor(8) as pool:
        pressed = list(pool.map(lambda number: crowd.review(number, skus), range(presses)))

    press_until_the_lights_go_out(portal, crowd, pressed)
    portal.rise()
    enter(portal, monkeypatch)
    acknowledged = [one for one in pressed if one.first and one.first.status == 201]
    assert 0 < len(acknowledged) < presses

    stored = orders_in_the_table()
    for one in acknowledged:
        assert one.first
        assert stored[one.first.json["number"]] == one.first.json["document"]

    with ThreadPoolExecutor(8) as pool:
        again = list(pool.map(crowd.press, pressed))
    for one, answer in zip(pressed, again, strict=True):
        assert answer
        if one in acknowledged:
            assert one.first
            assert (answer.status, answer.json) == (200, one.first.json)
        assert answer.status in {200, 201}, answer.body

    numbers = {answer.json["number"]: one.person for one, answer in zip(pressed, again, strict=True) if answer}
    stored = orders_in_the_table()
    assert len(numbers) == presses
    assert stored.keys() == numbers.keys()
    assert_stock_adds_up(skus, stored)
    assert_everybody_is_told_once(crowd, numbers)


def press_until_the_lights_go_out(portal: RunningPortal, crowd: Crowd, pressed: list[Submission]) -> None:
    """All at once; when a third have been told that they ordered, every process is killed."""
    told = threading.Semaphore(0)

    def press(one: Submission) -> None:
        one.first = crowd.press(one)
        told.release()

    with ThreadPoolExecutor(len(pressed)) as pool:
        list(map(pool.submit, [press] * len(pressed), pressed))
        for _ in range(len(pressed) // 3):
            assert told.acquire(timeout=120)
        portal.kill()


def orders_in_the_table() -> dict[str, Any]:
    """Documents by number."""
    pages = boto3.client("dynamodb").get_paginator("scan").paginate(TableName="portico-dev-orders", ConsistentRead=True)
    items = [item for page in pages for item in page["Items"] if item["sk"]["S"] == "ORDER"]
    found = {item["number"]["S"]: json.loads(item["document"]["S"]) for item in items}
    assert len(found) == len(items)
    return found


def assert_stock_adds_up(skus: list[str], documents: dict[str, Any]) -> None:
    taken: Counter[str] = Counter()
    for document in documents.values():
        taken.update({line["sku"]: line["quantity"] for line in document["lines"]})
    assert {sku: stock_of(sku) for sku in skus} == {sku: PLENTY - taken[sku] for sku in skus}


def assert_everybody_is_told_once(crowd: Crowd, numbers: dict[str, int]) -> None:
    """Of each order one notice, and at least one mail to the one who ordered."""

    texts: dict[str, str] = {}

    def is_mailed() -> bool:
        for who, person in enumerate(crowd.people):
            news = [mail["id"] for mail in person.listed_mails(email(who)) if mail["id"] not in texts]
            texts.update({one: person.call("GET", f"/mailbox/messages/{one}").json["text"] for one in news})
        whole = "".join(texts.values())
        return all(number in whole for number in numbers)

    wait_for(is_mailed, REACTED, every=1)
    for person in range(PEOPLE):
        told = Counter(notice["link"].rpartition("/")[2] for notice in crowd.notices(person))
        assert told == Counter(number for number, who in numbers.items() if who == person)
