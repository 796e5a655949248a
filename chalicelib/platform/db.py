"""Reading and writing DynamoDB: pynamodb models say what an item is, one shared client carries it.

A domain's `models.py` owns its keys; everything else calls these functions.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pynamodb.models import Model

from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.paging import Page
from chalicelib.platform import aws, cursors
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction, transaction

__all__ = [
    "TableMeta",
    "Transaction",
    "Wish",
    "every",
    "fetch",
    "find",
    "find_plain",
    "page",
    "pages",
    "query",
    "save",
    "transaction",
]

Item = TypeVar("Item", bound=Model)
Raw = dict[str, dict[str, Any]]
_UNPROCESSED_TRIES = 5
_MOST_KEYS = 100  # of one BatchGetItem


class Overloaded(Unavailable):
    """DynamoDB did not take a whole read; the caller may try again."""


class TableMeta:
    """Inherit as `class Meta(db.TableMeta)` and give it a `table_name`."""

    region = settings().region


@dataclass(frozen=True, slots=True)
class Wish:
    """An item that somebody would like to read, and how to make it something: `fetch` reads several at once."""

    model: type[Model]
    pk: str
    sk: str | None = None

    @property
    def table(self) -> str:
        """The physical name of its table."""
        name: str = self.model.Meta.table_name
        return name

    @property
    def key(self) -> Raw:
        """The item's key as DynamoDB wants it."""
        return _key(self.model, self.pk, self.sk)

    @property
    def name(self) -> str:
        """The item's place in all tables, as one text."""
        return _name(self.table, self.key)


def find(model: type[Item], pk: str, sk: str | None = None) -> Item | None:
    """The item as it is now (a consistent read), or None."""
    raw = _get(model, pk, sk)
    return model.from_raw_data(raw) if raw else None


def find_plain(model: type[Model], pk: str, sk: str | None = None) -> dict[str, Any] | None:
    """The same as plain Python, for what is read at every request."""
    raw = _get(model, pk, sk)
    return plain(raw) if raw else None


def _get(model: type[Model], pk: str, sk: str | None) -> Raw | None:
    answer = aws.dynamodb().get_item(TableName=model.Meta.table_name, Key=_key(model, pk, sk), ConsistentRead=True)
    item: Raw | None = answer.get("Item")
    return item


def fetch(*wishes: Wish, consistent: bool = False) -> list[Any]:
    """What each wish found, in the order of the wishes, None where there is nothing: a BatchGetItem per 100.

    A read that is not `consistent` costs half, and may lag behind a write of the last second.
    """
    asked: dict[str, dict[str, Any]] = {}
    for wish in wishes:
        asked.setdefault(wish.table, {})[wish.name] = wish.key
    every = [(table, key) for table, keys in asked.items() for key in keys.values()]
    found: dict[str, Raw] = {}
    for start in range(0, len(every), _MOST_KEYS):
        for table, items in _batch_get(every[start : start + _MOST_KEYS], consistent=consistent):
            found |= {_name(table, item): item for item in items}
    raws = [found.get(wish.name) for wish in wishes]
    return [wish.model.from_raw_data(dict(raw)) if raw else None for wish, raw in zip(wishes, raws, strict=True)]


def _batch_get(keys: list[tuple[str, Raw]], *, consistent: bool) -> Iterable[tuple[str, list[Raw]]]:
    asked: dict[str, Any] = {}
    how = {"ConsistentRead": True} if consistent else {}
    for table, key in keys:
        asked.setdefault(table, {"Keys": [], **how})["Keys"].append(key)
    for _ in range(_UNPROCESSED_TRIES):
        if not asked:
            return
        answer = aws.dynamodb().batch_get_item(RequestItems=asked)
        yield from answer["Responses"].items()
        asked = answer.get("UnprocessedKeys") or {}
    if asked:
        raise Overloaded("The portal is very busy. Please try again.")


def save(model: Model) -> None:
    """Writes one item whole, whatever was there. Several items, or a condition: use `transaction`."""
    aws.dynamodb().put_item(TableName=model.Meta.table_name, Item=model.serialize())


