"""The outbox: an event is written with the change that caused it, and stays open until every reaction has happened.

Its table's stream feeds the relay, which puts one message per (event, reaction) on that reaction's queue. What a lost
queue or a dead process left open is sent again by the minute sweep.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.event import Envelope, Event
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import aws, context, db
from chalicelib.platform.settings import settings
from chalicelib.platform.transaction import Transaction

KEEP = timedelta(days=7)
SHARDS = 4
_MOST_DOUBLINGS = 8


class Repeated(Conflict):
    """This very request was carried out before; `found` is its event."""


class _Open(GlobalSecondaryIndex[Any]):
    class Meta:
        index_name = "open"
        projection = KeysOnlyProjection()

    open_shard = UnicodeAttribute(hash_key=True)
    open_since = UnicodeAttribute(range_key=True)


class OutboxItem(Model):
    """One event. Key: pk = event id. Index `open` holds the ones that still await a reaction."""

    class Meta(db.TableMeta):
        table_name = settings().table("outbox")

    pk = UnicodeAttribute(hash_key=True)
    name = UnicodeAttribute()
    envelope = UnicodeAttribute()
    body_hash = UnicodeAttribute(null=True)
    result = UnicodeAttribute(null=True)
    done = UnicodeSetAttribute(null=True)
    resent = NumberAttribute(null=True)
    open_shard = UnicodeAttribute(null=True)
    open_since = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()
    open = _Open()


def add(tx: Transaction, event: Event, key: IdempotencyKey | None = None, result: str | None = None) -> str:
    """Adds the event to the transaction and returns its id.

    With a key the id derives from it: when the request comes again, its transaction is refused with Repeated, whose
    `found` holds the first one's `body_hash` and `result` (the id of what it made).
    """
    at, deed = clock.now(), context.current()
    event_id = key.derive("evt") if key else ids.new("evt", at)
    envelope = Envelope(
        event_id=event_id,
        name=event.name,
        at=at,
        actor=deed.actor,
        on_behalf_of=deed.on_behalf_of,
        reason=deed.reason,
        cause=deed.cause,
        hops=deed.hops,
        data=event.model_dump(mode="json"),
    )
    item = OutboxItem(
        pk=event_id,
        name=event.name,
        envelope=envelope.model_dump_json(exclude_defaults=True),
        body_hash=key.body_hash if key else None,
        result=result,
        open_shard=f"O#{ord(event_id[-1]) % SHARDS}",
        open_since=clock.stamp(at),
        expires_at=int((at + KEEP).timestamp()),
    )
    tx.create(item, otherwise=Repeated("This request was carried out before.") if key else None)
    return event_id


def first_result(repeated: Repeated, key: IdempotencyKey) -> str:
    """What the first request with this key made. Raises IdempotencyKeyReused when its body was another."""
    found = repeated.found
    if not isinstance(found, OutboxItem):
        raise repeated
    key.ensure_same(found.body_hash or "")
    return found.result or ""


def is_repeat(key: IdempotencyKey) -> bool:
    """Whether the event of this request is there already. Looked up only when a write was refused.

    Raises IdempotencyKeyReused when the first one had another body.
    """
    first = db.find(OutboxItem, key.derive("evt"))
    if first is not None:
        key.ensure_same(first.body_hash or "")
    return first is not None


def is_done(event_id: str, reaction: str) -> bool:
    """Whether this reaction to this event has recorded its effect; true as well when the event has expired."""
    item = db.find(OutboxItem, event_id)
    return item is None or reaction in (item.done or set())


def settle(event_id: str, reaction: str, awaited: set[str]) -> None:
    """Records that a reaction has happened; the last of the awaited ones closes the event."""
    asked = {
        "TableName": OutboxItem.Meta.table_name,
        "Key": {"pk": {"S": event_id}},
        "ConditionExpression": "attribute_exists(pk)",
    }
    values = {":one": {"SS": [reaction]}}
    client = aws.dynamodb()
    try:
        answer = client.update_item(
            **asked, UpdateExpression="ADD done :one", ExpressionAttributeValues=values, ReturnValues="UPDATED_NEW"
        )
    except client.exceptions.ConditionalCheckFailedException:
        return  # expired: nobody waits for it any more
    if awaited <= set(answer["Attributes"]["done"]["SS"]):
        client.update_item(**asked, UpdateExpression="REMOVE open_shard, open_since")


def close(event_id: str) -> None:
    """An event that nobody reacts to needs no waiting."""
    settle(event_id, "nobody", set())


def stale(before: datetime, limit: int) -> list[str]:
    """Ids of events that have been open since before that moment, oldest first per shard."""
    until = clock.stamp(before)
    found: list[str] = []
    for shard in range(SHARDS):
        items, _ = db.query(OutboxItem, f"O#{shard}", index="open", between=("0", until), limit=limit)
        found += [item["pk"]["S"] for item in items]
    return found


def postpone(item: OutboxItem, until: datetime) -> None:
    """After a resend: the event counts as stale again from `until` on, and twice as long after each further resend."""
    resent = int(item.resent or 0) + 1
    wait = (until - clock.now()) * (2 ** min(resent, _MOST_DOUBLINGS) - 1)
    client = aws.dynamodb()
    try:
        client.update_item(
            TableName=OutboxItem.Meta.table_name,
            Key={"pk": {"S": item.pk}},
            UpdateExpression="SET open_since = :since, resent = :times",
            ConditionExpression="attribute_exists(open_shard)",
            ExpressionAttributeValues={
                ":since": {"S": clock.stamp(clock.now() + wait)},
                ":times": {"N": str(resent)},
            },
        )
    except client.exceptions.ConditionalCheckFailedException:
        return  # its last reaction happened meanwhile


def envelope_of(item: OutboxItem) -> Envelope:
    """The event as it was written."""
    return Envelope.model_validate(json.loads(item.envelope))
