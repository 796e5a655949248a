"""What tests of the catalogue need beside the portal itself."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.platform import aws as clients
from chalicelib.platform.settings import settings


@pytest.fixture
def trips(aws: None) -> Iterator[Callable[[], list[str]]]:
    """Calls to the catalogue's table since the last time somebody asked."""
    calls: list[str] = []
    table = settings().table("catalogue")

    def note(request: Any, operation_name: str, **_: Any) -> None:
        body = request.data if isinstance(request.data, bytes) else str(request.data).encode()
        if table.encode() in body:
            calls.append(operation_name)

    def since() -> list[str]:
        seen, calls[:] = list(calls), []
        return seen

    hooks = clients.dynamodb().meta.events
    hooks.register("request-created.dynamodb", note)
    yield since
    hooks.unregister("request-created.dynamodb", note)
