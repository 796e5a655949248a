"""What wakes somebody. docs/operations.md says of each alarm what it means and what to do.

An alarm costs 0.10 USD a month, so there is none for what another one tells: a consumer that fails shows in its queue.
"""

from dataclasses import dataclass, field
from typing import Any

MINUTE, DAY = 60, 86_400
ABOVE, BELOW = "GreaterThanThreshold", "LessThanThreshold"
SILENT, ALARMING = "notBreaching", "breaching"


@dataclass(frozen=True, slots=True)
class Alarm:
    """`statistic` of a metric over `period` seconds, `times` in a row. `absent`: what it means when nothing is told."""

    namespace: str
    metric: str
    means: str
    dimensions: dict[str, Any] = field(default_factory=dict)
    statistic: str = "Sum"
    period: int = 5 * MINUTE
    times: int = 1
    compare: str = ABOVE
    threshold: float = 0
    absent: str = SILENT


def complete(template: dict[str, Any]) -> None:
    """Adds the alarms in place."""
    resources = template["Resources"]
    queues = [name for name, one in resources.items() if one["Type"] == "AWS::SQS::Queue"]
    for name, alarm in {**_of_queues(queues), **_of_the_rest()}.items():
        resources[f"{name}Alarm"] = _resource(name, alarm)


def _of_queues(queues: list[str]) -> dict[str, Alarm]:
    found = {}
    for queue in queues:
        named = {"QueueName": {"Fn::GetAtt": [queue, "QueueName"]}}
        if queue.endswith("DeadLetters"):
            means = "A message failed five times and waits for somebody"
            found[queue] = Alarm("AWS/SQS", "ApproximateNumberOfMessagesVisible", means, named, "Maximum")
        else:
            means = "The oldest message waits for more than five minutes"
            age = "ApproximateAgeOfOldestMessage"
            found[queue] = Alarm("AWS/SQS", age, means, named, "Maximum", times=2, threshold=5 * MINUTE)
    return found


def _of_the_rest() -> dict[str, Alarm]:
    api = {"ApiName": {"Fn::Sub": "portico-${Stage}"}, "Stage": "api"}
    sweep, relay, codes = ({"FunctionName": {"Ref": name}} for name in ("Sweep", "Relay", "CustomMessage"))
    ours = {"service": "portico"}
    return {
        "ApiFails": Alarm("AWS/ApiGateway", "5XXError", "The API failed five times in five minutes", api, threshold=5),
        "ApiIsSlow": Alarm(
            *("AWS/ApiGateway", "Latency", "One request in a hundred takes more than three seconds", api, "p99"),
            times=3,
            threshold=3000,
        ),
        "SweepStopped": Alarm(
            *("AWS/Lambda", "Invocations", "The minute sweep did not run: no timer goes off", sweep),
            compare=BELOW,
            threshold=1,
            absent=ALARMING,
        ),
        "SweepFails": Alarm("AWS/Lambda", "Errors", "The minute sweep failed three times", sweep, threshold=2),
        "RelayLags": Alarm(
            *("AWS/Lambda", "IteratorAge", "Events wait for more than five minutes for their relay", relay, "Maximum"),
            threshold=5 * MINUTE * 1000,
        ),
        "CodeMailsFail": Alarm("AWS/Lambda", "Errors", "Cognito could not be told how a mail with a code reads", codes),
        "Throttled": Alarm("AWS/Lambda", "Throttles", "Functions of this account were refused a place to run"),
        "LedgersDiffer": Alarm(
            *("Portico", "LedgerDifferences", "A ledger differs from its entries, or nobody looked for a day", ours),
            period=DAY,
            absent=ALARMING,
        ),
        "MailsBounce": Alarm(
            *("AWS/SES", "Reputation.BounceRate", "More than 4 % of mails bounce; SES stops an account at 10 %"),
            statistic="Average",
            period=15 * MINUTE,
            threshold=0.04,
        ),
        "MailsAnnoy": Alarm(
            *("AWS/SES", "Reputation.ComplaintRate", "More than 0.08 % of mails are called spam; SES stops at 0.5 %"),
            statistic="Average",
            period=15 * MINUTE,
            threshold=0.0008,
        ),
    }


def _resource(name: str, alarm: Alarm) -> dict[str, Any]:
    kind = "ExtendedStatistic" if alarm.statistic.startswith("p") else "Statistic"
    properties = {
        "AlarmName": {"Fn::Sub": f"portico-${{Stage}}-{name}"},
        "AlarmDescription": alarm.means,
        "Namespace": alarm.namespace,
        "MetricName": alarm.metric,
        "Dimensions": [{"Name": one, "Value": value} for one, value in alarm.dimensions.items()],
        kind: alarm.statistic,
        "Period": alarm.period,
        "EvaluationPeriods": alarm.times,
        "ComparisonOperator": alarm.compare,
        "Threshold": alarm.threshold,
        "TreatMissingData": alarm.absent,
        "AlarmActions": [{"Ref": "AlarmTopic"}],
        "OKActions": [{"Ref": "AlarmTopic"}],
    }
    return {"Type": "AWS::CloudWatch::Alarm", "Properties": properties}
