"""SQS written through: which queues there are, and through `backlog` each message as it comes, travels and goes."""

import json
import time
from collections.abc import Iterator
from typing import Any

from ministack.core import persistence
from ministack.core.responses import AccountRegionScopedDict
from ministack.services import sqs

from local.emulator.backlog import Backlog
from local.emulator.store import Store

COUNTERS = "ApproximateNumberOf"
"""Attributes that begin so are worked out on every read: not worth a write."""

Queue = dict[str, Any]
Data = dict[str, Any]


class Queues:
    """Stands at the one door of MiniStack's SQS and writes what each action did."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._dispatch = sqs._dispatch
        self._backlogs: dict[str, Backlog] = {}
        self._defined = ""

    def install(self) -> None:
        """From now on every action comes by."""
        sqs._dispatch = self.dispatch

    async def dispatch(self, action: str, data: Data, url: str) -> Any:
        """Let MiniStack act, then write what it did."""
        answer = await self._dispatch(action, data, url)
        if "Message" in action:
            self._save_messages(action, data, answer, sqs._get_q(data.get("QueueUrl", url)))
        elif not action.startswith(("Get", "List")):
            self.save_everything()
        return answer

    def _save_messages(self, action: str, data: Data, answer: Data, queue: Queue) -> None:
        if queue["is_fifo"] or _arn(queue) not in self._backlogs:
            self.save_definitions()
        backlog = self._backlog(queue)
        if action.startswith("Send"):
            backlog.arrived(queue["messages"])
        elif action.startswith("Receive"):
            backlog.received(message["MessageId"] for message in answer.get("Messages", ()))
        elif action.startswith("Delete"):
            backlog.deleted(_handles(data))
        else:
            backlog.postponed(_handles(data))
        self._settle(queue)

    def _settle(self, queue: Queue) -> None:
        """A receive may have moved poison into the dead-letter queue: both in one transaction."""
        if self._backlog(queue).settle(queue["messages"]):
            redrive = json.loads(queue["attributes"].get("RedrivePolicy") or "{}")
            dead_letters = sqs._queue_by_arn(redrive.get("deadLetterTargetArn", ""))
            if dead_letters:
                self._backlog(dead_letters).settle(dead_letters["messages"])

    def save_everything(self) -> None:
        """Other services make queues and put messages into them too (CloudFormation, S3), past the API."""
        self.save_definitions()
        for _, queue in sqs._queues.all_items():
            self._settle(queue)

    def save_definitions(self) -> None:
        """Keep which queues there are, with attributes, tags and what FIFO queues remember."""
        queues = AccountRegionScopedDict()
        for (account, region, _), queue in sqs._queues.all_items():
            queues.set_scoped(account, region, queue["name"], _definition(queue))
        defined = json.dumps(queues, default=persistence._json_default)
        if defined != self._defined:
            self._defined = defined
            self._store.write("INSERT OR REPLACE INTO snapshot VALUES('queues', ?)", defined)
            self._drop_orphans()

    def _drop_orphans(self) -> None:
        living = {_arn(queue) for _, queue in sqs._queues.all_items()}
        for gone in self._backlogs.keys() - living:
            self._backlogs.pop(gone).drop()

    def restore(self) -> None:
        """Fill MiniStack's queues. Their urls carry the port of today, not that of yesterday.

        Whoever received messages and did not delete them died with the last emulator: on a laptop they live and die
        together. So those messages are visible at once, not only after their visibility timeout.
        """
        for (body,) in list(self._store.rows("SELECT body FROM snapshot WHERE name='queues'")):
            self._defined = body
            for scope, queue in json.loads(body, object_hook=persistence._json_object_hook).all_items():
                self._restore_queue(scope, queue)
        sqs._rebuild_queue_name_index()

    def _restore_queue(self, scope: tuple[str, str, str], queue: Queue) -> None:
        account, region, name = scope
        url = sqs._queue_url_for_account(account, name)
        messages = self._backlog(queue).restore()
        for message in messages:
            if message["receive_count"]:
                message["visible_at"] = min(message["visible_at"], time.time())
        sqs._queues.set_scoped(account, region, url, queue | {"url": url, "messages": messages})

    def forget(self) -> None:
        """MiniStack was emptied."""
        self._backlogs = {}
        self._defined = ""

    def _backlog(self, queue: Queue) -> Backlog:
        return self._backlogs.setdefault(_arn(queue), Backlog(self._store, _arn(queue)))


def _arn(queue: Queue) -> str:
    return str(queue["attributes"]["QueueArn"])


def _handles(data: Data) -> Iterator[str]:
    """The receipt handles of a request, single or batch."""
    for entry in data.get("Entries") or [data]:
        yield entry.get("ReceiptHandle", "")


def _definition(queue: Queue) -> Queue:
    attributes = {name: value for name, value in queue["attributes"].items() if not name.startswith(COUNTERS)}
    return {name: value for name, value in queue.items() if name != "messages"} | {"attributes": attributes}
