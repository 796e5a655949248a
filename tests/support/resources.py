"""Makes what moto knows of infra/template.yaml: the one list of tables, queues and buckets."""

import json
from typing import Any

import boto3

from infra import template

KNOWN = {"AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket"}


def create() -> dict[str, str]:
    """Creates the stack and returns its outputs, as far as moto has their resources."""
    whole = template.load()
    resources = {name: one for name, one in whole["Resources"].items() if one["Type"] in KNOWN}
    outputs = {name: one for name, one in whole["Outputs"].items() if _subject(one["Value"]) in resources}
    part = {"Parameters": whole["Parameters"], "Resources": resources, "Outputs": outputs}
    stacks = boto3.client("cloudformation")
    stacks.create_stack(StackName="portico-dev", TemplateBody=json.dumps(part))
    [stack] = stacks.describe_stacks(StackName="portico-dev")["Stacks"]
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}


def table_names() -> list[str]:
    """Physical names of all tables of the stage `dev`."""
    tables = [one for one in template.load()["Resources"].values() if one["Type"] == "AWS::DynamoDB::Table"]
    return [one["Properties"]["TableName"]["Fn::Sub"].replace("${Stage}", "dev") for one in tables]


def empty_tables() -> None:
    """Removes every item from every table."""
    client: Any = boto3.client("dynamodb")
    for table in table_names():
        keys = [key["AttributeName"] for key in client.describe_table(TableName=table)["Table"]["KeySchema"]]
        for page in client.get_paginator("scan").paginate(TableName=table):
            for item in page["Items"]:
                client.delete_item(TableName=table, Key={name: item[name] for name in keys})


def _subject(value: dict[str, Any]) -> str:
    return str(value["Ref"] if "Ref" in value else value["Fn::GetAtt"][0])
