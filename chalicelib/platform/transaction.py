"""What must be true together is written together: one TransactWriteItems, each write with its own refusal."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.kernel.errors import Conflict, DomainError, Unavailable
from chalicelib.platform import aws

MAX_WRITES = 100
_TRIES = 8
_ALONE = {"Put": "put_item", "Update": "update_item", "Delete": "delete_item"}
_RETRIED = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


class WriteConflict(Conflict):
    """Somebody else changed the same thing in between."""


class Busy(Unavailable):
    """Too many others wrote to the same items; nothing was written."""


class Transaction:
    """Collects writes. A neighbour's function takes it as `tx` and only adds to it."""

    def __init__(self) -> None:
        self._writes: list[dict[str, Any]] = []
        self._refusals: list[DomainError | None] = []
        self._models: list[type[Model]] = []

    def put(self, item: Model, *, condition: Condition | None = None, otherwise: DomainError | None = None) -> None:
        """Writes the item whole. With a VersionAttribute the stored version must be the one that was read."""
        self._add("Put", item, item.get_save_kwargs_from_instance(condition=condition), otherwise)

    def create(self, item: Model, *, otherwise: DomainError | None = None) -> None:
        """Writes an item that must not exist yet."""
        key = type(item)._hash_key_attribute()  # pynamodb has no public name for it
        self.put(item, condition=key.does_not_exist(), otherwise=otherwise)

    def update(
        self,
        item: Model,
        actions: Sequence[Action],
        *,
        condition: Condition | None = None,
        otherwise: DomainError | None = None,
    ) -> None:
        """Changes attributes of the item with that key, which need not have been read."""
        kwargs = item.get_update_kwargs_from_instance(
            actions=list(actions), condition=condition, add_version_condition=False
        )
        self._add("Update", item, kwargs, otherwise)

    def delete(self, item: Model, *, condition: Condition | None = None, otherwise: DomainError | None = None) -> None:
        """Removes the item with that key; without a condition it need not exist."""
        kwargs = item.get_delete_kwargs_from_instance(condition=condition, add_version_condition=False)
        self._add("Delete", item, kwargs, otherwise)

    def check(self, item: Model, condition: Condition, *, otherwise: DomainError | None = None) -> None:
        """Writes nothing, but the others are written only if this condition holds."""
        partition, sort = _keys(item)
        kwargs = item.get_operation_kwargs_from_class(partition, sort, condition=condition)
        self._add("ConditionCheck", item, kwargs, otherwise)

    def _add(self, kind: str, item: Model, kwargs: dict[str, Any], otherwise: DomainError | None) -> None:
        kwargs.pop("ReturnValuesOnConditionCheckFailure", None)
        if otherwise is not None:
            kwargs["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
        kwargs["TableName"] = item.Meta.table_name
        self._writes.append({kind: kwargs})
        self._refusals.append(otherwise)
        self._models.append(type(item))

    def commit(self) -> None:
        """All of the writes, or none. Raises the refusal of the write whose condition failed."""
        if not self._writes:
            return
        for attempt in range(_TRIES):
            try:
                self._send()
            except ClientError as error:
                self._refuse_or_wait(error, attempt)
            else:
                return
        raise Busy("Many people are ordering or writing the same thing right now. Please try again.")

    def _send(self) -> None:
        [(kind, kwargs)] = self._writes[0].items()
        if len(self._writes) == 1 and kind in _ALONE:  # a single write needs no transaction, which costs twice as much
            getattr(aws.dynamodb(), _ALONE[kind])(**kwargs)
        else:
            aws.dynamodb().transact_write_items(TransactItems=self._writes)

    def _refuse_or_wait(self, error: ClientError, attempt: int) -> None:
        reasons = _reasons(error)
        codes = {reason.get("Code", "None") for reason in reasons}
        if "ConditionalCheckFailed" in codes:
            raise self._refusal(reasons) from error
        retried = error.response["Error"]["Code"] == "TransactionInProgressException"
        if not retried and (not reasons or not codes <= _RETRIED | {"None"}):
            raise error
        time.sleep(random.uniform(0.005, 0.02 * 2**attempt))  # noqa: S311  (spreads the retries, keeps no secret)

    def _refusal(self, reasons: list[Any]) -> DomainError:
        refusals: list[DomainError] = []
        for reason, refusal, model in zip(reasons, self._refusals, self._models, strict=True):
            if reason.get("Code") == "ConditionalCheckFailed":
                refused = refusal or WriteConflict("Somebody else changed this in between. Look again.")
                refused.found = model.from_raw_data(reason["Item"]) if reason.get("Item") else None
                refusals.append(refused)
        refusals[0].others = tuple(refusals[1:])
        return refusals[0]


@contextmanager
def transaction() -> Iterator[Transaction]:
    """Leaving the block commits; an exception inside writes nothing."""
    tx = Transaction()
    yield tx
    tx.commit()


def _reasons(error: ClientError) -> list[Any]:
    """Why each write was refused, in their order; a single write says so in its own way."""
    response: dict[str, Any] = dict(error.response)
    if response["Error"]["Code"] == "ConditionalCheckFailedException":
        return [{"Code": "ConditionalCheckFailed", "Item": response.get("Item")}]
    return list(response.get("CancellationReasons", []))


def _keys(item: Model) -> tuple[Any, Any]:
    sort = type(item)._range_key_attribute()
    return getattr(item, type(item)._hash_key_attribute().attr_name), getattr(item, sort.attr_name) if sort else None
