"""Somebody who comes to the running gateway by HTTP, with a browser's means."""

import base64
import http.client
import json
from dataclasses import dataclass
from typing import Any

import boto3

from tests.support import srp

PASSWORD = "Correct-Horse-1"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Visitor:
    """`visitor.sign_in(email)`, and from then on every call carries the access token."""

    def __init__(self, port: int, stack: dict[str, str]) -> None:
        self._port = port
        self.pool_id, self.client_id = stack["UserPoolId"], stack["UserPoolClientId"]
        self.people: Any = boto3.client("cognito-idp", endpoint_url=f"http://127.0.0.1:{port}/cognito/")
        self.tokens: dict[str, str] = {}

    def register(self, email: str, *groups: str) -> None:
        """A confirmed person with the usual password; no mail."""
        named = {"UserPoolId": self.pool_id, "Username": email}
        attributes = {"email": email, "email_verified": "true"}
        given = [{"Name": name, "Value": value} for name, value in attributes.items()]
        self.people.admin_create_user(**named, MessageAction="SUPPRESS", UserAttributes=given)
        self.people.admin_set_user_password(**named, Password=PASSWORD, Permanent=True)
        for group in groups:
            self.people.admin_add_user_to_group(**named, GroupName=group)

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        answer = srp.sign_in(self.people, self.pool_id, self.client_id, email, password)
        self.tokens = answer["AuthenticationResult"]

    @property
    def sub(self) -> str:
        """Who the pool says it is."""
        payload = self.tokens["AccessToken"].split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(payload + "=="))["sub"])

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """`If_None_Match="x"` is the header If-None-Match. A body that is no text is sent as JSON."""
        raw = body if isinstance(body, str | None) else json.dumps(body)
        token = {"Authorization": f"Bearer {self.tokens['AccessToken']}"} if self.tokens else {}
        sent = token | {name.replace("_", "-"): value for name, value in headers.items()}
        if raw is not None:
            sent = {"Content-Type": "application/json"} | sent
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request(method, path, raw.encode() if raw is not None else None, sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())
        finally:
            connection.close()

    def listed_mails(self, to: str) -> list[dict[str, Any]]:
        """Mails to that address as the mailbox lists them, the newest first."""
        listed: list[dict[str, Any]] = self.call("GET", f"/mailbox/messages?to={to}").json["items"]
        return listed

    def mails(self, to: str) -> list[dict[str, Any]]:
        """The same, whole."""
        return [self.call("GET", f"/mailbox/messages/{mail['id']}").json for mail in self.listed_mails(to)]
