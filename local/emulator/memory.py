"""All that the emulator remembers, and which part of it a request may have changed."""

import sys
from collections.abc import Mapping
from pathlib import Path

from local.emulator import key_conditions
from local.emulator.mails import SentMails, keep_reply_addresses
from local.emulator.queues import Queues
from local.emulator.services import Services
from local.emulator.store import Store
from local.emulator.tables import Tables

TARGETS = {
    "DynamoDB_20120810": "dynamodb",
    "DynamoDBStreams_20120810": "dynamodb",
    "AmazonSQS": "sqs",
    "AWSCognitoIdentityProviderService": "cognito-idp",
}
"""The beginning of X-Amz-Target, and the service it belongs to."""
SNAPSHOTS = {"cognito-idp": ["cognito"], "ses": ["ses", "ses_v2"]}
"""Services that change nothing but these snapshots. Any service that is not named here may change everything."""
READS = ("Get", "List", "Describe", "Head", "Query", "Scan", "BatchGet", "Select", "TransactGet")
DESCRIBING = ("CreateTable", "DeleteTable", "UpdateT", "UpdateContinuousBackups", "Tag", "Untag", "Restore", "Import")
"""Beginnings of DynamoDB's operations that change more than items."""


class Memory:
    """What serve.py asks for: restore once at the start, `save` before each answer, `expire` now and then."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder / "emulator.sqlite")
        self._tables = Tables(self._store)
        self._queues = Queues(self._store)
        self._mails = SentMails(self._store)
        keep_reply_addresses()
        self._services = Services(self._store)

    def restore(self) -> None:
        """Fill MiniStack with what the file holds, then listen to its changes."""
        for part in (self._services, self._tables, self._queues, self._mails):
            part.restore()
        for listener in (self._services, self._tables, self._queues):
            listener.install()
        key_conditions.install()

    def save(self, method: str, headers: Mapping[str, str]) -> None:
        """Make durable what this request did. Called before its answer leaves."""
        service, operation = _asked_for(headers)
        if service == "dynamodb":
            self._save_tables(operation)
        elif service != "sqs" and _may_have_changed(service, method, operation):
            self._save_service(service)
        self._store.commit()

    def _save_tables(self, operation: str) -> None:
        if operation.startswith(DESCRIBING):
            self._tables.save_descriptions()
        self._tables.save_new_tables()

    def _save_service(self, service: str) -> None:
        if service == "ses":
            self._mails.save()
        if service in SNAPSHOTS:
            self._services.save(SNAPSHOTS[service])
        else:
            self.save_everything()

    def save_everything(self) -> None:
        """For CloudFormation, which creates anything, and for services that nobody thought of."""
        self._tables.save_descriptions()
        self._queues.save_everything()
        self._mails.save()
        self._services.save()

    def expire(self, now: float) -> None:
        """Let go of items whose time to live is over."""
        self._tables.expire(now)

    def clear(self) -> None:
        """Forget everything, after MiniStack was reset."""
        for part in (self._services, self._tables, self._queues, self._mails):
            part.forget()
        self._store.clear()

    def close(self) -> None:
        """The last save of an orderly end."""
        if not _is_deploying():
            self.save_everything()
        self._store.close()


def _asked_for(headers: Mapping[str, str]) -> tuple[str, str]:
    """Service and operation; the operation is empty for the protocols that do not put it into a header."""
    target, _, operation = headers.get("x-amz-target", "").rpartition(".")
    scope = headers.get("authorization", "").partition("Credential=")[2].split("/")
    signed_for = scope[3] if len(scope) > 3 else ""  # noqa: PLR2004 - key/date/region/service/aws4_request
    return TARGETS.get(target, signed_for), operation


def _may_have_changed(service: str, method: str, operation: str) -> bool:
    """CloudFormation works in the background: even a look at a stack may tell of something new."""
    if service == "cloudformation":
        return not _is_deploying()
    return method not in ("GET", "HEAD", "OPTIONS") and not operation.startswith(READS)


def _is_deploying() -> bool:
    """A stack is kept whole or not at all: half of one, found after a restart, could not be carried on."""
    cloudformation = sys.modules.get("ministack.services.cloudformation")  # 1.5 seconds to import: only if used
    stacks = cloudformation._stacks.all_values() if cloudformation else ()
    return any(stack["StackStatus"].endswith("IN_PROGRESS") for stack in stacks)