def query(  # noqa: PLR0913  (the parts of a DynamoDB query)
    model: type[Model],
    pk: str,
    *,
    begins: str | None = None,
    between: tuple[str, str] | None = None,
    index: str | None = None,
    forward: bool = True,
    limit: int | None = None,
    start: Raw | None = None,
    consistent: bool = False,
) -> tuple[list[Raw], Raw | None]:
    """One Query: the raw items, and the key to go on from or None. Keys are (pk, sk) or those of the index."""
    partition, sort = _key_names(model, index)
    values: Raw = {":p": {"S": pk}}
    condition = "#p = :p"
    names = {"#p": partition}
    if begins is not None:
        condition, values[":b"], names["#s"] = "#p = :p AND begins_with(#s, :b)", {"S": begins}, sort
    if between is not None:
        condition, names["#s"] = "#p = :p AND #s BETWEEN :a AND :z", sort
        values[":a"], values[":z"] = {"S": between[0]}, {"S": between[1]}
    asked = {
        "TableName": model.Meta.table_name,
        "KeyConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
        "ScanIndexForward": forward,
        **({"IndexName": index} if index else {}),
        **({"Limit": limit} if limit else {}),
        **({"ExclusiveStartKey": start} if start else {}),
        **({"ConsistentRead": True} if consistent else {}),
    }
    answer = aws.dynamodb().query(**asked)
    return answer["Items"], answer.get("LastEvaluatedKey")


def every(model: type[Model], pk: str, **how: Any) -> Iterator[Raw]:
    """Every raw item of a partition, or of the part of it that `how` names as for `query`.

    They are read while they are asked for, `limit` (else a megabyte) at a time, so none are held but those of a page.
    """
    for items in pages(model, pk, **how):
        yield from items


def pages(model: type[Model], pk: str, **how: Any) -> Iterator[list[Raw]]:
    """The same a page at a time, for whoever does something with many at once."""
    start: Raw | None = None
    while True:
        items, start = query(model, pk, start=start, **how)
        yield items
        if start is None:
            return


def page(
    model: type[Item],
    pk: str,
    *,
    cursor: str | None,
    limit: int,
    make: Callable[[Raw], Any] | None = None,
    **how: Any,
) -> Page[Any]:
    """One page of a Query. The cursor is bound to table, index and partition: another owner's is refused."""
    partition, sort = _key_names(model, how.get("index"))
    names = {partition, sort, *_key_names(model, None)} - {""}
    start = cursors.unseal(cursor, names, (partition, pk))
    bounds = how.get("between")
    if start and bounds and not bounds[0] <= start[sort]["S"] <= bounds[1]:
        raise cursors.InvalidCursor("That page does not exist. Start again from the first one.")
    items, last = query(model, pk, limit=limit, start=start, **how)
    made = [(make or model.from_raw_data)(item) for item in items]
    return Page(made, cursors.seal(last))


def plain(raw: Raw) -> dict[str, Any]:
    """Attribute values as plain Python: strings, integers, booleans, lists and dicts. Faster than a model for lists."""
    return {
        name: value["S"] if "S" in value else int(value["N"]) if "N" in value else _plain(value)  # most are these two
        for name, value in raw.items()
    }


def _plain(value: dict[str, Any]) -> Any:
    [(kind, inner)] = value.items()
    match kind:
        case "N":
            return int(inner)
        case "M":
            return {name: _plain(each) for name, each in inner.items()}
        case "L":
            return [_plain(each) for each in inner]
        case "NULL":
            return None
    return inner


def _key(model: type[Model], pk: str, sk: str | None) -> Raw:
    partition, sort = _key_names(model, None)
    key: Raw = {partition: {"S": pk}}
    if sk is not None:
        key[sort] = {"S": sk}
    return key


@cache
def _key_names(model: type[Model], index: str | None) -> tuple[str, str]:
    holder: Any = model._indexes[index] if index else model  # pynamodb has no public name for it
    names = {one["KeyType"]: one["AttributeName"] for one in holder._get_schema()["key_schema"]}
    return names["HASH"], names.get("RANGE", "")


def _name(table: str, item: Raw) -> str:
    return "/".join((table, item["pk"]["S"], item.get("sk", {"S": ""})["S"]))
