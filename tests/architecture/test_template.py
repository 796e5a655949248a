"""Rules for the template that is deployed which no linter knows."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from infra import build
from tests.architecture.conftest import Resources

OF_API_GATEWAY = {"ApiLogWriter"}
"""Roles that no function has."""
DURABLE = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Cognito::UserPool")


def test_cfn_lint_finds_nothing(template: dict[str, Any]) -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("cfn-lint"), build.OUT / "template.json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_it_is_plain_cloudformation_within_its_limits(template: dict[str, Any], resources: Resources) -> None:
    assert "Transform" not in template
    assert not [one for one in resources.values() if one["Type"].startswith("AWS::Serverless")]
    assert len(resources) < 500
    assert (build.OUT / "template.json").stat().st_size < 1_000_000


def test_data_outlives_the_stack(resources: Resources) -> None:
    for kind in DURABLE:
        for name in resources.of(kind):
            assert resources[name]["DeletionPolicy"] == resources[name]["UpdateReplacePolicy"] == "Retain", name


def test_tables_can_be_restored_and_are_encrypted(resources: Resources) -> None:
    for name, table in resources.of("AWS::DynamoDB::Table").items():
        assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True, name
        assert table["SSESpecification"]["SSEEnabled"] is True, name
        assert table["BillingMode"] == "PAY_PER_REQUEST", name


def test_queues_are_encrypted_and_lose_nothing(resources: Resources) -> None:
    queues = resources.of("AWS::SQS::Queue")
    dead_letters = {name for name in queues if name.endswith("DeadLetters")}
    for name in queues:
        assert queues[name]["SqsManagedSseEnabled"] is True, name
    for name in set(queues) - dead_letters:
        redrive = queues[name]["RedrivePolicy"]
        assert redrive["deadLetterTargetArn"]["Fn::GetAtt"][0] in dead_letters, name
        assert redrive["maxReceiveCount"] >= 5, name
    for name in dead_letters:
        assert queues[name]["MessageRetentionPeriod"] == 14 * 24 * 3600, name


def test_a_batch_is_answered_message_by_message(resources: Resources) -> None:
    for name, mapping in resources.of("AWS::Lambda::EventSourceMapping").items():
        assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"], name


def test_a_message_stays_hidden_while_it_is_worked_on(resources: Resources) -> None:
    queues, functions = resources.of("AWS::SQS::Queue"), resources.of("AWS::Lambda::Function")
    consumed = set()
    for mapping in resources.of("AWS::Lambda::EventSourceMapping").values():
        source = mapping["EventSourceArn"]["Fn::GetAtt"][0]
        if source in queues:
            consumed.add(source)
            waits = mapping.get("MaximumBatchingWindowInSeconds", 0)
            timeout = functions[mapping["FunctionName"]["Ref"]]["Timeout"]
            assert queues[source]["VisibilityTimeout"] >= 6 * timeout + waits, source
    assert consumed == {name for name in queues if not name.endswith("DeadLetters")}


def test_a_stream_neither_stops_nor_drops(resources: Resources) -> None:
    tables = resources.of("AWS::DynamoDB::Table")
    mappings = resources.of("AWS::Lambda::EventSourceMapping").values()
    streams = [one for one in mappings if one["EventSourceArn"]["Fn::GetAtt"][0] in tables]
    assert streams
    for mapping in streams:
        assert mapping["BisectBatchOnFunctionError"] is True
        assert mapping["MaximumRetryAttempts"] > 0
        assert mapping["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0] in resources


def test_buckets_are_private_and_demand_tls(resources: Resources) -> None:
    policies = {one["Bucket"]["Ref"]: one["PolicyDocument"] for one in resources.of("AWS::S3::BucketPolicy").values()}
    for name, bucket in resources.of("AWS::S3::Bucket").items():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}, name
        assert "BucketEncryption" in bucket, name
        [tls] = [one for one in policies[name]["Statement"] if one["Sid"] == "TlsOnly"]
        assert (tls["Effect"], tls["Principal"], tls["Action"]) == ("Deny", "*", "s3:*"), name
        assert tls["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}, name
        assert len(tls["Resource"]) == 2, name


def test_each_function_has_a_role_and_a_log_group_of_its_own(resources: Resources) -> None:
    functions = resources.of("AWS::Lambda::Function")
    groups = resources.of("AWS::Logs::LogGroup")
    roles = [function["Role"]["Fn::GetAtt"][0] for function in functions.values()]
    assert sorted(roles) == sorted(resources.of("AWS::IAM::Role").keys() - OF_API_GATEWAY)
    written = [function["LoggingConfig"]["LogGroup"]["Ref"] for function in functions.values()]
    assert sorted(written) == sorted(groups.keys() - {"ApiLogs"})
    assert all(group["RetentionInDays"] for group in groups.values())


def test_roles_grant_named_actions_on_named_resources(resources: Resources) -> None:
    for name in resources.of("AWS::IAM::Role").keys() - OF_API_GATEWAY:
        role = resources[name]["Properties"]
        assert not role.get("ManagedPolicyArns"), name
        for statement in role["Policies"][0]["PolicyDocument"]["Statement"]:
            where = (name, statement["Sid"])
            assert not [action for action in _listed(statement["Action"]) if "*" in action], where
            assert "*" not in _listed(statement["Resource"]), where


def test_whoever_may_call_a_function_is_named(resources: Resources) -> None:
    for name, permission in resources.of("AWS::Lambda::Permission").items():
        assert permission["Principal"].endswith(".amazonaws.com"), name
        assert permission["SourceArn"], name


def test_items_expire_where_the_code_says_so(resources: Resources) -> None:
    tables = resources.of("AWS::DynamoDB::Table")
    expiring = {
        name.removesuffix("Table").lower()
        for name, table in tables.items()
        if table.get("TimeToLiveSpecification") == {"AttributeName": "expires_at", "Enabled": True}
    }
    assert expiring == {"accounts", "catalogue", "counters", "guests", "notifications", "orders", "outbox", "tickets"}


def test_no_queue_takes_all_places(resources: Resources) -> None:
    queues = resources.of("AWS::SQS::Queue")
    for name, mapping in resources.of("AWS::Lambda::EventSourceMapping").items():
        if mapping["EventSourceArn"]["Fn::GetAtt"][0] in queues:
            assert 2 <= mapping["ScalingConfig"]["MaximumConcurrency"] <= 50, name


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
