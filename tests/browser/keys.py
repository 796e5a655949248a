"""The demo's people have been here before: what they did then was done by HTTP, and their tabs are still signed in."""

import json
import urllib.request
import uuid
from functools import cache
from typing import Any

from tests.browser.people import PASSWORD
from tests.integration.visitor import Visitor
from tests.support.shop import ADDRESS, submit

SKU = "BEAN-HUIL-1000"
PLACE = "portico.refresh"
"""The name under which a tab keeps its refresh token: site/app/lib/storage-keys.ts."""
PUT = """([place, token]) => {
  if (location.protocol === 'about:' || sessionStorage.getItem('entered')) return;
  sessionStorage.setItem('entered', 'once');
  sessionStorage.setItem(place, JSON.stringify(token));
}"""


@cache
def member(url: str, email: str) -> Visitor:
    """One of the demo's people, signed in."""
    with urllib.request.urlopen(f"{url}/config.json") as answer:
        told = json.load(answer)
    stack = {"UserPoolId": told["userPoolId"], "UserPoolClientId": told["clientId"]}
    visitor = Visitor(int(url.rpartition(":")[2]), stack)
    visitor.sign_in(email, PASSWORD)
    return visitor


def script(url: str, email: str) -> str:
    """What a page runs before its own scripts, once in a tab, to be that person's."""
    return f"({PUT})({json.dumps([PLACE, member(url, email).tokens['RefreshToken']])})"


def asked(url: str, email: str, subject: str, severity: str = "hindered", urgency: str = "this_week") -> str:
    """The number of a ticket that the member has opened."""
    ticket = {"kind": "fault", "message": "Since this morning.", "severity": severity, "urgency": urgency}
    number: str = _post(url, email, "tickets", ticket | {"subject": subject, "tags": []})["ticket"]["number"]
    return number


def ordered(url: str, email: str, quantity: int = 1) -> str:
    """The number of an order of one line that the member has placed."""
    wanted = {"lines": [{"sku": SKU, "quantity": quantity}], "delivery_address": ADDRESS}
    number: str = _post(url, email, "orders", submit(_post(url, email, "reviews", wanted)))["number"]
    return number


def _post(url: str, email: str, path: str, body: Any) -> Any:
    answer = member(url, email).call("POST", f"/api/v1/{path}", body, Idempotency_Key=str(uuid.uuid4()))
    assert answer.status == 201, answer.body
    return answer.json
