"""What tests of the catalogue need beside the portal itself."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders

from chalicelib.platform import aws as clients
from chalicelib.platform.settings import settings


@pytest.fixture
def trips(aws: None) -> Iterator[Callable[[], list[str]]]:
    """Calls to the catalogue's table since the last time somebody asked."""
    calls: list[str] = []
    table = settings().table("catalogue")

    def note(model: Any, params: dict[str, Any], **_: Any) -> None:
        if table.encode() in params["body"]:
            calls.append(model.name)

    def since() -> list[str]:
        seen, calls[:] = list(calls), []
        return seen

    hooks = clients.dynamodb().meta.events
    hooks.register("before-call.dynamodb", note)
    yield since
    hooks.unregister("before-call.dynamodb", note)


@pytest.fixture
def refusing_once(aws: None) -> Iterator[list[str]]:
    """DynamoDB leaves the whole of the first batch unprocessed, as it does when it is overloaded."""
    refused: list[str] = []

    def refuse(request: Any, **_: Any) -> AWSResponse | None:
        if refused:
            return None
        refused.append(request.url)
        items = json.loads(request.body)["RequestItems"]
        return AWSResponse(request.url, 200, HTTPHeaders(), _Body(json.dumps({"UnprocessedItems": items}).encode()))

    hooks = clients.dynamodb().meta.events
    hooks.register_first("before-send.dynamodb.BatchWriteItem", refuse)
    yield refused
    hooks.unregister("before-send.dynamodb.BatchWriteItem", refuse)


class _Body(io.BytesIO):
    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()
