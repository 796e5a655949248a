"""The nightly check: every ledger that has moved is compared with its entries, chunk by chunk.

A timer starts the walk of a shard. A chunk checks some ledgers, and another timer goes on behind the last of them; a
chunk whose process dies comes again from the queue, and checks what it had not recorded.
"""

import hashlib
import json

from aws_lambda_powertools.metrics import MetricUnit

from chalicelib.billing.events import LedgerDiffers
from chalicelib.billing.models import Head, account_key
from chalicelib.billing.models.ledgers import Ledger, shard_of
from chalicelib.billing.service import ledgers
from chalicelib.billing.service.verifying import verify
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.observability import logger, metrics

_CHUNK = 25  # ledgers,
_ENTRIES = 20_000  # or so many entries in all: what one run has time for
_MOST_TOLD = 20
_WHOLE_EVERY = 28  # days: then also what did not move is read, in case something else than we wrote to the table


def check_ledgers(ref: str, _envelope: Envelope) -> None:
    """A timer of a shard has fired: asks for the next night, checks the next ledgers of it, and asks to go on."""
    shard, after = ledgers.place_of(ref)
    if not after:  # first of all: what ends this walk early must not end the nights
        with db.transaction() as tx:
            ledgers.walk_tomorrow(tx, shard)
    between = (f"{after}!", "~")  # "!" sorts before whatever an account's id holds
    found, more = db.query(Ledger, Ledger.key(shard), between=between, limit=_CHUNK, consistent=True)
    every = [Ledger.from_raw_data(raw) for raw in found]
    last, checked = _check(every)
    if last is not None and (more or last != every[-1].sk):
        with db.transaction() as tx:
            ledgers.walk_on(tx, shard, last, clock.now())
    _measure("LedgersChecked", checked)


def _check(every: list[Ledger]) -> tuple[str | None, int]:
    """The account of the last ledger that there was time for, and how many had to be read."""
    heads = db.fetch(*(db.Wish(Head, account_key(ledger.sk), "CREDIT") for ledger in every), consistent=True)
    last, entries, checked = None, 0, 0
    for ledger, head in zip(every, heads, strict=True):
        due = head is not None and (_is_whole_night(ledger.sk) or ledger.version != head.version)
        if due and entries and entries + int(head.entries) > _ENTRIES:
            break
        if due:
            entries += int(head.entries)
            checked += 1
            check_ledger(ledger.sk)
        last = ledger.sk
    return last, checked


def _is_whole_night(account_id: str) -> bool:
    place = hashlib.sha256(account_id.encode()).digest()[1]
    return vendor.today().toordinal() % _WHOLE_EVERY == place % _WHOLE_EVERY


def check_ledger(account_id: str) -> list[str]:
    """Compares one ledger with its entries, and records and reports what does not agree."""
    head = db.find(Head, account_key(account_id), "CREDIT")
    differences = verify(account_id)
    ledger = Ledger(
        Ledger.key(shard_of(account_id)),
        account_id,
        version=int(head.version) if head and not differences else None,
        checked_at=clock.stamp(clock.now()),
        differences=json.dumps(differences[:_MOST_TOLD], ensure_ascii=False) if differences else None,
    )
    with db.transaction() as tx:
        tx.put(ledger)
        if differences:
            outbox.add(tx, LedgerDiffers(account_id=account_id, count=len(differences)))
    if differences:
        logger.error("a ledger differs from its entries", account_id=account_id, count=len(differences))
        _measure("LedgerDifferences", len(differences))
    return differences


def _measure(name: str, value: int) -> None:
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)
    metrics.flush_metrics()


def differences_of(account_id: str) -> list[str]:
    """What the last check found, for whoever is told of it."""
    found = db.find(Ledger, Ledger.key(shard_of(account_id)), account_id)
    lines: list[str] = json.loads(found.differences) if found and found.differences else []
    return lines
