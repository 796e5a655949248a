"""Carries events to the reactions: relay from the outbox's stream, consumption from the queues, the minute sweep.

`Courier` knows all reactions and timers; the application makes one from what the domains offer.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.event import MAX_HOPS, Envelope, Reaction
from chalicelib.platform import aws, context, db, outbox, timers
from chalicelib.platform.observability import logger
from chalicelib.platform.settings import settings

STALE_AFTER = timedelta(minutes=5)
MOST_RESENDS = 100
_SQS_BATCH = 10


class LostMessage(Exception):
    """SQS did not take a message; whoever sent it will try again."""


class TooManyHops(Exception):
    """Reactions answer each other without end; this one goes to the dead-letter queue."""


@dataclass(frozen=True, slots=True)
class Timer:
    """What a domain does when one of its timers fires: `run(ref, envelope)` looks again, for timers are lazy."""

    name: str
    run: Callable[[str, Envelope], None]
    queue: str = "reactions"


class Courier:
    """Every reaction and timer of the application, by name."""

    def __init__(self, reactions: Iterable[Reaction], due: Iterable[Timer]) -> None:
        self.reactions = {reaction.name: reaction for reaction in reactions}
        self.timers = {timer.name: timer for timer in due}

    def awaiting(self, event_name: str) -> set[str]:
        """Names of the reactions to an event."""
        return {reaction.name for reaction in self.reactions.values() if reaction.event.name == event_name}

    def relay(self, event: dict[str, Any]) -> dict[str, Any]:
        """The outbox's stream: sends what was inserted. The answer names the record from which to try again."""
        for record in event["Records"]:
            try:
                item = outbox.OutboxItem.from_raw_data(record["dynamodb"]["NewImage"])
                self.send(item)
            except Exception:  # noqa: BLE001  (one record must not take its predecessors back to the queue)
                logger.exception("an event could not be relayed")
                return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
        return {"batchItemFailures": []}

    def send(self, item: outbox.OutboxItem) -> None:
        """One message per reaction that has not happened yet."""
        awaited = self.awaiting(item.name) - (item.done or set())
        if not awaited:
            outbox.close(item.pk)
            return
        envelope = outbox.envelope_of(item)
        self._post([envelope.model_copy(update={"reaction": name}) for name in sorted(awaited)])

    def _post(self, envelopes: list[Envelope]) -> None:
        by_queue: dict[str, list[Envelope]] = {}
        for envelope in envelopes:
            by_queue.setdefault(self._queue(envelope.reaction), []).append(envelope)
        for queue, waiting in by_queue.items():
            for start in range(0, len(waiting), _SQS_BATCH):
                _send_batch(queue, waiting[start : start + _SQS_BATCH])

    def _queue(self, name: str) -> str:
        known = self.reactions.get(name) or self.timers[name]
        return known.queue

    def consume(self, event: dict[str, Any]) -> dict[str, Any]:
        """A batch from a queue. Each message stands alone: the answer names those that failed."""
        failed: list[dict[str, str]] = []
        for record in event["Records"]:
            try:
                self.react(Envelope.model_validate_json(record["body"]))
            except Exception:  # noqa: BLE001  (a poison message must block nobody)
                logger.exception("a message failed", message_id=record["messageId"])
                failed.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failed}

    def react(self, envelope: Envelope) -> None:
        """Runs one reaction or timer, unless its effect is on record."""
        if envelope.hops > MAX_HOPS:
            raise TooManyHops(envelope.event_id)
        deed = context.Deed(cause=envelope.event_id, hops=envelope.hops + 1)
        with context.acting(deed):
            if envelope.reaction in self.timers:
                self.timers[envelope.reaction].run(envelope.data["ref"], envelope)
            elif not outbox.is_done(envelope.event_id, envelope.reaction):
                reaction = self.reactions[envelope.reaction]
                reaction.run(reaction.event.model_validate(envelope.data), envelope)
                outbox.settle(envelope.event_id, envelope.reaction, self.awaiting(envelope.name))

    def sweep(self) -> None:
        """Once a minute: due timers go to their queues, events left open are sent again."""
        now = clock.now()
        for page in timers.due(now):
            known = [timer for timer in page if timers.as_envelope(timer).reaction in self.timers]
            self._post([timers.as_envelope(timer) for timer in known])
            timers.done(page)
        for event_id in outbox.stale(now - STALE_AFTER, MOST_RESENDS):
            item = db.find(outbox.OutboxItem, event_id)
            if item is not None:
                self.send(item)
                outbox.postpone(item, now + STALE_AFTER)


def _send_batch(queue: str, envelopes: list[Envelope]) -> None:
    entries = [
        {"Id": str(place), "MessageBody": envelope.model_dump_json(exclude_defaults=True)}
        for place, envelope in enumerate(envelopes)
    ]
    answer = aws.client("sqs").send_message_batch(QueueUrl=settings().queue(queue), Entries=entries)
    if answer.get("Failed"):
        raise LostMessage(json.dumps(answer["Failed"]))
