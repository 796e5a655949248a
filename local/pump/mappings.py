"""What the template says about which events reach which function, as plain values.

A setting that the pump cannot play is refused at the start: it would be a lie to overlook it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from local import template
from local.stack import Stack
from local.template import Json

PARTIAL = "ReportBatchItemFailures"
COMMON = {
    "EventSourceArn",
    "FunctionName",
    "Enabled",
    "BatchSize",
    "MaximumBatchingWindowInSeconds",
    "FunctionResponseTypes",
}
OF_QUEUES = COMMON | {"ScalingConfig"}
OF_STREAMS = COMMON | {
    "StartingPosition",
    "BisectBatchOnFunctionError",
    "MaximumRetryAttempts",
    "MaximumRecordAgeInSeconds",
    "DestinationConfig",
    "FilterCriteria",
}
OF_RULES = {"Name", "Description", "ScheduleExpression", "State", "Targets"}


class NotPlayed(Exception):
    """The template asks for something that AWS does and this pump does not."""


@dataclass(frozen=True)
class QueueMapping:
    """A queue whose messages a function gets in batches. Times in seconds."""

    name: str
    function: str
    queue_arn: str
    batch_size: int
    window: float
    reports_failures: bool
    concurrency: int


@dataclass(frozen=True)
class StreamMapping:
    """A table's stream whose records a function gets in order. `retries` and `most_age` may be -1: without end."""

    name: str
    function: str
    stream_arn: str
    batch_size: int
    window: float
    reports_failures: bool
    start: str
    bisects: bool
    retries: int
    most_age: float
    failures_arn: str
    patterns: tuple[Json, ...]


@dataclass(frozen=True)
class Schedule:
    """A function that runs by the clock; `expression` is `rate(...)` or `cron(...)` in UTC."""

    name: str
    function: str
    expression: str


Source = QueueMapping | StreamMapping | Schedule


def read(stack: Stack) -> list[Source]:
    """Everything in the template that calls a function by itself. Raises NotPlayed."""
    return [*_mappings(stack), *_schedules(stack.whole)]


def _mappings(stack: Stack) -> Iterator[QueueMapping | StreamMapping]:
    for name, given in template.of_type(stack.whole, "AWS::Lambda::EventSourceMapping"):
        if given.get("Enabled", True):
            arn = stack.source_of(name)
            yield _of_queue(name, given, arn) if ":sqs:" in arn else _of_stream(name, given, arn, stack)


def _of_queue(name: str, given: Json, arn: str) -> QueueMapping:
    _ensure_played(name, given, OF_QUEUES)
    return QueueMapping(
        name=name,
        function=_function(given["FunctionName"]),
        queue_arn=arn,
        batch_size=int(given.get("BatchSize", 10)),
        window=float(given.get("MaximumBatchingWindowInSeconds", 0)),
        reports_failures=PARTIAL in given.get("FunctionResponseTypes", ()),
        concurrency=int(given.get("ScalingConfig", {}).get("MaximumConcurrency", 1000)),
    )


def _of_stream(name: str, given: Json, arn: str, stack: Stack) -> StreamMapping:
    _ensure_played(name, given, OF_STREAMS)
    filters = given.get("FilterCriteria", {}).get("Filters", ())
    return StreamMapping(
        name=name,
        function=_function(given["FunctionName"]),
        stream_arn=arn,
        batch_size=int(given.get("BatchSize", 100)),
        window=float(given.get("MaximumBatchingWindowInSeconds", 0)),
        reports_failures=PARTIAL in given.get("FunctionResponseTypes", ()),
        start=given["StartingPosition"],
        bisects=bool(given.get("BisectBatchOnFunctionError", False)),
        retries=int(given.get("MaximumRetryAttempts", -1)),
        most_age=float(given.get("MaximumRecordAgeInSeconds", -1)),
        failures_arn=stack.failures_of(name),
        patterns=tuple(json.loads(one["Pattern"]) for one in filters),
    )


def _schedules(whole: Json) -> Iterator[Schedule]:
    for name, given in template.of_type(whole, "AWS::Events::Rule"):
        _ensure_played(name, given, OF_RULES)
        if given.get("State", "ENABLED") == "ENABLED":
            for target in given["Targets"]:
                yield Schedule(name, _function(target["Arn"]), given["ScheduleExpression"])


def _ensure_played(name: str, given: Json, known: set[str]) -> None:
    unknown = given.keys() - known
    if unknown:
        raise NotPlayed(
            f"The laptop's pump does not play {', '.join(sorted(unknown))} of {name} in infra/template.yaml."
        )


def _function(reference: Any) -> str:
    """Chalice's name of the function: the template calls `custom_message` CustomMessage."""
    logical = reference.get("Ref") or reference["Fn::GetAtt"][0]
    return re.sub(r"(?<=.)(?=[A-Z])", "_", logical).lower()
