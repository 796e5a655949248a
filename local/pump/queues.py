"""Event source mapping of a queue: batches in, what succeeded is deleted, the rest comes back in its time."""

import logging
import threading
import time
from collections.abc import Iterator
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import boto3

from local.functions import Functions
from local.pump import events
from local.pump.away import UNREACHABLE
from local.pump.mappings import QueueMapping

log = logging.getLogger(__name__)

POLL = 10
"""Seconds of a long poll: a portal that idles should cost nothing."""
AT_ONCE = 10
"""Messages that SQS hands out or deletes in one call."""
WORKERS = 4
"""Batches of one queue that a laptop works on at a time, if the template allows as many."""
PAUSE = 1.0
"""Seconds to wait when the queue itself cannot be reached."""

Message = dict[str, Any]


class QueuePump:
    """Polls one queue in a thread and works on its batches in a few others."""

    def __init__(self, mapping: QueueMapping, functions: Functions) -> None:
        self._mapping = mapping
        self._functions = functions
        self._sqs: Any = boto3.client("sqs")
        self._url = self._sqs.get_queue_url(QueueName=mapping.queue_arn.rpartition(":")[2])["QueueUrl"]
        self._is_fifo = self._url.endswith(".fifo")
        at_once = 1 if self._is_fifo else min(mapping.concurrency, WORKERS)
        self._idle = threading.BoundedSemaphore(at_once)
        self._workers = ThreadPoolExecutor(at_once, thread_name_prefix=mapping.function)
        self._working: set[Future[None]] = set()
        self._warn_of_short_visibility()

    def run(self, stop: threading.Event) -> None:
        """Until `stop`, and until the poll that then goes on has ended: `rest` does not wait for it."""
        while not stop.is_set():
            try:
                self._poll(stop)
            except UNREACHABLE as error:
                if not stop.is_set():
                    log.warning("%s: the queue cannot be read: %s", self._mapping.name, error)
                stop.wait(PAUSE)

    def rest(self, most: float) -> None:
        """Wait until the batches in work have ended, at most so many seconds."""
        futures.wait(set(self._working), most)

    def _warn_of_short_visibility(self) -> None:
        attributes = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=["VisibilityTimeout"])
        visibility = int(attributes["Attributes"]["VisibilityTimeout"])
        timeout = self._functions.timeout_of(self._mapping.function)
        if visibility < timeout:
            words = "%s: AWS refuses this mapping: messages come back after %s s, but %s may run for %s s"
            log.warning(words, self._mapping.name, visibility, self._mapping.function, timeout)

    def _poll(self, stop: threading.Event) -> None:
        if not self._idle.acquire(timeout=POLL):
            return
        messages: list[Message] = []
        try:
            messages = self._gather(stop)
        finally:
            if not messages:
                self._idle.release()
        if not messages:
            return
        if stop.is_set():
            self._give_back(messages)
            return
        work = self._workers.submit(self._work, messages)
        self._working.add(work)
        work.add_done_callback(self._working.discard)

    def _give_back(self, messages: list[Message]) -> None:
        """What came when nobody works any more is there for the next who asks."""
        for message in messages:
            self._sqs.change_message_visibility(
                QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
            )

    def _gather(self, stop: threading.Event) -> list[Message]:
        """One batch: as full as it gets at once, or within the mapping's window."""
        messages = self._receive(self._mapping.batch_size, POLL)
        until = time.monotonic() + self._mapping.window
        while messages and len(messages) < self._mapping.batch_size and not stop.is_set():
            left = until - time.monotonic()
            more = self._receive(self._mapping.batch_size - len(messages), min(POLL, max(0, int(left))))
            messages += more
            if not more and left <= 0:
                break
        return messages

    def _receive(self, most: int, wait: int) -> list[Message]:
        answer = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=min(most, AT_ONCE),
            WaitTimeSeconds=wait,
            MessageSystemAttributeNames=["All"],
            MessageAttributeNames=["All"],
        )
        return list(answer.get("Messages", ()))

    def _work(self, messages: list[Message]) -> None:
        try:
            self._delete(self._succeeded(messages))
        except UNREACHABLE as error:
            log.warning("%s: done, but not deleted: %s", self._mapping.name, error)
        finally:
            self._idle.release()

    def _succeeded(self, messages: list[Message]) -> list[Message]:
        """The messages that the function has dealt with; none when it raised."""
        try:
            event = events.of_messages(messages, self._mapping.queue_arn)
            answer = self._functions.invoke(self._mapping.function, event)
        except Exception as error:  # noqa: BLE001 - whatever a function raises, Lambda survives
            log.warning("%s failed, %d messages come back: %r", self._mapping.function, len(messages), error)
            return []
        if not self._mapping.reports_failures:
            return messages
        failed = _failed(answer)
        if not failed <= {message["MessageId"] for message in messages}:
            log.warning("%s named a message that it was not given: the whole batch failed", self._mapping.function)
            return []
        return list(self._without(failed, messages))

    def _without(self, failed: set[str], messages: list[Message]) -> Iterator[Message]:
        """In a FIFO queue nothing of a group may overtake what failed of it."""
        blocked = set()
        for message in messages:
            group = message.get("Attributes", {}).get("MessageGroupId") if self._is_fifo else None
            if message["MessageId"] in failed:
                blocked.add(group)
            elif not (self._is_fifo and group in blocked):
                yield message

    def _delete(self, messages: list[Message]) -> None:
        for first in range(0, len(messages), AT_ONCE):
            some = messages[first : first + AT_ONCE]
            entries = [{"Id": str(n), "ReceiptHandle": one["ReceiptHandle"]} for n, one in enumerate(some)]
            self._sqs.delete_message_batch(QueueUrl=self._url, Entries=entries)


def _failed(answer: Any) -> set[str]:
    """The messages that a partial batch response names. A name that is empty makes the whole batch fail."""
    reported = answer.get("batchItemFailures") if isinstance(answer, dict) else None
    return {str(one.get("itemIdentifier") or "") for one in reported or ()}
