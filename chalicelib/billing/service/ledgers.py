"""The list of ledgers, and when each of its shards is walked: at three in the vendor's night."""

from datetime import UTC, datetime, time, timedelta

from chalicelib.billing.models.ledgers import Ledger, shard_of
from chalicelib.platform import timers, vendor
from chalicelib.platform.transaction import Transaction

TIMER = "billing.verify"
_NIGHT = time(3)
_FROM = "@"  # between a shard and the account after which its walk goes on


def enlist(tx: Transaction, account_id: str) -> None:
    """A ledger's first posting: from the next night on it is checked."""
    shard = shard_of(account_id)
    tx.put(Ledger(Ledger.key(shard), account_id))
    walk_tomorrow(tx, shard)


def walk_tomorrow(tx: Transaction, shard: str) -> None:
    """Asks for the next night's walk of a shard. Asking twice is asking once."""
    night = datetime.combine(vendor.today() + timedelta(1), _NIGHT, vendor.calendar().tz)
    timers.set(tx, shard, TIMER, night.astimezone(UTC))


def walk_on(tx: Transaction, shard: str, after: str, now: datetime) -> None:
    """Asks that a walk goes on behind that account with the next sweep."""
    timers.set(tx, f"{shard}{_FROM}{after}", TIMER, now)


def place_of(ref: str) -> tuple[str, str]:
    """The shard that a timer is about, and the account behind which it goes on; empty from the beginning."""
    shard, _, after = ref.partition(_FROM)
    return shard, after
