"""Writing many items: batches of 25, what was not taken is sent again. For tools and reactions, not for requests.

Batches are no transactions: after an interruption some are written and some are not, so what runs this must be able
to run again.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pynamodb.models import Model

from chalicelib.platform import aws
from chalicelib.platform.db import Overloaded, Wish

_BATCH = 25
_AT_A_TIME = 8
_TRIES = 10

Write = Model | Wish  # an item to put, or the place of one to delete


def write(writes: Sequence[Write]) -> Iterator[int]:
    """Puts models and deletes what wishes name, several batches at a time; an item may stand in it once.

    Yields how many are written so far.
    """
    done = 0
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        try:
            for written in pool.map(_write, _batches(writes)):
                done += written
                yield done
        finally:
            pool.shutdown(cancel_futures=True)


def write_some(writes: Sequence[Write]) -> None:
    """The same for a few: one batch after the other."""
    for batch in _batches(writes):
        _write(batch)


def _batches(writes: Sequence[Write]) -> Iterator[Sequence[Write]]:
    return (writes[at : at + _BATCH] for at in range(0, len(writes), _BATCH))


def _write(batch: Sequence[Write]) -> int:
    asked: dict[str, list[dict[str, Any]]] = {}
    for one in batch:
        table, request = _request(one)
        asked.setdefault(table, []).append(request)
    for attempt in range(_TRIES):
        asked = aws.dynamodb().batch_write_item(RequestItems=asked).get("UnprocessedItems") or {}
        if not asked:
            return len(batch)
        time.sleep(0.05 * 2**attempt)
    raise Overloaded("The database takes no more at the moment. Please run it again; it goes on where it stopped.")


def _request(one: Write) -> tuple[str, dict[str, Any]]:
    if isinstance(one, Wish):
        return one.table, {"DeleteRequest": {"Key": one.key}}
    return one.Meta.table_name, {"PutRequest": {"Item": one.serialize()}}
