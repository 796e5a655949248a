"""Our own meter of DynamoDB: round trips and request units, computed at the wire from the documented rules.

Emulators' figures of consumed capacity are constants, so units are worked out here. A read unit covers 4 KB (half of
one when eventually consistent), a write unit 1 KB, both doubled in transactions; each index that an item stands in
costs a write of its projected part, two when the index key changed, none when nothing projected changed.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from math import ceil
from typing import Any

from chalicelib.platform import aws
from infra import template

Raw = dict[str, dict[str, Any]]


@dataclass
class Reading:
    """What a block of code asked of DynamoDB."""

    calls: list[str] = field(default_factory=list)
    read_units: float = 0
    write_units: float = 0
    bytes_read: int = 0

    @property
    def round_trips(self) -> int:
        return len(self.calls)


def size(value: Any) -> int:
    """Bytes of an attribute value as DynamoDB counts them."""
    [(kind, inner)] = value.items()
    return _SIZES.get(kind, lambda _: 1)(inner)


_SIZES: dict[str, Callable[[Any], int]] = {
    "S": lambda text: len(text.encode()),
    "N": lambda digits: len(digits.strip("-").replace(".", "")) // 2 + 2,
    "B": lambda encoded: len(encoded) * 3 // 4,
    "SS": lambda texts: sum(len(text.encode()) for text in texts),
    "L": lambda values: 3 + sum(1 + size(one) for one in values),
    "M": lambda values: 3 + sum(1 + len(name.encode()) + size(one) for name, one in values.items()),
}


def item_size(item: Raw) -> int:
    return sum(len(name.encode()) + size(value) for name, value in item.items())


@contextmanager
def metered() -> Iterator[Reading]:
    """Within the block, every call of the application's DynamoDB client is counted."""
    reading, client = Reading(), aws.dynamodb()
    meter = _Meter(reading, client)
    client.meta.events.register("before-call.dynamodb", meter.before)
    client.meta.events.register("after-call.dynamodb", meter.after)
    try:
        yield reading
    finally:
        client.meta.events.unregister("before-call.dynamodb", meter.before)
        client.meta.events.unregister("after-call.dynamodb", meter.after)


@contextmanager
def called() -> Iterator[list[str]]:
    """Within the block, the names of all calls but Scan, which no code of ours makes: quicker than to meter them."""
    calls: list[str] = []

    def hear(model: Any, **_: Any) -> None:
        if model.name != "Scan":
            calls.append(model.name)

    events = aws.dynamodb().meta.events
    events.register("before-call.dynamodb", hear)
    try:
        yield calls
    finally:
        events.unregister("before-call.dynamodb", hear)


class _Meter:
    def __init__(self, reading: Reading, client: Any) -> None:
        self.reading, self.client, self.quiet = reading, client, False
        self.asked: list[dict[str, Any]] = []
        self.before_images: list[tuple[str, Raw, Raw, float]] = []

    def before(self, model: Any, params: dict[str, Any], **_: Any) -> None:
        if self.quiet:
            return
        asked = json.loads(params["body"])
        self.reading.calls.append(model.name)
        self.asked.append(asked)
        self.before_images = [
            (table, key, self._peek(table, key), factor) for table, key, factor in _writes(model.name, asked)
        ]

    def after(self, model: Any, parsed: dict[str, Any], **_: Any) -> None:
        if self.quiet:
            return
        asked = self.asked.pop()
        self._read(model.name, asked, parsed)
        for table, key, old, factor in self.before_images:
            self.reading.write_units += _write_units(table, old, self._peek(table, key), factor)
        self.before_images = []

    def _peek(self, table: str, key: Raw) -> Raw:
        self.quiet = True
        try:
            found: Raw = self.client.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {})
        finally:
            self.quiet = False
        return found

    def _read(self, name: str, asked: dict[str, Any], parsed: dict[str, Any]) -> None:
        whole = 1.0 if asked.get("ConsistentRead") else 0.5
        if name == "Query":
            self._add(sum(item_size(item) for item in parsed.get("Items", [])), whole)
        if name == "GetItem":
            self._add(item_size(parsed.get("Item", {})), whole)
        if name == "BatchGetItem":
            for table, keys in asked["RequestItems"].items():
                found = [item_size(item) for item in parsed.get("Responses", {}).get(table, [])]
                for one in found + [0] * (len(keys["Keys"]) - len(found)):
                    self._add(one, whole)

    def _add(self, size_in_bytes: int, whole: float) -> None:
        self.reading.bytes_read += size_in_bytes
        self.reading.read_units += whole * max(1, ceil(size_in_bytes / 4096))


def _writes(name: str, asked: dict[str, Any]) -> Iterator[tuple[str, Raw, float]]:
    if name == "TransactWriteItems":
        yield from ((one["TableName"], _key(one), 2) for write in asked["TransactItems"] for one in write.values())
    if name in {"PutItem", "UpdateItem", "DeleteItem"}:
        yield asked["TableName"], _key(asked), 1
    for table, requests in asked.get("RequestItems", {}).items() if name == "BatchWriteItem" else ():
        yield from ((table, _key(one), 1) for request in requests for one in request.values())


def _key(kwargs: dict[str, Any]) -> Raw:
    return (
        kwargs["Key"]
        if "Key" in kwargs
        else {name: kwargs["Item"][name] for name in ("pk", "sk") if name in kwargs["Item"]}
    )


def _write_units(table: str, old: Raw, new: Raw, factor: float) -> float:
    units = factor * max(1, ceil(max(item_size(old), item_size(new)) / 1024))
    for index in _indexes(table):
        units += _index_units(index, old, new)
    return units


def _index_units(index: dict[str, Any], old: Raw, new: Raw) -> float:
    was, now = _projected(index, old), _projected(index, new)
    if was == now:
        return 0
    keys = [one["AttributeName"] for one in index["KeySchema"]]
    cost = max(1, ceil(max(item_size(was), item_size(now)) / 1024))
    moved = bool(was) and bool(now) and any(was[name] != now[name] for name in keys)
    return cost * (2 if moved else 1)


def _projected(index: dict[str, Any], item: Raw) -> Raw:
    keys = [one["AttributeName"] for one in index["KeySchema"]]
    if any(name not in item for name in keys):
        return {}
    projection = index["Projection"]
    if projection["ProjectionType"] == "ALL":
        return item
    names = {*keys, "pk", "sk", *projection.get("NonKeyAttributes", [])}
    return {name: value for name, value in item.items() if name in names}


@cache
def _tables() -> dict[str, list[dict[str, Any]]]:
    found = {}
    for one in template.load()["Resources"].values():
        if one["Type"] == "AWS::DynamoDB::Table":
            name = one["Properties"]["TableName"]["Fn::Sub"].replace("${Stage}", "dev")
            found[name] = one["Properties"].get("GlobalSecondaryIndexes", [])
    return found


def _indexes(table: str) -> list[dict[str, Any]]:
    return _tables()[table]
