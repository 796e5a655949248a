"""Requests and DynamoDB's answers to them, recorded once, so that a handler can be timed without any network."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from chalicelib.kernel import ids
from chalicelib.platform import aws
from tests.support.caller import Caller, Context
from tests.support.journeys import ASKED, Portal, payment
from tests.support.shop import submit


@dataclass
class Scene:
    """One request of one caller: its event as API Gateway sends it, and the body of each of DynamoDB's answers."""

    name: str
    event: dict[str, Any]
    answers: list[str] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)


REAL_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate, br",
    "Accept-Language": "sv-SE,sv;q=0.9,en;q=0.8",
    "Authorization": "Bearer " + "x" * 900,
    "Cache-Control": "no-cache",
    "CloudFront-Forwarded-Proto": "https",
    "CloudFront-Is-Desktop-Viewer": "true",
    "CloudFront-Is-Mobile-Viewer": "false",
    "CloudFront-Viewer-Country": "SE",
    "Host": "abcdefghij.execute-api.eu-north-1.amazonaws.com",
    "Origin": "https://portal.example",
    "Referer": "https://portal.example/orders",
    "Sec-Fetch-Dest": "empty",
    "Sec-Fetch-Mode": "cors",
    "Sec-Fetch-Site": "same-origin",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
    "Via": "2.0 0123456789abcdef.cloudfront.net (CloudFront)",
    "X-Amz-Cf-Id": "x" * 56,
    "X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678",
    "X-Forwarded-For": "203.0.113.7, 130.176.1.1",
}


def record(portal: Portal) -> list[Scene]:
    """Carries each request out once and keeps what was said."""
    return [_recorded(portal.app, *one) for one in _requests(portal)]


def _requests(portal: Portal) -> Iterator[tuple[str, Caller, str, str, object]]:
    customer, agent = portal.customer, portal.agent
    yield "show_order", customer, "GET", f"/v1/orders/{portal.order}", None
    yield "list_orders", customer, "GET", "/v1/orders?limit=25", None
    yield "place_order", customer, "POST", "/v1/orders", submit(portal.review())
    yield "ask_reorder", customer, "POST", "/v1/reorders", {"orders": [portal.order]}
    yield "list_ledger", customer, "GET", "/v1/billing/entries?limit=25", None
    yield "show_statement", customer, "GET", "/v1/billing/statement", None
    yield "post_payment", agent, "POST", f"/v1/staff/accounts/{portal.account}/payments", payment(portal.bill())
    yield "open_ticket", customer, "POST", "/v1/tickets", ASKED


def _recorded(app: Any, name: str, caller: Caller, method: str, path: str, body: object) -> Scene:
    headers = {**REAL_HEADERS, "Content-Type": "application/json", "Idempotency-Key": ids.sortable()}
    scene = Scene(name, caller.event(method, path, json.dumps(body) if body else None, headers))
    with _listening(scene):
        answer = app(scene.event, Context())
    assert answer["statusCode"] < 300, answer
    return scene


@contextmanager
def _listening(scene: Scene) -> Iterator[None]:
    def hear(model: Any, http_response: Any, **_: Any) -> None:
        scene.operations.append(model.name)
        scene.answers.append(http_response.text)

    events = aws.dynamodb().meta.events
    events.register("after-call.dynamodb", hear)
    try:
        yield
    finally:
        events.unregister("after-call.dynamodb", hear)


def save(scenes: list[Scene]) -> str:
    return json.dumps([asdict(scene) for scene in scenes])


def load(text: str) -> list[Scene]:
    return [Scene(**scene) for scene in json.loads(text)]
