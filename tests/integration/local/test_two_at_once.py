"""Two portals on one machine: neither ever talks to the other's AWS."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3

from local.emulator import control
from local.emulator.control import Aws


def queues(aws: Aws) -> list[str]:
    told = aws.environment()
    sqs = boto3.client(
        "sqs",
        endpoint_url=aws.endpoint,
        region_name=told["AWS_REGION"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    found = sqs.list_queues().get("QueueUrls", [])
    sqs.create_queue(QueueName="mine")
    return found


def test_two_that_want_the_same_port_at_the_same_moment_keep_apart(tmp_path: Path) -> None:
    wanted = control.free_port()
    with ThreadPoolExecutor(2) as both:
        started = list(both.map(lambda name: control.start(tmp_path / name, wanted), ("here", "there")))
    try:
        assert len({aws.endpoint for aws in started}) == 2
        assert [queues(aws) for aws in started] == [[], []]
    finally:
        for aws in started:
            aws.stop()
