"""A process that dies at one of its writes: before it, right after it, or when all is done and not recorded yet."""

from typing import Any

from chalicelib.platform import aws

_WRITES = tuple(f"dynamodb.{name}" for name in ("PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem"))


class Died(BaseException):
    """The process ended there; nothing may catch it."""


class Fuse:
    """The process dies at its nth write: `before-call` it, or `after-call`, when it is written and nobody was told.

    `unrecorded`: before it records in the outbox that a reaction has happened, so that it happens again.
    """

    def __init__(self, when: str, nth: int) -> None:
        self.when, self.nth = when, nth

    def _blow(self, params: Any = None, **_: Any) -> None:
        if self.when == "unrecorded" and b"-outbox" not in params["body"]:
            return
        self.nth -= 1
        if self.nth == 0:
            raise Died

    @property
    def _events(self) -> list[str]:
        if self.when == "unrecorded":
            return ["before-call.dynamodb.UpdateItem"]
        return [f"{self.when}.{write}" for write in _WRITES]

    def __enter__(self) -> None:
        for event in self._events:
            aws.dynamodb().meta.events.register(event, self._blow)

    def __exit__(self, *_: object) -> None:
        for event in self._events:
            aws.dynamodb().meta.events.unregister(event, self._blow)
