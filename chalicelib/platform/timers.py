"""The outbox of the future: what must be looked at again at a given moment.

Timers are lazy. A later deadline leaves the earlier timer where it is: it fires, its domain looks again and sets the
next one. One minute sweep serves all domains; its cost depends on what is due, never on what is waiting.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel import clock, ids
from chalicelib.kernel.event import Envelope
from chalicelib.platform import aws, db
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction

SHARDS = 16
_PAGE = 100
_BATCH = 25


class TimerItem(Model):
    """Key: pk = `T#<shard>` by the reference's digest, sk = `<moment>#<reference>#<name>`."""

    class Meta(db.TableMeta):
        table_name = settings().table("timers")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)


def set(tx: Transaction, ref: str, name: str, at: datetime) -> None:  # noqa: A001  (timers.set reads well)
    """Asks that the timer `name` fires for `ref` at that moment, to the minute. Setting it twice is setting it once."""
    shard = hashlib.sha256(ref.encode()).digest()[0] % SHARDS
    tx.put(TimerItem(pk=f"T#{shard:02d}", sk=f"{clock.stamp(at)}#{ref}#{name}"))


def due(now: datetime) -> Iterator[list[TimerItem]]:
    """Timers that are due, a page at a time, oldest first in each shard."""
    until = clock.stamp(now) + "~"
    for shard in range(SHARDS):
        for items in db.pages(TimerItem, f"T#{shard:02d}", between=("0", until), limit=_PAGE):
            if items:
                yield [TimerItem.from_raw_data(item) for item in items]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What some timers of a shard are set for, and where to go on; `last` is empty after the last page."""

    refs: list[str]
    last: str


def waiting(shard: int, name: str, after: str, limit: int) -> Waiting:
    """A page of the timers of one name in a shard, whenever they are due: of whatever is looked at again some day."""
    pk = f"T#{shard:02d}"
    start = {"pk": {"S": pk}, "sk": {"S": after}} if after else None
    items, last = db.query(TimerItem, pk, limit=limit, start=start)
    due = [as_envelope(TimerItem.from_raw_data(item)) for item in items]
    return Waiting([str(one.data["ref"]) for one in due if one.reaction == name], last["sk"]["S"] if last else "")


def as_envelope(timer: TimerItem) -> Envelope:
    """The message that a due timer becomes. The same timer always gives the same event id."""
    at, ref, name = timer.sk.split("#", 2)[0], *timer.sk.split("#", 1)[1].rsplit("#", 1)
    return Envelope(
        event_id=ids.derived("tmr", timer.sk),
        name="timer.due",
        at=clock.parse(at),
        actor="system",
        reaction=name,
        data={"ref": ref, "at": at},
    )


def done(timers: list[TimerItem]) -> None:
    """Removes timers whose messages are on their queues."""
    for start in range(0, len(timers), _BATCH):
        keys = [{"pk": {"S": timer.pk}, "sk": {"S": timer.sk}} for timer in timers[start : start + _BATCH]]
        left: dict[str, Any] = {TimerItem.Meta.table_name: [{"DeleteRequest": {"Key": key}} for key in keys]}
        while left:
            left = aws.dynamodb().batch_write_item(RequestItems=left).get("UnprocessedItems") or {}
