"""Event source mapping of a table's stream: in order, retried, halved and at last given up as the template says."""

import json
import logging
import threading
import time
from collections import deque
from typing import Any

import boto3
from botocore.exceptions import ClientError

from local.functions import Functions
from local.pump import events
from local.pump.away import UNREACHABLE
from local.pump.filters import wanted
from local.pump.mappings import StreamMapping
from local.pump.marks import Marks

log = logging.getLogger(__name__)

FIRST_LOOK, LONGEST_LOOK = 0.5, 4.0
"""Seconds between two looks at a stream, which has no long polls: longer and longer while it is quiet, for a portal
that idles should cost nothing. A nudge shortens the wait."""
PAUSE = 1.0
"""Seconds to wait when the stream itself cannot be reached."""
FIRST_RETRY, LONGEST_RETRY = 0.1, 30.0
"""Seconds before the second try of a batch, doubled from try to try up to the longest."""

Record = dict[str, Any]


class StreamPump:
    """Reads one stream in a thread, shard by shard."""

    def __init__(self, mapping: StreamMapping, functions: Functions, marks: Marks) -> None:
        self._mapping = mapping
        self._functions = functions
        self._marks = marks
        self._streams: Any = boto3.client("dynamodbstreams")
        self._sqs: Any = boto3.client("sqs")
        self._news = threading.Event()
        self._stop = threading.Event()

    def nudge(self) -> None:
        """Something was written: look now."""
        self._news.set()

    def run(self, stop: threading.Event) -> None:
        """Until `stop`."""
        self._stop = stop
        iterators: dict[str, str] = {}
        wait = FIRST_LOOK
        while not stop.is_set():
            self._news.clear()
            try:
                iterators = iterators or {shard: self._iterator(shard) for shard in self._shards()}
                moved = [self._read(shard, iterators) for shard in list(iterators)]
            except UNREACHABLE as error:
                log.warning("%s: the stream cannot be read: %s", self._mapping.name, error)
                iterators, moved = {}, []
                stop.wait(PAUSE)
            is_quiet = not any(moved) and not self._news.wait(wait)
            wait = min(2 * wait, LONGEST_LOOK) if is_quiet else FIRST_LOOK

    def _shards(self) -> list[str]:
        described = self._streams.describe_stream(StreamArn=self._mapping.stream_arn)
        return [shard["ShardId"] for shard in described["StreamDescription"]["Shards"]]

    def _iterator(self, shard: str) -> str:
        """Behind the last record that was dealt with; from the template's starting position when there is none."""
        asked = {"StreamArn": self._mapping.stream_arn, "ShardId": shard}
        mark = self._marks.get(self._mark_of(shard))
        if mark:
            try:
                after = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": mark}
                return str(self._streams.get_shard_iterator(**asked, **after)["ShardIterator"])
            except ClientError:  # older than the stream's memory
                log.warning("%s: the stream has forgotten where it was read to; reading all of it", self._mapping.name)
        start = "TRIM_HORIZON" if mark else self._mapping.start
        return str(self._streams.get_shard_iterator(**asked, ShardIteratorType=start)["ShardIterator"])

    def _mark_of(self, shard: str) -> str:
        return f"stream {self._mapping.function} {self._mapping.stream_arn} {shard}"

    def _read(self, shard: str, iterators: dict[str, str]) -> bool:
        """One step along a shard. True when there was something."""
        answer = self._streams.get_records(ShardIterator=iterators[shard], Limit=min(self._mapping.batch_size, 1000))
        records = [events.of_record(record, self._mapping.stream_arn) for record in answer["Records"]]
        if records:
            self._deliver(shard, records)
        iterators[shard] = answer.get("NextShardIterator") or self._iterator(shard)
        return bool(records)

    def _deliver(self, shard: str, records: list[Record]) -> None:
        """Everything in order; when this returns, or the pump stops, the mark stands behind what was dealt with."""
        waiting = deque([[record for record in records if wanted(record, self._mapping.patterns)]])
        while waiting and not self._stop.is_set():
            batch = waiting.popleft()
            rest = self._work(shard, batch) if batch else []
            waiting.extendleft(reversed(rest))
        if not waiting:
            self._advance(shard, records[-1])

    def _work(self, shard: str, batch: list[Record]) -> list[list[Record]]:
        """Try one batch until it succeeds, shrinks or is given up. Answers what of it still has to be delivered."""
        tries = 0
        while not self._stop.is_set():
            failed_at = self._try(batch)
            tries += 1
            if failed_at is None:
                self._advance(shard, batch[-1])
                return []
            if failed_at > 0:
                self._advance(shard, batch[failed_at - 1])
                return [batch[failed_at:]]
            if self._mapping.bisects and len(batch) > 1:
                return [batch[: len(batch) // 2], batch[len(batch) // 2 :]]
            why = self._given_up(batch, tries)
            if why:
                self._give_up(shard, batch, tries, why)
                return []
            self._stop.wait(min(FIRST_RETRY * 2**tries, LONGEST_RETRY))
        return [batch]

    def _try(self, batch: list[Record]) -> int | None:
        """Position of the first record that failed; None when all is well."""
        try:
            answer = self._functions.invoke(self._mapping.function, events.of_records(batch))
        except Exception as error:  # noqa: BLE001 - whatever a function raises, Lambda survives
            log.warning("%s failed on %d records: %r", self._mapping.function, len(batch), error)
            return 0
        reported = answer.get("batchItemFailures") if isinstance(answer, dict) else None
        if not (self._mapping.reports_failures and reported):
            return None
        failed = {one.get("itemIdentifier") for one in reported}
        return next((n for n, one in enumerate(batch) if one["dynamodb"]["SequenceNumber"] in failed), 0)

    def _given_up(self, batch: list[Record], tries: int) -> str:
        """Why not to try again, in Lambda's words; empty as long as there is a next try."""
        age = time.time() - batch[0]["dynamodb"]["ApproximateCreationDateTime"]
        if 0 <= self._mapping.retries < tries:
            return "RetryAttemptsExhausted"
        return "MaximumRecordAgeExceeded" if 0 < self._mapping.most_age < age else ""

    def _give_up(self, shard: str, batch: list[Record], tries: int, why: str) -> None:
        log.error("%s gave up on %d records: %s", self._mapping.function, len(batch), why)
        if self._mapping.failures_arn:
            url = self._sqs.get_queue_url(QueueName=self._mapping.failures_arn.rpartition(":")[2])["QueueUrl"]
            told = events.of_failed_batch(self._mapping, shard, batch, tries, why)
            self._sqs.send_message(QueueUrl=url, MessageBody=json.dumps(told))
        self._advance(shard, batch[-1])

    def _advance(self, shard: str, record: Record) -> None:
        self._marks.set(self._mark_of(shard), record["dynamodb"]["SequenceNumber"])
