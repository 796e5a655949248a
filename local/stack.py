"""Deploys infra/template.yaml into whatever AWS the environment points to, and says what came of it.

The same call creates, updates or, when nothing has changed, only looks. `python -m local.stack` does it by hand.
"""

import hashlib
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

from local import template
from local.template import EXPIRING, FAILURES, SOURCE, VARIABLE, Json

NAME = "portico-dev"
FINGERPRINT = "portico:template"
"""The tag under which a stack remembers from which template it was made."""
WHOLE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")
"""States in which a stack can be updated."""
QUEUE_URL = re.compile(r"https?://[^/]+/\d{12}/[\w.-]+")
WAIT: Any = {"Delay": 0.05, "MaxAttempts": 600}


class NotDeployed(Exception):
    """CloudFormation refused the template, or could not finish. The message says which resource and why."""


@dataclass(frozen=True)
class Stack:
    """The deployed resources: `outputs` as in the template, the rest as `local.template` asked for it."""

    outputs: dict[str, str]
    whole: Json

    def environment(self) -> dict[str, str]:
        """Every PORTICO_ variable that functions find on AWS, and those of the user pool."""
        return {
            **{name: _present_url(self.variable(name)) for name in template.variables(self.whole)},
            "PORTICO_USER_POOL_ID": self.outputs.get("UserPoolId", ""),
            "PORTICO_USER_POOL_ARN": self.outputs.get("UserPoolArn", ""),
            "PORTICO_USER_POOL_CLIENT_ID": self.outputs.get("UserPoolClientId", ""),
        }

    def variable(self, name: str) -> str:
        """What the template gives to functions under that name, or nothing."""
        return self.outputs.get(VARIABLE + name.replace("_", ""), "")

    def source_of(self, mapping: str) -> str:
        """The ARN of the queue or stream that this event source mapping reads."""
        return self.outputs[SOURCE + mapping]

    def failures_of(self, mapping: str) -> str:
        """The ARN of the queue for what this mapping gives up on, or nothing."""
        return self.outputs.get(FAILURES + mapping, "")


def parameters_in(environment: Mapping[str, str], whole: Json | None = None) -> dict[str, str]:
    """The template's parameters as far as whoever starts the portal has set them: PORTICO_QUIET_DAYS=1 make run."""
    whole = whole or template.load()
    refs = {name: value.get("Ref", "") for name, value in template.variables(whole).items()}
    return {ref: environment[name] for name, ref in refs.items() if ref in whole["Parameters"] and name in environment}


def deploy(whole: Json | None = None, parameters: dict[str, str] | None = None, note: Path | None = None) -> Stack:
    """Create or update the stack until it is what the template says. Raises NotDeployed.

    `note` is a file that remembers the outcome, so that an unchanged stack need not even be looked at.
    """
    whole = whole or template.load()
    body = json.dumps(template.playable(whole))
    fingerprint = hashlib.sha256((body + json.dumps(parameters)).encode()).hexdigest()
    stack = _noted(note, fingerprint, whole) or _deployed(body, parameters or {}, fingerprint, whole)
    _let_mail_out(stack)
    if note:
        _note(note, {"fingerprint": fingerprint, "outputs": stack.outputs})
    return stack


def _note(note: Path, content: Json) -> None:
    """Whole or not at all, even if the process is killed meanwhile."""
    beside = note.with_suffix(".new")
    beside.write_text(json.dumps(content), encoding="utf-8")
    beside.replace(note)


def _noted(note: Path | None, fingerprint: str, whole: Json) -> Stack | None:
    """The stack as it was noted, if that is still true."""
    if not (note and note.exists()):
        return None
    noted = json.loads(note.read_text(encoding="utf-8"))
    stack = Stack(noted["outputs"], whole)
    if noted["fingerprint"] != fingerprint:
        return None
    try:
        _let_items_expire(stack)
    except boto3.client("dynamodb").exceptions.ResourceNotFoundException:  # somebody emptied the emulator
        return None
    return stack


