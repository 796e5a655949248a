"""Plays relay and queues, in the order in which things happened."""

from chalicelib.kernel.event import Envelope
from chalicelib.platform import aws, outbox
from chalicelib.platform.courier import Courier


def written() -> list[outbox.OutboxItem]:
    """Every event in the outbox, oldest first."""
    asked = {"TableName": outbox.OutboxItem.Meta.table_name, "ConsistentRead": True}
    pages = aws.dynamodb().get_paginator("scan").paginate(**asked)
    items = [outbox.OutboxItem.from_raw_data(item) for page in pages for item in page["Items"]]
    return sorted(items, key=lambda item: (outbox.envelope_of(item).at, item.pk))


def deliver(only: str = "") -> int:
    """Runs every reaction that is still awaited, until nothing new happens; how many that were.

    `only` is how their names begin: a story that nobody reads a mail in need not have it written.
    """
    from app import courier  # models know their tables once AWS is there

    ran = 0
    while todo := [(item, name) for item in written() for name in _awaited(courier, item) if name.startswith(only)]:
        for item, name in todo:
            courier.react(outbox.envelope_of(item).model_copy(update={"reaction": name}))
        ran += len(todo)
    return ran


def events() -> list[Envelope]:
    """What has happened, oldest first."""
    return [outbox.envelope_of(item) for item in written()]


def _awaited(courier: Courier, item: outbox.OutboxItem) -> list[str]:
    return sorted(courier.awaiting(item.name) - _done(item))


def _done(item: outbox.OutboxItem) -> set[str]:
    return set(item.done or ())
