"""What a vendor asks about topics of its own."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.tickets.service import topics
from tests.functional.tickets.conftest import ASKED
from tests.support.caller import Caller

SERIAL = {"code": "serial", "kind": "text", "names": {"en": "Serial number", "sv": "Serienummer"}, "required": True}
BATCH = {
    "code": "batch",
    "kind": "choice",
    "names": {"en": "Batch"},
    "choices": [{"code": "b17", "names": {"en": "17"}}],
    "among_staff": True,
}
GRINDER = {"code": "grinder", "names": {"en": "A grinder"}, "kinds": ["fault"], "questions": [SERIAL, BATCH]}
ABOUT = {**ASKED, "topic": "grinder", "answers": {"serial": "AB 12"}}


@pytest.fixture(autouse=True)
def grinders(settled: Callable[..., None]) -> Iterator[None]:
    settled(topics=json.dumps([GRINDER]))
    topics.known.cache_clear()
    yield
    topics.known.cache_clear()


def test_answers_are_kept_with_the_words_of_their_questions(
    customer: Caller, agent: Caller, settled: Callable[..., None]
) -> None:
    [asked] = customer.get("/v1/topics").json["topics"]
    assert [question["code"] for question in asked["questions"]] == ["serial"]
    number = customer.post("/v1/tickets", ABOUT, key="k").json["ticket"]["number"]
    settled(topics="[]")
    topics.known.cache_clear()
    again = customer.post("/v1/tickets", ABOUT, key="k")
    assert (again.status, again.json["ticket"]["number"]) == (200, number)

    for seen in (customer.get(f"/v1/tickets/{number}"), agent.get(f"/v1/staff/tickets/{number}")):
        topic = seen.json["ticket"]["topic"]
        assert topic["names"] == {"en": "A grinder"}
        assert [(one["names"]["sv"], one["value"]) for one in topic["answers"]] == [("Serienummer", "AB 12")]


def test_what_is_asked_must_be_answered_as_meant(customer: Caller) -> None:
    missing = customer.post("/v1/tickets", {**ABOUT, "answers": {}})
    assert (missing.status, missing.code) == (422, "answers_do_not_fit")
    assert missing.json["errors"] == [{"field": "answers.serial", "code": "missing"}]
    for other in ({"topic": "boiler"}, {"kind": "question"}, {"topic": None}):
        assert customer.post("/v1/tickets", {**ABOUT, **other}).code == "topic_not_there"


def test_what_is_asked_among_staff_customers_never_see(customer: Caller, agent: Caller) -> None:
    ticket = customer.post("/v1/tickets", ABOUT).json["ticket"]
    path = f"/v1/staff/tickets/{ticket['number']}"
    body = {"answers": {"batch": "b17"}, "version": ticket["version"]}
    answered = agent.put(f"{path}/topic", body).json["ticket"]["topic"]

    assert [(one["value"], one["choice"]) for one in answered["answers"]] == [("AB 12", None), ("b17", {"en": "17"})]
    assert [question["code"] for question in answered["questions"]] == ["batch"]
    assert agent.put(f"{path}/topic", body).code == "ticket_changed_meanwhile"
    shown: Any = customer.get(f"/v1/tickets/{ticket['number']}").json["ticket"]["topic"]
    assert ([one["code"] for one in shown["answers"]], shown["questions"]) == (["serial"], [])
    plain = customer.post("/v1/tickets", ASKED).json["ticket"]["number"]
    assert agent.put(f"/v1/staff/tickets/{plain}/topic", {**body, "version": 1}).code == "no_such_questions"
