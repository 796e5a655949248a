"""An emulator to be killed, and what one asks it before and after."""

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from local.emulator import control
from tests.integration.conftest import client, leave, meet
from tests.integration.local.small_portal import SmallPortal

TABLE = "written-to"


class Victim:
    """An emulator that is killed and started again on what it left behind."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        self.rise()

    def client(self, service: str) -> Any:
        return client(service, self.aws.endpoint)

    def kill(self) -> None:
        self.aws.kill()

    def rise(self) -> None:
        """Start on what is on disk. Everybody who looks into the environment finds the new address."""
        self.aws = control.start(self._folder)
        for name, value in self.aws.environment().items():
            self._monkeypatch.setenv(name, value)
        meet(self.aws.endpoint)


@pytest.fixture
def victim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Victim]:
    one = Victim(tmp_path, monkeypatch)
    yield one
    one.aws.stop()
    leave()


@pytest.fixture
def portal(emulator: str, tmp_path: Path) -> Iterator[SmallPortal]:
    one = SmallPortal(tmp_path)
    yield one
    one.stop()


def make_table(tables: Any) -> None:
    tables.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )


def put(tables: Any, pk: str) -> None:
    tables.put_item(TableName=TABLE, Item={"pk": {"S": pk}})


def keys(tables: Any) -> list[str]:
    pages = tables.get_paginator("scan").paginate(TableName=TABLE)
    return sorted(item["pk"]["S"] for page in pages for item in page["Items"])


def stream(victim: Victim) -> list[dict[str, Any]]:
    """Every record of the table's stream, oldest first."""
    streams = victim.client("dynamodbstreams")
    arn = victim.client("dynamodb").describe_table(TableName=TABLE)["Table"]["LatestStreamArn"]
    [shard] = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    asked = {"StreamArn": arn, "ShardId": shard["ShardId"], "ShardIteratorType": "TRIM_HORIZON"}
    iterator, records = streams.get_shard_iterator(**asked)["ShardIterator"], []
    while found := (page := streams.get_records(ShardIterator=iterator))["Records"]:
        records += found
        iterator = page["NextShardIterator"]
    return records


def receive_all(queues: Any, queue: str) -> list[str]:
    """Takes every visible message and hides it for the rest of the test."""
    bodies: list[str] = []
    while found := queues.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=900).get(
        "Messages"
    ):
        bodies += [message["Body"] for message in found]
    return bodies


def send_mail(mails: Any, subject: str) -> None:
    body = {"Subject": {"Data": subject}, "Body": {"Text": {"Data": "Hello"}}}
    mails.send_email(
        FromEmailAddress="portal@portico.example",
        Destination={"ToAddresses": ["elin@customer.example"]},
        Content={"Simple": body},
    )


def sent_subjects(endpoint: str) -> list[str]:
    with urllib.request.urlopen(f"{endpoint}/_ministack/ses/messages") as answer:
        boxes = json.load(answer)["messages"]
    return [mail["Subject"] for box in boxes.values() for mail in box]


def wait_for(condition: Callable[[], bool], seconds: float = 5, every: float = 0.02) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(every)
