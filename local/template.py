"""infra/template.yaml as the emulator can take it: less what it cannot play, plus questions that it answers for us.

Nothing is declared here a second time. What a mapping or a function needs to know (an ARN, a queue's url) is asked of
CloudFormation itself, by outputs that are added before the template is deployed.
"""

from collections.abc import Iterator
from typing import Any

from infra import template

LEFT_OUT = {
    "AWS::Events::Rule": "played by local/pump: its target is a function",
    "AWS::Lambda::EventSourceMapping": "played by local/pump",
    "AWS::Lambda::Permission": "functions run in our own process",
    "AWS::S3::BucketPolicy": "demands TLS, which loopback has not",
    "AWS::SES::ReceiptRule": "nobody sends mail to a laptop: local/post brings it",
    "AWS::SES::ReceiptRuleSet": "the same",
    "AWS::SNS::Subscription": "local/post tells the queue itself",
    "AWS::SNS::Topic": "the same",
    "AWS::SNS::TopicPolicy": "the same",
    "AWS::SQS::QueuePolicy": "the same",
}
"""Types of resources that do not go to the emulator, and why."""
EXPIRING, FAILURES, SOURCE, VARIABLE = "LaptopExpiring", "LaptopFailures", "LaptopSource", "LaptopVariable"
"""Beginnings of the names of added outputs, by what they ask for."""

Json = dict[str, Any]


def playable(whole: Json) -> Json:
    """The part of the template that the emulator deploys, with the outputs that `local` asks for."""
    given = whole["Resources"]
    kept = {name: resource for name, resource in given.items() if resource["Type"] not in LEFT_OUT}
    known = kept.keys() | whole.get("Parameters", {}).keys()
    outputs = whole.get("Outputs", {}) | {name: {"Value": value} for name, value in _questions(whole)}
    return {
        "AWSTemplateFormatVersion": whole["AWSTemplateFormatVersion"],
        "Parameters": whole.get("Parameters", {}),
        "Resources": {name: _without_strangers(resource, known) for name, resource in kept.items()},
        "Outputs": {name: output for name, output in outputs.items() if not _is_stranger(output["Value"], known)},
    }


def variables(whole: Json) -> Json:
    """The environment that the template gives to every function, unresolved."""
    found: Json = whole.get("Globals", {}).get("Function", {}).get("Environment", {}).get("Variables", {})
    return found


def of_type(whole: Json, kind: str) -> Iterator[tuple[str, Json]]:
    """Logical name and properties of every resource of that type."""
    for name, resource in whole["Resources"].items():
        if resource["Type"] == kind:
            yield name, resource.get("Properties", {})


def expiring_tables(whole: Json) -> dict[str, str]:
    """Logical names of tables whose items expire, with the attribute that says when."""
    return {
        name: properties["TimeToLiveSpecification"]["AttributeName"]
        for name, properties in of_type(whole, "AWS::DynamoDB::Table")
        if properties.get("TimeToLiveSpecification", {}).get("Enabled")
    }


def _questions(whole: Json) -> Iterator[tuple[str, Any]]:
    for name in expiring_tables(whole):
        yield EXPIRING + name, {"Ref": name}
    for name, value in variables(whole).items():
        yield VARIABLE + name.replace("_", ""), value
    for name, mapping in of_type(whole, "AWS::Lambda::EventSourceMapping"):
        yield SOURCE + name, mapping["EventSourceArn"]
        failures = mapping.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        if failures:
            yield FAILURES + name, failures


def _without_strangers(value: Any, known: set[str]) -> Any:
    """Leave out what refers to something that is not deployed here, such as a function that Chalice makes."""
    if isinstance(value, dict):
        return {name: _without_strangers(part, known) for name, part in value.items() if not _is_stranger(part, known)}
    if isinstance(value, list):
        return [_without_strangers(part, known) for part in value if not _is_stranger(part, known)]
    return value


def _is_stranger(value: Any, known: set[str]) -> bool:
    target = value.get("Ref") or value.get("Fn::GetAtt", [""])[0] if isinstance(value, dict) else ""
    return bool(target) and target not in known and not target.startswith("AWS::")


def load() -> Json:
    """The project's own template."""
    return template.load()
