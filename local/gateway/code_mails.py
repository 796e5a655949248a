"""Cognito's mails with codes. The emulator sends none and its codes are fixed, so they are made here, after the fact:
rendered by the portal's own CustomMessage function, with that code put in, and laid into the mailbox.
"""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from local.emulator.control import REGION
from local.functions import Functions

log = logging.getLogger(__name__)

FUNCTION = "custom_message"
CODE_PLACE, NAME_PLACE = "{####}", "{username}"
"""Where Cognito puts the code, or a temporary password, and the name to sign in with."""
RESET_CODE = "654321"
"""What the emulator accepts. Real codes are not exercised on a laptop."""
TRIGGERS = {
    "ForgotPassword": ("CustomMessage_ForgotPassword", RESET_CODE),
    "AdminCreateUser": ("CustomMessage_AdminCreateUser", ""),
}
"""Operations after which Cognito writes to the person."""
PLAIN = {"emailSubject": "Your verification code", "emailMessage": f"Your code is {CODE_PLACE}."}
"""What Cognito sends when the function has nothing to say."""

Json = dict[str, Any]
Deliver = Callable[[str, str, str, str], None]


class NotDelivered(Exception):
    """The person exists now, but the mail could not be made: Cognito says the same in that case."""


class CodeMails:
    """`deliver` takes sender, receiver, subject and HTML; `people` is a client of Cognito."""

    def __init__(self, pool: str, sender: str, functions: Functions, deliver: Deliver, people: Any) -> None:
        self._pool = pool
        self._sender = sender
        self._functions = functions
        self._deliver = deliver
        self._people = people

    def before(self, operation: str, asked: Json) -> Json:
        """What to ask of Cognito instead: a temporary password that we know, because it has to be mailed."""
        invites = operation == "AdminCreateUser" and asked.get("MessageAction") != "SUPPRESS"
        if not invites or asked.get("TemporaryPassword"):
            return asked
        return asked | {"TemporaryPassword": f"Portico-{secrets.token_hex(4)}-7"}

    def after(self, operation: str, asked: Json) -> None:
        """Called when Cognito has carried out an operation. Raises NotDelivered."""
        if operation not in TRIGGERS or asked.get("MessageAction") == "SUPPRESS":
            return
        person = self._person(str(asked.get("Username", "")))
        if person is None:
            return  # a stranger asked for a new password: Cognito answers the same and writes nobody
        source, code = TRIGGERS[operation]
        message = self._message(source, person, asked)
        shown = message["emailMessage"].replace(CODE_PLACE, code or str(asked.get("TemporaryPassword", "")))
        html = shown.replace(NAME_PLACE, person["attributes"].get("email", ""))
        self._deliver(self._sender, person["attributes"].get("email", ""), message["emailSubject"], html)

    def _person(self, name: str) -> Json | None:
        try:
            found = self._people.admin_get_user(UserPoolId=self._pool, Username=name)
        except ClientError:
            return None
        attributes = {one["Name"]: one["Value"] for one in found["UserAttributes"]}
        return {"name": found["Username"], "attributes": attributes | {"cognito:user_status": found["UserStatus"]}}

    def _message(self, source: str, person: Json, asked: Json) -> Json:
        event = self._event(source, person, asked)
        try:
            answer = self._functions.invoke(FUNCTION, event)["response"]
        except Exception as error:
            log.exception("%s failed for %s", FUNCTION, source)
            raise NotDelivered(f"CustomMessage failed with error {error}.") from error
        return {part: answer.get(part) or plain for part, plain in PLAIN.items()}

    def _event(self, source: str, person: Json, asked: Json) -> Json:
        """Cognito's CustomMessage trigger, version 1."""
        return {
            "version": "1",
            "region": REGION,
            "userPoolId": self._pool,
            "userName": person["name"],
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": asked.get("ClientId")},
            "triggerSource": source,
            "request": {
                "userAttributes": person["attributes"],
                "codeParameter": CODE_PLACE,
                "linkParameter": "{##Click Here##}",
                "usernameParameter": NAME_PLACE if source == "CustomMessage_AdminCreateUser" else None,
                "clientMetadata": asked.get("ClientMetadata") or {},
            },
            "response": {"smsMessage": None, "emailMessage": None, "emailSubject": None},
        }
