"""What wakes somebody: nothing fails or stops unnoticed."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.conftest import Resources

DOCS = Path(__file__).parents[2] / "docs/operations.md"
FREE = 10


@pytest.fixture
def alarms(resources: Resources) -> dict[str, dict[str, Any]]:
    return resources.of("AWS::CloudWatch::Alarm")


def test_every_alarm_tells_somebody_when_it_begins_and_ends(alarms: dict[str, dict[str, Any]]) -> None:
    for name, alarm in alarms.items():
        assert alarm["AlarmActions"] == alarm["OKActions"] == [{"Ref": "AlarmTopic"}], name
        assert alarm["AlarmDescription"], name


def test_every_queue_is_watched(resources: Resources, alarms: dict[str, dict[str, Any]]) -> None:
    watched = {
        dimension["Value"]["Fn::GetAtt"][0]: alarm["MetricName"]
        for alarm in alarms.values()
        for dimension in alarm["Dimensions"]
        if dimension["Name"] == "QueueName"
    }
    waiting, old = "ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"
    queues = resources.of("AWS::SQS::Queue")
    assert watched == {name: waiting if name.endswith("DeadLetters") else old for name in queues}


def test_a_sweep_that_stopped_is_noticed(alarms: dict[str, dict[str, Any]]) -> None:
    for name in ("SweepStoppedAlarm", "LedgersDifferAlarm"):  # that nothing is told is what they are for
        assert alarms[name]["TreatMissingData"] == "breaching", name
    assert alarms["SweepStoppedAlarm"]["ComparisonOperator"] == "LessThanThreshold"
    assert alarms["SweepStoppedAlarm"]["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": "Sweep"}}]


def test_nothing_that_is_watched_has_gone(resources: Resources, alarms: dict[str, dict[str, Any]]) -> None:
    values = [dimension["Value"] for alarm in alarms.values() for dimension in alarm["Dimensions"]]
    named = {one.get("Ref") or one["Fn::GetAtt"][0] for one in values if isinstance(one, dict) and "Fn::Sub" not in one}
    assert named
    assert named <= resources.keys()


def test_they_cost_little(alarms: dict[str, dict[str, Any]]) -> None:
    assert (len(alarms) - FREE) * 0.10 <= 1.50  # USD a month


def test_the_documentation_says_what_to_do(alarms: dict[str, dict[str, Any]]) -> None:
    rows = set(re.findall(r"^\| `portico-<stage>-(\w+)`", DOCS.read_text(encoding="utf-8"), re.M))
    queues = {name for name in alarms if re.search(r"(Queue|DeadLetters)Alarm$", name)}
    assert rows == {name.removesuffix("Alarm") for name in alarms.keys() - queues} | {"DeadLetters", "Queue"}
