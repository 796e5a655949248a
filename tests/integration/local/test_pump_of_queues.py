"""Messages and the clock reach functions as on AWS: batches, partial failures, dead letters, schedules."""

import logging
from collections import Counter
from typing import Any

import pytest

from tests.integration.local import blueprint
from tests.integration.local.conftest import receive_all, wait_for
from tests.integration.local.small_portal import SmallPortal, failing_on, reporting


def test_a_message_reaches_its_function_in_lambdas_own_shape(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_queue())
    portal.start()
    attributes: Any = {"kind": {"DataType": "String", "StringValue": "x"}}
    sent = portal.sqs.send_message(QueueUrl=portal.queue("work"), MessageBody="hello", MessageAttributes=attributes)

    wait_for(lambda: bool(portal.functions.events["take"]), seconds=2)
    [record] = portal.functions.events["take"][0]["Records"]
    given = record.pop("attributes")
    assert record.pop("receiptHandle")
    assert record == {
        "messageId": sent["MessageId"],
        "body": "hello",
        "md5OfBody": sent["MD5OfMessageBody"],
        "messageAttributes": {
            "kind": {"stringValue": "x", "dataType": "String", "stringListValues": [], "binaryListValues": []}
        },
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-north-1:000000000000:work",
        "awsRegion": "eu-north-1",
    }
    assert given["ApproximateReceiveCount"] == "1"
    assert {"SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp"} <= given.keys()
    wait_for(lambda: portal.waiting("work") == 0)


def test_poison_ends_in_the_dead_letters_and_blocks_nobody(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_queue(batch=1))
    portal.functions.answers["take"] = failing_on("poison")
    portal.start()
    portal.send("one", "poison", "two")

    wait_for(lambda: portal.waiting("work-dlq") == 1, seconds=15)
    assert Counter(portal.functions.bodies) == {"one": 1, "two": 1, "poison": 3}
    assert portal.waiting("work") == 0
    assert receive_all(portal.sqs, portal.queue("work-dlq")) == ["poison"]


def test_a_partial_failure_brings_back_only_what_failed(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_queue(partial=True))
    portal.functions.answers["take"] = reporting("poison")
    portal.send("one", "poison", "two")
    portal.start()

    wait_for(lambda: portal.waiting("work-dlq") == 1, seconds=15)
    assert Counter(portal.functions.bodies) == {"one": 1, "two": 1, "poison": 3}


def test_a_partial_failure_that_the_template_does_not_ask_for_is_a_success(portal: SmallPortal) -> None:
    """As on AWS: the whole batch is deleted. The missing setting shows on the laptop first."""
    portal.deploy(blueprint.with_queue(partial=False))
    portal.functions.answers["take"] = reporting("poison")
    portal.send("one", "poison")
    portal.start()

    wait_for(lambda: portal.waiting("work") == 0)
    assert portal.waiting("work-dlq") == 0


def test_naming_an_unknown_message_fails_the_whole_batch(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_queue(partial=True))
    portal.functions.answers["take"] = lambda _event: {"batchItemFailures": [{"itemIdentifier": "stranger"}]}
    portal.send("one")
    portal.start()

    wait_for(lambda: portal.functions.bodies == ["one", "one"])


def test_a_visibility_shorter_than_the_functions_timeout_is_pointed_out(
    portal: SmallPortal, caplog: pytest.LogCaptureFixture
) -> None:
    portal.deploy(blueprint.with_queue(visibility=0))
    with caplog.at_level(logging.WARNING):
        portal.start()
        wait_for(lambda: "AWS refuses this mapping" in caplog.text)


def test_a_schedule_runs_at_once_and_says_when(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_schedule("rate(1 minute)"))
    portal.start()

    wait_for(lambda: bool(portal.functions.events["tick"]))
    [event] = portal.functions.events["tick"]
    assert event["detail-type"] == "Scheduled Event"
    assert event["resources"] == ["arn:aws:events:eu-north-1:000000000000:rule/EveryMinute"]
    portal.stop()
    portal.start()
    portal.stop()
    assert len(portal.functions.events["tick"]) == 1
