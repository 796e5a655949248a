"""Makes what moto knows of infra/template.yaml: the one list of tables, queues and buckets."""

import json
from typing import Any

import boto3
from moto.backends import get_backend

from infra import template

ACCOUNT, REGION = "123456789012", "eu-north-1"  # moto's own, and the tests'
KNOWN = {"AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket"}


def create() -> dict[str, str]:
    """Creates the stack and returns its outputs, as far as moto has their resources."""
    whole = template.load()
    resources = {name: one for name, one in whole["Resources"].items() if one["Type"] in KNOWN}
    outputs = {name: one for name, one in whole["Outputs"].items() if _subject(one["Value"]) in resources}
    part = {"Parameters": whole["Parameters"], "Resources": resources, "Outputs": outputs}
    stacks = boto3.client("cloudformation")
    stacks.create_stack(StackName="portico-dev", TemplateBody=json.dumps(part))
    for table in _tables():
        table.stream_shard = None  # nobody reads it here, and moto would copy all that it holds at each transaction
    [stack] = stacks.describe_stacks(StackName="portico-dev")["Stacks"]
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}


def empty_tables() -> None:
    """Removes every item from every table. To ask for each item's removal would take a third of the ring's time."""
    for table in _tables():
        table.items.clear()


def _tables() -> list[Any]:
    return list(get_backend("dynamodb")[ACCOUNT][REGION].tables.values())


def _subject(value: dict[str, Any]) -> str:
    return str(value["Ref"] if "Ref" in value else value["Fn::GetAtt"][0])
