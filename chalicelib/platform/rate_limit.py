"""Limits for whoever has not signed in: so many requests of one address to one route a minute.

A counter per address, route and minute in the counters table. When counting fails the request goes through:
a limiter must never be the reason why the portal is away.
"""

import hashlib
from datetime import timedelta

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel import clock
from chalicelib.kernel.errors import TooMany
from chalicelib.platform import aws, db
from chalicelib.platform.observability import logger
from chalicelib.platform.settings import settings

PUBLIC_PER_MINUTE = 240


class Slower(TooMany):
    """More requests in a minute than a person makes."""


class Counter(Model):
    """`L#<digest>` counts a limit; it expires."""

    class Meta(db.TableMeta):
        table_name = settings().table("counters")

    pk = UnicodeAttribute(hash_key=True)
    hits = NumberAttribute(default=0)
    expires_at = NumberAttribute()


def allow_public(address: str, route: str) -> None:
    """Counts one request of an address to a public route. Raises Slower beyond PUBLIC_PER_MINUTE."""
    allow(f"{address}|{route}", most=PUBLIC_PER_MINUTE, window=timedelta(minutes=1))


def allow(what: str, *, most: int, window: timedelta) -> None:
    """Counts one occurrence of `what` in the present window. Raises Slower when there were more than `most`."""
    if count(what, window) > most:
        seconds = int(window.total_seconds())
        wait = seconds - int(clock.now().timestamp()) % seconds
        raise Slower(f"That was a lot in a short time. Please go on in {wait} seconds.", retry_after=wait)


def count(what: str, window: timedelta) -> int:
    """How often `what` has occurred in the present window, this time included; 0 when that cannot be counted."""
    seconds = int(window.total_seconds())
    now = int(clock.now().timestamp())
    digest = hashlib.sha256(what.encode()).hexdigest()[:32]  # an address is personal data: only its digest is kept
    try:
        return _count(f"L#{digest}#{now // seconds}", expires_at=now + 2 * seconds)
    except (BotoCoreError, ClientError) as error:
        logger.warning("a rate limit could not be counted", exc_info=error)
        return 0


def _count(pk: str, expires_at: int) -> int:
    answer = aws.dynamodb().update_item(
        TableName=Counter.Meta.table_name,
        Key={"pk": {"S": pk}},
        UpdateExpression="ADD hits :one SET expires_at = :end",
        ExpressionAttributeValues={":one": {"N": "1"}, ":end": {"N": str(expires_at)}},
        ReturnValues="UPDATED_NEW",
    )
    return int(answer["Attributes"]["hits"]["N"])
