"""Asks of every AWS call in a test whether the role of the function that makes it would allow it.

Emulators allow everything, so a right that is missing would first be noticed on AWS. Who calls is read off the stack:
the entry points of app.py are known there.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.platform import aws
from infra import template

POLICIES = Path(__file__).resolve().parents[2] / ".chalice"
CONSUMERS = {"notifications": "notify", "escalations": "escalate", "reactions": "react", "documents": "documents"}
ENTRIES = {
    ("chalicelib.platform.http", "_answer"): "api",
    ("chalicelib.platform.courier", "relay"): "relay",
    ("chalicelib.platform.courier", "sweep"): "sweep",
    ("chalicelib.platform.incoming", "consume"): "receive",
    ("chalicelib.reports.widget", "show"): "console",
}
REACT = ("chalicelib.platform.courier", "react")
_WRITES = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}


@dataclass
class Watch:
    """Collects what roles would have refused, as `function: action on resource`."""

    refused: set[str] = field(default_factory=set)

    def attach(self) -> None:
        """Looks at each call of the application's clients from now on; to say so twice is to say it once."""
        for client in (aws.dynamodb(), *(aws.client(service) for service in ("s3", "sqs", "sesv2", "cognito-idp"))):
            client.meta.events.register("before-parameter-build", self._look, unique_id="roles")

    def _look(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        function = _caller()
        if function is None:
            return
        for action, resource in _asked(model.service_model.service_name, model.name, params):
            if not _allows(function, action, resource):
                self.refused.add(f"{function}: {action} on {resource}")


def _caller() -> str | None:
    frame = sys._getframe()
    while (above := frame.f_back) is not None:
        frame = above
        place = (frame.f_globals.get("__name__", ""), frame.f_code.co_name)
        if place[0].startswith("tests.") and place[0] != __name__:
            return None  # it is the test that looks
        if place in ENTRIES:
            return ENTRIES[place]
        if place == REACT:
            return CONSUMERS[frame.f_locals["self"]._queue(frame.f_locals["envelope"].reaction)]
    return None


def _asked(service: str, operation: str, params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Actions and resources that IAM checks for one call."""
    match service:
        case "sqs":
            yield "sqs:SendMessage", _queues()[params["QueueUrl"].rpartition("/")[2]]
        case "s3" if "Key" in params:  # a form for uploading names its object only when it is used
            action = "GetObject" if operation == "HeadObject" else operation  # S3's own name for the right
            yield f"s3:{action}", f"{_buckets()[params['Bucket'].rpartition('-')[0]]}/{params['Key']}"
        case "sesv2":
            yield "ses:SendEmail", "identity/portico.example"
        case "cognito-idp" if "UserPoolId" in params:
            yield f"cognito-idp:{operation}", "UserPool"
        case "s3" | "cognito-idp":  # or the caller's own token is the right
            return
        case _:
            yield from _asked_of_tables(operation, params)


def _asked_of_tables(operation: str, params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for write in params.get("TransactItems", ()):
        [(kind, one)] = write.items()
        yield f"dynamodb:{_WRITES[kind]}", _tables()[one["TableName"]]
    for table in params.get("RequestItems", ()):
        yield f"dynamodb:{operation}", _tables()[table]
    if "TableName" in params:
        index = f"/index/{params['IndexName']}" if "IndexName" in params else ""
        yield f"dynamodb:{operation}", _tables()[params["TableName"]] + index


def _allows(function: str, action: str, resource: str) -> bool:
    return any(action in actions and fnmatchcase(resource, pattern) for actions, pattern in _grants(function))


@cache
def _grants(function: str) -> list[tuple[set[str], str]]:
    policy = json.loads((POLICIES / f"policy-{function}.json").read_text())
    return [
        (set(_listed(statement["Action"])), _name(resource))
        for statement in policy["Statement"]
        for resource in _listed(statement["Resource"])
    ]


def _name(resource: dict[str, Any]) -> str:
    """`OrdersTable`, `OrdersTable/index/*`, `identity/*`."""
    if "Fn::GetAtt" in resource:
        return str(resource["Fn::GetAtt"][0])
    return str(resource["Fn::Sub"]).rpartition(":")[2].replace("${", "").replace(".Arn}", "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@cache
def _tables() -> dict[str, str]:
    return _logical_names("AWS::DynamoDB::Table", "TableName")


@cache
def _buckets() -> dict[str, str]:
    named = _logical_names("AWS::S3::Bucket", "BucketName")
    return {name.removesuffix("-${AWS::AccountId}"): logical for name, logical in named.items()}


@cache
def _queues() -> dict[str, str]:
    return _logical_names("AWS::SQS::Queue", "QueueName")


def _logical_names(kind: str, name: str) -> dict[str, str]:
    found = {logical: one for logical, one in template.load()["Resources"].items() if one["Type"] == kind}
    return {one["Properties"][name]["Fn::Sub"].replace("${Stage}", "dev"): logical for logical, one in found.items()}
