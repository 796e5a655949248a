"""Small templates for the pump's tests, in the form in which infra/template.yaml is read."""

import json
from typing import Any

Json = dict[str, Any]


def with_queue(*, batch: int = 10, visibility: int = 1, partial: bool = False) -> Json:
    """A queue `work` that feeds `take`, and gives up after three deliveries."""
    redrive = {"deadLetterTargetArn": {"Fn::GetAtt": ["DeadLetters", "Arn"]}, "maxReceiveCount": 3}
    work = {"QueueName": "work", "VisibilityTimeout": visibility, "RedrivePolicy": redrive}
    mapping = {
        "EventSourceArn": {"Fn::GetAtt": ["Work", "Arn"]},
        "FunctionName": {"Ref": "Take"},
        "BatchSize": batch,
        **_partial(partial),
    }
    return _template(
        Work=("AWS::SQS::Queue", work),
        DeadLetters=("AWS::SQS::Queue", {"QueueName": "work-dlq"}),
        Mapping=("AWS::Lambda::EventSourceMapping", mapping),
    )


def with_stream(
    *, bisect: bool = False, retries: int = -1, partial: bool = False, patterns: list[Json] | None = None
) -> Json:
    """A table `facts` whose stream feeds `follow`; what is given up is reported to the queue `facts-dlq`."""
    table = {
        "TableName": "facts",
        "BillingMode": "PAY_PER_REQUEST",
        "StreamSpecification": {"StreamViewType": "NEW_IMAGE"},
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    }
    mapping = {
        "EventSourceArn": {"Fn::GetAtt": ["Facts", "StreamArn"]},
        "FunctionName": {"Fn::GetAtt": ["Follow", "Arn"]},
        "StartingPosition": "TRIM_HORIZON",
        "BisectBatchOnFunctionError": bisect,
        "MaximumRetryAttempts": retries,
        "DestinationConfig": {"OnFailure": {"Destination": {"Fn::GetAtt": ["DeadLetters", "Arn"]}}},
        "FilterCriteria": {"Filters": [{"Pattern": json.dumps(pattern)} for pattern in patterns or []]},
        **_partial(partial),
    }
    return _template(
        Facts=("AWS::DynamoDB::Table", table),
        DeadLetters=("AWS::SQS::Queue", {"QueueName": "facts-dlq"}),
        Mapping=("AWS::Lambda::EventSourceMapping", mapping),
    ) | {"Outputs": {"Stream": {"Value": {"Fn::GetAtt": ["Facts", "StreamArn"]}}}}


def with_schedule(expression: str) -> Json:
    """A rule that runs `tick`. The queue is there because a stack cannot be empty."""
    rule = {"ScheduleExpression": expression, "Targets": [{"Id": "tick", "Arn": {"Fn::GetAtt": ["Tick", "Arn"]}}]}
    return _template(Other=("AWS::SQS::Queue", {"QueueName": "other"}), EveryMinute=("AWS::Events::Rule", rule))


def _partial(wanted: bool) -> Json:  # noqa: FBT001
    return {"FunctionResponseTypes": ["ReportBatchItemFailures"]} if wanted else {}


def _template(**resources: tuple[str, Json]) -> Json:
    made = {name: {"Type": kind, "Properties": properties} for name, (kind, properties) in resources.items()}
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": made}
