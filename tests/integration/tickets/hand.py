"""A process that sweeps at a moment, or takes what the sweep has sent, for ever; one with a fuse is killed by it.

`python -m tests.integration.tickets.hand sweep 2030-01-07T12:00:00Z BatchWriteItem 9` dies before its ninth such call.
"""

import os
import signal
import sys
from typing import Any

from chalicelib.kernel import clock
from chalicelib.platform import aws
from chalicelib.platform.settings import settings

FEW = 10
"""Messages at a time, as the mapping of the queue gives them."""


def _die_at(operation: str, nth: int) -> None:
    calls = iter(range(1, nth))

    def count(**_: Any) -> None:
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    aws.dynamodb().meta.events.register(f"before-call.dynamodb.{operation}", count)


def _escalate(app: Any) -> None:
    sqs, queue = aws.client("sqs"), settings().queue("escalations")
    while True:
        asked = {"QueueUrl": queue, "MaxNumberOfMessages": FEW, "WaitTimeSeconds": 1}
        messages = {one["MessageId"]: one for one in sqs.receive_message(**asked).get("Messages", [])}
        records = [{"messageId": name, "body": one["Body"]} for name, one in messages.items()]
        failed = app.handler_map["escalate"]({"Records": records}, None)["batchItemFailures"]
        for name in messages.keys() - {one["itemIdentifier"] for one in failed}:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=messages[name]["ReceiptHandle"])


def main(what: str, at: str, operation: str = "", nth: str = "0") -> None:
    """Does it. What is asked of clocks is always that moment."""
    from app import app

    if operation:
        _die_at(operation, int(nth))
    with clock.fixed(clock.parse(at)):
        if what == "sweep":
            app.handler_map["sweep"]({}, None)
        else:
            _escalate(app)


if __name__ == "__main__":
    main(*sys.argv[1:])
