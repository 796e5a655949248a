"""The messages of one queue on disk: a row each, touched only when its message is."""

import json
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from local.emulator.store import Store

DELIVERY = ("receipt_handle", "visible_at", "receive_count", "first_receive_at")
"""What changes while a message waits and travels; everything else stays as it was sent."""

Message = dict[str, Any]


class Backlog:
    """Knows which messages are on disk and in which state of delivery. `queue` is the queue's ARN."""

    def __init__(self, store: Store, queue: str) -> None:
        self._store = store
        self._queue = queue
        self._messages: dict[str, Message] = {}
        self._deliveries: dict[str, list[Any]] = {}
        self._by_handle: dict[str, str] = {}

    def restore(self) -> list[Message]:
        """The messages on disk, in the order in which they were sent."""
        sql = "SELECT body, delivery FROM message WHERE queue=? ORDER BY place"
        for body, delivery in self._store.rows(sql, self._queue):
            message = json.loads(body) | dict(zip(DELIVERY, json.loads(delivery), strict=True))
            self._remember(message)
        return list(self._messages.values())

    def arrived(self, messages: list[Message]) -> None:
        """Some were put at the end: walk back to the first that is known."""
        new = list(takewhile(lambda message: message["id"] not in self._messages, reversed(messages)))
        for message in reversed(new):
            self._insert(message)

    def received(self, names: Iterable[str]) -> None:
        """These were handed to somebody: invisible for a while, with a new receipt handle."""
        for name in names:
            if name in self._messages:
                self._update(name)

    def postponed(self, handles: Iterable[str]) -> None:
        """Whoever holds these receipt handles changed when the messages are seen again."""
        self.received(self._by_handle.get(handle, "") for handle in handles)

    def deleted(self, handles: Iterable[str]) -> None:
        """Whoever holds these receipt handles is done with the messages. An outdated handle deletes nothing."""
        for handle in handles:
            if handle in self._by_handle:
                self._delete(self._by_handle[handle])

    def settle(self, messages: list[Message]) -> bool:
        """Make the rows equal the queue whatever happened (purge, expiry, redrive). True when it had to."""
        if len(messages) == len(self._messages):
            return False
        now = {message["id"]: message for message in messages}
        for gone in self._messages.keys() - now.keys():
            self._delete(gone)
        for message in messages:
            if message["id"] not in self._messages:
                self._insert(message)
        return True

    def drop(self) -> None:
        """The queue itself is gone."""
        self._store.write("DELETE FROM message WHERE queue=?", self._queue)

    def _insert(self, message: Message) -> None:
        delivery = json.dumps(self._remember(message))
        body = json.dumps({field: value for field, value in message.items() if field not in DELIVERY})
        self._store.write(
            "INSERT INTO message(queue, id, body, delivery) VALUES(?,?,?,?)", self._queue, message["id"], body, delivery
        )

    def _update(self, name: str) -> None:
        before = self._deliveries[name]
        delivery = self._remember(self._messages[name])
        if delivery != before:
            sql = "UPDATE message SET delivery=? WHERE queue=? AND id=?"
            self._store.write(sql, json.dumps(delivery), self._queue, name)

    def _delete(self, name: str) -> None:
        del self._messages[name]
        self._by_handle.pop(self._deliveries.pop(name)[0], None)
        self._store.write("DELETE FROM message WHERE queue=? AND id=?", self._queue, name)

    def _remember(self, message: Message) -> list[Any]:
        name = message["id"]
        if name in self._deliveries:
            self._by_handle.pop(self._deliveries[name][0], None)
        delivery = [message.get(field) for field in DELIVERY]
        self._messages[name], self._deliveries[name] = message, delivery
        if delivery[0]:
            self._by_handle[delivery[0]] = name
        return delivery
