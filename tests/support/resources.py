"""Makes what moto knows of infra/template.yaml: the one list of tables, queues and buckets."""

import json
from collections.abc import Container
from typing import Any

import boto3
from moto.backends import get_backend
from moto.dynamodb.models.dynamo_type import Item

from infra import template

ACCOUNT, REGION = "123456789012", "eu-north-1"  # moto's own, and the tests'
Raw = dict[str, dict[str, Any]]
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


def items_of(name: str, but: Container[str] = ()) -> list[Raw]:
    """Every item of that table as it is stored, but for those partitions. Who looks often cannot wait for answers."""
    [table] = [one for one in _tables() if one.name.endswith(f"-{name}")]
    kept = [one for key, one in table.items.items() if key.value not in but]
    items = [item for one in kept for item in ([one] if isinstance(one, Item) else one.values())]
    return [item.to_json()["Attributes"] for item in items]


def count_of(name: str) -> int:
    """How many items there are in that table."""
    [table] = [one for one in _tables() if one.name.endswith(f"-{name}")]
    return sum(1 if isinstance(one, Item) else len(one) for one in table.items.values())


def _tables() -> list[Any]:
    return list(get_backend("dynamodb")[ACCOUNT][REGION].tables.values())


def _subject(value: dict[str, Any]) -> str:
    return str(value["Ref"] if "Ref" in value else value["Fn::GetAtt"][0])
