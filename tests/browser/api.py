"""The API as a member asks it: signed in by the password, as the site does, and through the gateway."""

import hashlib
import time
import uuid
from collections.abc import Callable
from typing import Any

from playwright.sync_api import APIRequestContext, APIResponse

from tests.browser.keys import tokens

PATIENCE = 30.0
"""Seconds for what follows from facts."""


class Api:
    """One member's. What nobody looks at is done by it, so that a story shows in a browser what people see."""

    def __init__(self, requests: APIRequestContext, portal: str, email: str) -> None:
        self._requests, self._token = requests, tokens(portal, email)["AccessToken"]

    def ask(self, method: str, path: str, **body: Any) -> Any:
        """What the API answers, if it grants it."""
        answer = self.tries(method, path, **body)
        assert answer.ok, answer.text()
        return answer.json()

    def tries(self, method: str, path: str, **body: Any) -> APIResponse:
        """What the API answers, granted or not."""
        headers = {"authorization": f"Bearer {self._token}", "idempotency-key": str(uuid.uuid4())}
        return self._requests.fetch(f"/api/v1{path}", method=method, headers=headers, data=body or None)

    def until(self, path: str, is_so: Callable[[Any], bool]) -> Any:
        """The answer, asked for until it is so; facts take a moment."""
        end = time.monotonic() + PATIENCE
        while not is_so(answer := self.ask("GET", path)):
            assert time.monotonic() < end, answer
            time.sleep(0.2)
        return answer

    def order(self, **pieces: int) -> str:
        """Orders so many of each product, named with _ for -; returns the order's number."""
        address = {"name": "Mikko", "line1": "Rantakatu 5", "postcode": "70100", "city": "Kuopio", "country": "FI"}
        lines = [{"sku": sku.replace("_", "-"), "quantity": quantity} for sku, quantity in pieces.items()]
        review = self.ask("POST", "/reviews", lines=lines, delivery_address=address)
        submitted = {name: review[name] for name in ("review_id", "fingerprint")}
        return str(self.ask("POST", "/orders", **submitted)["number"])

    def open_ticket(
        self, subject: str, severity: str = "hindered", urgency: str = "this_week", kind: str = "fault"
    ) -> str:
        """Opens a ticket, a fault where no other kind is named; returns its number."""
        how = {"kind": kind, "severity": severity, "urgency": urgency, "tags": []}
        opened = self.ask("POST", "/tickets", subject=subject, message="Since this morning.", **how)
        return str(opened["ticket"]["number"])

    def move(self, thing: str, what: str, **body: Any) -> Any:
        """Does something with an order or a return as it is now."""
        version = self.ask("GET", thing)["version"]
        return self.ask("POST", f"{thing}/{what}", version=version, **body)

    def bring(self, name: str, content: bytes) -> None:
        """A bank's file: uploaded as its form says, read, and all that is sure posted."""
        digest = hashlib.sha256(content).hexdigest()
        brought = self.ask("POST", "/staff/bank-files", name=name, size=len(content), digest=digest)
        file = f"/staff/bank-files/{brought['file']['file_id']}"
        form = {**brought["upload"]["fields"], "file": {"name": name, "mimeType": "text/xml", "buffer": content}}
        assert self._requests.post(brought["upload"]["url"], multipart=form).ok
        self.ask("POST", f"{file}/arrival")
        self.until(file, lambda read: read["state"] == "read" and read["matched"] == read["rows"])
        self.ask("POST", f"{file}/payments")
        self.until(file, lambda read: read["counts"]["posted"] and not read["posting"])
