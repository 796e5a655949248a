"""A portal of one queue and one table, whose functions remember what they were given."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3

from local import stack as stacks
from local.pump.pump import Pump

Json = dict[str, Any]


class Remembering:
    """Functions that note every event, and do what the test says."""

    def __init__(self) -> None:
        self.events: dict[str, list[Json]] = {"take": [], "follow": [], "tick": []}
        self.answers: dict[str, Callable[[Json], Any]] = {}

    def invoke(self, name: str, event: Json) -> Any:
        self.events[name].append(event)
        answer = self.answers.get(name)
        return answer(event) if answer else None

    def timeout_of(self, _name: str) -> float:
        return 1.0

    @property
    def bodies(self) -> list[str]:
        return [record["body"] for event in self.events["take"] for record in event["Records"]]

    @property
    def followed(self) -> list[list[str]]:
        """Keys of the stream's records, batch by batch."""
        batches = [event["Records"] for event in self.events["follow"]]
        return [[record["dynamodb"]["Keys"]["pk"]["S"] for record in batch] for batch in batches]


class SmallPortal:
    """A small portal: one queue, one table with a stream, and what the template says about them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pumps: list[Pump] = []
        self.functions = Remembering()

    def deploy(self, whole: Json) -> None:
        self.stack = stacks.deploy(whole)
        self.sqs, self.tables = boto3.client("sqs"), boto3.client("dynamodb")

    def start(self) -> Pump:
        pump = Pump(self.stack, self.functions, self._folder)
        self._pumps.append(pump)
        pump.start()
        return pump

    def stop(self) -> None:
        while self._pumps:
            self._pumps.pop().stop()

    def queue(self, name: str) -> str:
        return self.sqs.get_queue_url(QueueName=name)["QueueUrl"]

    def send(self, *bodies: str) -> None:
        for body in bodies:
            self.sqs.send_message(QueueUrl=self.queue("work"), MessageBody=body)

    def waiting(self, name: str) -> int:
        """Messages in a queue, whether visible or not."""
        counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        answer: Any = self.sqs.get_queue_attributes(QueueUrl=self.queue(name), AttributeNames=counts)  # type: ignore[arg-type]
        return sum(int(count) for count in answer["Attributes"].values())

    def write(self, *pks: str) -> None:
        for pk in pks:
            self.tables.put_item(TableName="facts", Item={"pk": {"S": pk}, "raw": {"B": b"\xff"}})


def failing_on(*poison: str) -> Callable[[Json], None]:
    def answer(event: Json) -> None:
        if set(poison) & set(_names(event)):
            raise RuntimeError("poison")

    return answer


def reporting(*poison: str) -> Callable[[Json], Json]:
    def answer(event: Json) -> Json:
        named = zip(event["Records"], _names(event), strict=True)
        ids = [one.get("messageId") or one["dynamodb"]["SequenceNumber"] for one, name in named if name in poison]
        return {"batchItemFailures": [{"itemIdentifier": one} for one in ids]}

    return answer


def _names(event: Json) -> list[str]:
    return [one["body"] if "body" in one else one["dynamodb"]["Keys"]["pk"]["S"] for one in event["Records"]]
