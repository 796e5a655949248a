"""The nightly check: every ledger that has moved is compared with its entries, chunk by chunk.

A timer starts the walk of a shard. A chunk checks some ledgers, and another timer goes on behind the last of them; a
chunk whose process dies comes again from the queue, and checks what it had not recorded.
"""

import hashlib
import json
from datetime import timedelta

from aws_lambda_powertools.metrics import MetricUnit

from chalicelib.accounts import service as accounts
from chalicelib.billing.events import LedgerDiffers
from chalicelib.billing.models import Head, account_key
from chalicelib.billing.models.ledgers import Differing, Ledger, Walked, shard_of
from chalicelib.billing.schemas import DifferingView, LedgerCheckView
from chalicelib.billing.service import ledgers
from chalicelib.billing.service.verifying import verify
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.observability import logger, metrics

_CHUNK = 25  # ledgers,
_ENTRIES = 20_000  # or so many entries in all: what one run has time for
_MOST_TOLD = 20
_LONGEST = 300  # characters of a difference that are shown
_A_NIGHT = timedelta(hours=30)  # from one check to the next at most; a later one has failed
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
    last, checked, differences = _check(every)
    if last is not None and (more or last != every[-1].sk):
        with db.transaction() as tx:
            ledgers.walk_on(tx, shard, last, clock.now())
    else:
        db.save(Walked(sk=shard, checked_at=clock.stamp(clock.now())))
    _measure(LedgersChecked=checked, LedgerDifferences=differences)


def _check(every: list[Ledger]) -> tuple[str | None, int, int]:
    """The account of the last ledger that there was time for, how many had to be read, and what differs in all."""
    heads = db.fetch(*(db.Wish(Head, account_key(ledger.sk), "CREDIT") for ledger in every), consistent=True)
    last, entries, checked, differences = None, 0, 0, 0
    for ledger, head in zip(every, heads, strict=True):
        due = head is not None and (_is_whole_night(ledger.sk) or ledger.version != head.version)
        if due and entries and entries + int(head.entries) > _ENTRIES:
            break
        if due:
            entries += int(head.entries)
            checked += 1
            differences += len(check_ledger(ledger.sk))
        last = ledger.sk
    return last, checked, differences


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
        differing = Differing(sk=account_id)
        if not differences:
            tx.delete(differing)
        else:
            differing.things, differing.first = len(differences), differences[0][:_LONGEST]
            tx.put(differing)
            outbox.add(tx, LedgerDiffers(account_id=account_id, count=len(differences)))
    if differences:
        logger.error("a ledger differs from its entries", account_id=account_id, count=len(differences))
    return differences


def _measure(**counts: int) -> None:
    """Zeros are told too: silence means that nobody looked."""
    for name, value in counts.items():
        metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)
    metrics.flush_metrics()


def ledger_check(cursor: str | None, limit: int) -> LedgerCheckView:
    """When every ledger was last compared with its entries, and those that differ, for staff."""
    walked = min((one.checked_at for one in Walked.every()), default=None)
    page = Differing.page(cursor, limit)
    names = accounts.names(one.sk for one in page.items)
    differing = [
        DifferingView(account_id=one.sk, customer=names.get(one.sk, ""), count=int(one.things), first=one.first or "")
        for one in page.items
    ]
    late = walked is not None and clock.parse(walked) < clock.now() - _A_NIGHT
    return LedgerCheckView(items=differing, next_cursor=page.next_cursor, checked_at=walked, is_late=late)


def differences_of(account_id: str) -> list[str]:
    """What the last check found, for whoever is told of it."""
    found = db.find(Ledger, Ledger.key(shard_of(account_id)), account_id)
    lines: list[str] = json.loads(found.differences) if found and found.differences else []
    return lines
