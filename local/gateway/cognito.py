"""Amazon Cognito under the site's own address, so that the browser needs no other origin."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

from local.gateway.code_mails import CodeMails, NotDelivered
from local.gateway.messages import Request, Response, as_json

PREFIX = "/cognito/"
KIND = "application/x-amz-json-1.1"
TARGET = "AWSCognitoIdentityProviderService."
FORWARDED = ("Authorization", "Content-Type", "User-Agent", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Target")
PATIENCE = 30
"""Seconds."""
CLOSED = "SignUp"
"""The pool lets nobody sign up by themselves; the emulator does not heed that."""


class Cognito:
    """One door of the gateway: passes calls on, and sees to it that codes are mailed."""

    def __init__(self, endpoint: str, code_mails: CodeMails) -> None:
        self._address = urlsplit(endpoint).netloc
        self._code_mails = code_mails

    def __call__(self, request: Request) -> Response:
        """Cognito's own answer."""
        target = request.headers.get("X-Amz-Target", "")
        asked = _asked(request)
        if request.method != "POST" or not target.startswith(TARGET) or asked is None:
            return _refusal(400, "SerializationException", "Cognito takes POST, an X-Amz-Target and an object in JSON.")
        operation = target.removeprefix(TARGET)
        if operation == CLOSED:
            return _refusal(400, "NotAuthorizedException", "SignUp is not permitted for this user pool")
        asked = self._code_mails.before(operation, asked)
        status, body = self._forward(request, json.dumps(asked).encode())
        if status == http.client.OK:
            try:
                self._code_mails.after(operation, asked)
            except NotDelivered as error:
                return _refusal(400, "CodeDeliveryFailureException", str(error))
        return Response(status, body, {"Content-Type": KIND, "Cache-Control": "no-store"})

    def _forward(self, request: Request, body: bytes) -> tuple[int, bytes]:
        headers = {name: request.headers[name] for name in FORWARDED if name in request.headers}
        connection = http.client.HTTPConnection(self._address, timeout=PATIENCE)
        try:
            connection.request("POST", "/", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def _asked(request: Request) -> dict[str, Any] | None:
    """What is asked of Cognito; None when it is no object."""
    try:
        asked = json.loads(request.body or b"{}")
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None


def _refusal(status: int, kind: str, words: str) -> Response:
    return as_json({"__type": kind, "message": words}, status, KIND)
