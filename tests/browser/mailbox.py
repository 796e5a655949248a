"""The laptop's mailbox, asked over HTTP."""

import html
import json
import re
import time
import urllib.request
from typing import Any


class Mailbox:
    """The mails that the portal sent, as a person would read them."""

    def __init__(self, url: str) -> None:
        self.url = url

    def wait_for(self, to: str, subject: str, seconds: float = 30) -> dict[str, Any]:
        """The newest mail to that address whose subject has that text."""
        return self.wait_for_text(to, subject, "", seconds)

    def wait_for_text(self, to: str, subject: str, text: str, seconds: float = 30) -> dict[str, Any]:
        """The newest of them whose text has that text."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for mail in self._listed(to, subject):
                whole: dict[str, Any] = self._get(f"/mailbox/messages/{mail['id']}")
                if text in whole["text"]:
                    return whole
            time.sleep(0.3)
        raise AssertionError(f"no mail to {to} with {subject!r} and {text!r}: {self._listed(to, '')}")

    def count(self, to: str, subject: str) -> int:
        """How many mails to that address have that text in their subject."""
        return len(self._listed(to, subject))

    def code_for(self, address: str) -> str:
        """The six digits of the newest mail to that address."""
        found = re.search(r"(?<![#\w])(\d{6})(?!\w)", read(self.wait_for(address, "")))
        assert found
        return found[1]

    def _listed(self, to: str, subject: str) -> list[dict[str, Any]]:
        mails: list[dict[str, Any]] = self._get("/mailbox/messages")["items"]
        return [mail for mail in mails if mail["to"] == to and subject in mail["subject"]]

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path) as answer:
            return json.load(answer)


def read(mail: dict[str, Any]) -> str:
    """Its words. Cognito sends HTML alone."""
    return mail["text"] or html.unescape(re.sub(r"(?s)<style.*?</style>|<[^>]+>", " ", mail["html"]))
