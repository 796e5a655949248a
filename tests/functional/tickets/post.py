"""A postman: lays a mail where SES would, tells of it as SES does, and lets the function take it."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from chalicelib.kernel import clock
from chalicelib.platform import aws
from chalicelib.platform.settings import settings
from local.post import notification
from tests.support import resources
from tests.support.caller import Caller
from tests.support.corpus import US, mail

PROVEN = {"spf": "PASS", "dkim": "PASS", "dmarc": "PASS", "spam": "PASS", "virus": "PASS"}
FORGED = PROVEN | {"spf": "FAIL", "dkim": "GRAY", "dmarc": "FAIL"}
UNPROVEN = PROVEN | {"spf": "GRAY", "dkim": "GRAY", "dmarc": "GRAY"}


@dataclass
class Postman:
    app: Any
    count: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def bring(
        self,
        body: str | bytes = "Hello.",
        sender: str = "elin@customer.example",
        to: str = US,
        verdicts: dict[str, str] = PROVEN,
        envelope: str | None = None,
        at: datetime | None = None,
        **headers: str | None,
    ) -> None:
        """Somebody writes. A mail that fails in the function would come again: here it fails the test."""
        number = next(self.count)
        usual: dict[str, Any] = {"from": sender, "to": to, "message_id": f"<{number}@{sender.rpartition('@')[2]}>"}
        self.deliver(mail(body, **usual | headers), to, sender if envelope is None else envelope, verdicts, at)

    def deliver(
        self, raw: bytes, to: str, sender: str, verdicts: dict[str, str] = PROVEN, at: datetime | None = None
    ) -> None:
        key = f"raw/{next(self.count)}"
        aws.client("s3").put_object(Bucket=settings().bucket_mail, Key=key, Body=raw)
        told = notification(key, to, sender, verdicts, at or clock.now())
        record = {"messageId": key, "body": json.dumps(told)}
        assert self.app.handler_map["receive"]({"Records": [record]}, None) == {"batchItemFailures": []}

    def reply(self, letter: EmailMessage, body: str, sender: str, **how: Any) -> None:
        """Somebody answers a mail of ours, as their program does it."""
        subject = f"Re: {letter['Subject']}"
        self.bring(body, sender, str(letter["Reply-To"].addresses[0].addr_spec), subject=subject, **how)


@contextmanager
def nothing_changes(*tables: str) -> Iterator[None]:
    """Within the block no item is added to these tables."""
    before = {name: resources.count_of(name) for name in tables}
    yield
    assert {name: resources.count_of(name) for name in tables} == before


def texts(caller: Caller, number: str) -> list[tuple[str, str, str]]:
    path = "/v1/staff/tickets" if caller.groups else "/v1/tickets"
    entries = caller.get(f"{path}/{number}").json["entries"]
    return [(entry["by"], entry["author"], entry["text"]) for entry in entries if entry["kind"] == "message"]


def notes(agent: Caller, number: str) -> list[dict[str, Any]]:
    return [entry for entry in agent.get(f"/v1/staff/tickets/{number}").json["entries"] if entry["internal"]]


def outcomes() -> list[tuple[str, str]]:
    """What became of the mails so far."""
    taken = [one for one in resources.items_of("tickets") if one["pk"]["S"].startswith("IN#")]
    return [
        (one["outcome"]["S"], one["reason"]["S"]) for one in sorted(taken, key=lambda one: int(one["raw_key"]["S"][4:]))
    ]