def _deployed(body: str, parameters: dict[str, str], fingerprint: str, whole: Json) -> Stack:
    stacks = boto3.client("cloudformation")
    found = _look(stacks)
    if _tags(found).get(FINGERPRINT) != fingerprint or found.get("StackStatus") not in WHOLE:
        found = _change(stacks, found.get("StackStatus", ""), body, parameters, fingerprint)
    stack = Stack({one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())}, whole)
    _let_items_expire(stack)
    return stack


def _look(stacks: Any) -> dict[str, Any]:
    """The stack as CloudFormation describes it; empty when there is none."""
    try:
        [stack] = stacks.describe_stacks(StackName=NAME)["Stacks"]
    except ClientError:  # CloudFormation's way to say that there is none
        return {}
    return dict(stack)


def _tags(stack: dict[str, Any]) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in stack.get("Tags", ())}


def _change(stacks: Any, status: str, body: str, parameters: dict[str, str], fingerprint: str) -> dict[str, Any]:
    asked = {
        "StackName": NAME,
        "TemplateBody": body,
        "Parameters": [{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
        "Tags": [{"Key": FINGERPRINT, "Value": fingerprint}],
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        "RetainExceptOnCreate": True,
    }
    try:
        if status in WHOLE:
            stacks.update_stack(**asked)
        else:
            _clear_away(stacks, status)
            stacks.create_stack(**asked)
        waiter = "stack_update_complete" if status in WHOLE else "stack_create_complete"
        stacks.get_waiter(waiter).wait(StackName=NAME, WaiterConfig=WAIT)
    except (ClientError, WaiterError) as error:
        raise NotDeployed(_reason(stacks) or str(error)) from error
    return _look(stacks)


def _clear_away(stacks: Any, status: str) -> None:
    """A stack whose first creation failed can only be deleted."""
    if status:
        stacks.delete_stack(StackName=NAME)
        stacks.get_waiter("stack_delete_complete").wait(StackName=NAME, WaiterConfig=WAIT)


def _reason(stacks: Any) -> str:
    """The first resource that failed, in CloudFormation's words."""
    try:
        events = stacks.describe_stack_events(StackName=NAME)["StackEvents"]
    except ClientError:
        return ""
    failed = [event for event in reversed(events) if event["ResourceStatus"].endswith("_FAILED")]
    return f"{failed[0]['LogicalResourceId']}: {failed[0].get('ResourceStatusReason', '')}" if failed else ""


def _let_items_expire(stack: Stack) -> None:
    """The emulator's CloudFormation overlooks TimeToLiveSpecification; DynamoDB's own call does not."""
    tables = boto3.client("dynamodb")
    for name, attribute in template.expiring_tables(stack.whole).items():
        table = stack.outputs[EXPIRING + name]
        described = tables.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
        if described["TimeToLiveStatus"] == "DISABLED":
            asked: Any = {"Enabled": True, "AttributeName": attribute}
            tables.update_time_to_live(TableName=table, TimeToLiveSpecification=asked)


def _let_mail_out(stack: Stack) -> None:
    """On AWS somebody proves by DNS that the sender's domain is theirs. The laptop takes it for granted."""
    sender = stack.variable("PORTICO_MAIL_FROM").rpartition("@")[2]
    mails = boto3.client("sesv2")
    if sender and sender not in {one["IdentityName"] for one in mails.list_email_identities()["EmailIdentities"]}:
        mails.create_email_identity(EmailIdentity=sender)


def _present_url(value: str) -> str:
    """A queue's url holds the emulator's port of the day when the stack was made, so it is looked up again."""
    if not QUEUE_URL.fullmatch(value):
        return value
    return boto3.client("sqs").get_queue_url(QueueName=value.rpartition("/")[2])["QueueUrl"]


if __name__ == "__main__":
    started = time.monotonic()
    print(json.dumps(deploy().outputs, indent=2))
    print(f"{time.monotonic() - started:.1f} s")
