"""A customer with orders and invoices, and files that are fetched by their links."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import boto3
import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import ids
from chalicelib.kernel.event import Envelope
from chalicelib.platform import outbox
from chalicelib.platform.settings import settings
from tests.functional.billing.conftest import ELIN, june, pay
from tests.functional.orders.conftest import accepted, do, ship
from tests.support import bills
from tests.support.caller import Caller

__all__ = ["accepted", "do", "june", "pay", "ship"]


@pytest.fixture
def owe(customer: Caller) -> Callable[..., None]:
    """`owe(bills.coffee(2))`: Elin is billed for an order with these lines, a new one each time."""
    orders = itertools.count(1)

    def run(*lines: billing.BillLine) -> None:
        billing.bring_up_to(ELIN, "elin", bills.bill(ids.number("order", str(next(orders))), *lines))

    return run


@pytest.fixture
def write(events: Callable[[], list[Envelope]]) -> Callable[[], None]:
    """Plays relay and queue for the documents that were asked for."""

    def run() -> None:
        from app import courier

        for event in events():
            for name in courier.awaiting(event.name) & {"documents.write"}:
                if not outbox.is_done(event.event_id, name):
                    courier.react(event.model_copy(update={"reaction": name}))

    return run


@pytest.fixture(autouse=True)
def bucket(aws: None) -> Iterator[Callable[[], list[str]]]:
    """Every version of every file in the bucket; emptied after the test."""
    client: Any = boto3.client("s3")
    name = {"Bucket": settings().bucket_documents}

    def versions() -> list[str]:
        return [one["Key"] for one in client.list_object_versions(**name).get("Versions", ())]

    yield versions
    for one in client.list_object_versions(**name).get("Versions", ()):
        client.delete_object(**name, Key=one["Key"], VersionId=one["VersionId"])


@pytest.fixture
def ask(customer: Caller) -> Callable[..., Any]:
    """`ask(kind="invoice", number="2026-000001")`: what is answered."""

    def run(caller: Caller = customer, **body: str) -> Any:
        answer = caller.post("/v1/documents", body)
        assert answer.status in (200, 201), answer.body
        return answer.json

    return run


@pytest.fixture
def written(ask: Callable[..., Any], customer: Caller, write: Callable[[], None]) -> Callable[..., Any]:
    """The same, once it is ready."""

    def run(**body: str) -> Any:
        asked = ask(**body)
        write()
        shown = customer.get(f"/v1/documents/{asked['document_id']}").json
        assert shown["state"] == "ready", shown
        return shown

    return run


@pytest.fixture
def fetch() -> Callable[[Any], bytes]:
    """The file behind a document's link."""

    def run(document: Any) -> bytes:
        path = unquote(urlsplit(document["link"]["url"]).path).lstrip("/")
        key = path.removeprefix(settings().bucket_documents + "/")
        found = boto3.client("s3").get_object(Bucket=settings().bucket_documents, Key=key)
        return found["Body"].read()

    return run
