"""Mails come in and go out as they do on AWS: laid into the bucket, told to the queue, taken, told by the relay."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from chalicelib.platform.settings import settings
from tests.integration import residents
from tests.integration.conftest import leave, meet
from tests.integration.local.conftest import wait_for
from tests.integration.local.running import Running
from tests.integration.visitor import Visitor

ELIN, ILZE = "elin@kafe-lulea.example", "ilze@vendor.example"


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    with Running(tmp_path / "data") as running:
        for name, value in running.environment().items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        meet(running.environment()["AWS_ENDPOINT_URL"])
        yield running
    leave()
    settings.cache_clear()


def newest(visitor: Visitor, to: str, subject: str) -> str:
    """The id of the newest mail to that address whose subject begins like this, once it is there."""

    def found() -> list[Any]:
        return [one["id"] for one in visitor.listed_mails(to) if one["subject"].startswith(subject)]

    wait_for(lambda: bool(found()), seconds=60, every=0.2)
    return str(found()[0])


def send(visitor: Visitor, path: str, **form: str) -> None:
    """What the forms of the mailbox page do."""
    sent = visitor.call("POST", path, urlencode(form), Content_Type="application/x-www-form-urlencoded")
    assert sent.status == 303, sent.body


@pytest.mark.prove
def test_a_customer_and_staff_talk_by_mail_alone_until_it_is_solved_and_rated_by_a_link(portal: Running) -> None:
    customer = residents.joined(portal.visitor(), ELIN)
    staff = residents.employed(portal.visitor(), ILZE)

    send(customer, "/mailbox", **{"from": ELIN, "subject": "Grinder", "text": "The grinder stops."})
    receipt = newest(customer, ELIN, "[#")
    [header] = customer.call("GET", "/api/v1/tickets").json["items"]
    subject = f"[#{header['number']}]"
    send(customer, f"/mailbox/{quote(newest(customer, ILZE, subject), safe='')}", text="Clean the burrs.")
    wait_for(lambda: newest(customer, ELIN, subject) != receipt, seconds=60, every=0.2)
    send(customer, f"/mailbox/{quote(newest(customer, ELIN, subject), safe='')}", text="It works.")

    def said() -> list[tuple[str, str]]:
        entries = customer.call("GET", f"/api/v1/tickets/{header['number']}").json["entries"]
        return [(entry["by"], entry["text"]) for entry in entries if entry["kind"] == "message"]

    wait_for(lambda: len(said()) == 3, seconds=60, every=0.2)
    assert said() == [("customer", "The grinder stops."), ("staff", "Clean the burrs."), ("customer", "It works.")]

    known = staff.call("GET", f"/api/v1/staff/tickets/{header['number']}").json["ticket"]
    solved = {"move": "solve", "version": known["version"]}
    staff.call("POST", f"/api/v1/staff/tickets/{header['number']}/moves", solved, Idempotency_Key="solve")
    newest(customer, ELIN, f"{subject} Är det löst?")
    [link] = re.findall(r"/app/rate\S*&t=([\w.]+)&verdict=good", customer.mails(ELIN)[0]["text"])
    rated = {"verdict": "good", "word": "Quick!"}
    assert portal.visitor().call("POST", f"/api/v1/ratings/{link}", rated, Idempotency_Key="rate").status == 200
    rating = customer.call("GET", f"/api/v1/tickets/{header['number']}").json["ticket"]["rating"]
    assert (rating["verdict"], rating["word"]) == ("good", "Quick!")
