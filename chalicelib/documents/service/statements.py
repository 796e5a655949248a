"""Statements: each gets a number when it is first asked for, and its facts are archived once, unchanged for ever."""

import random
import time
from collections.abc import Iterator
from typing import BinaryIO

from chalicelib.billing import service as billing
from chalicelib.documents.facts import statements as facts
from chalicelib.documents.models import Series, Statement, StatementOf, account_key
from chalicelib.documents.service import gathering, spool
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, Unavailable
from chalicelib.platform import db, files, vendor

_TRIES = 12


class _OpenedBefore(Conflict):
    """This period, with these entries, has a statement."""


class _SeriesMoved(Conflict):
    """Another statement took the number first."""


class _ArchivedMeanwhile(Conflict):
    """Another process archived the facts first; those count."""


class StatementsBusy(Unavailable):
    """Too many statements are being opened at once; nothing was written."""


def opened(account_id: str, since: str | None, until: str | None) -> str:
    """The number of the statement of that period: the same as long as nothing is posted to it, else a new one."""
    gathering.customer(account_id)
    span = billing.statement_span(account_id, billing.Period(since=since, until=until))
    for attempt in range(_TRIES):
        try:
            return _open(span)
        except (_OpenedBefore, _SeriesMoved) as refusal:
            before = [one.found for one in (refusal, *refusal.others) if isinstance(one.found, StatementOf)]
            if before:
                return before[0].number
            time.sleep(random.uniform(0.002, 0.01 * 2 ** min(attempt, 6)))  # noqa: S311  (spreads the retries)
    raise StatementsBusy("Too many statements are being made at once. Please try again.")


def _open(span: billing.Span) -> str:
    pk, now = account_key(span.account_id), clock.now()
    year = vendor.day_of(now).year
    series = f"SERIES#{year}"
    found = db.find(Series, series, "STATEMENT")
    last = int(found.last) if found else 0
    number = f"S{year}-{last + 1:06d}"
    statement = Statement(
        pk,
        Statement.key(number),
        number=number,
        since=span.since,
        until=span.until,
        mark=span.mark,
        drawn_at=clock.stamp(now),
        currency=span.currency,
        opening=span.opening,
        closing=span.closing,
    )
    of = StatementOf(pk, StatementOf.key(span.since, span.until, span.mark), number=number)
    condition = Series.last == last if found else Series.pk.does_not_exist()
    with db.transaction() as tx:
        tx.create(of, otherwise=_OpenedBefore("There is a statement of that period."))
        tx.put(Series(series, last=last + 1), condition=condition, otherwise=_SeriesMoved("That number is taken."))
        tx.create(statement)
    return number


def has(account_id: str, number: str) -> bool:
    """Whether the account has a statement with that number."""
    return db.find(Statement, account_key(account_id), Statement.key(number)) is not None


def archived(account_id: str, number: str) -> Statement:
    """The statement with its facts archived, by this process or another."""
    found = db.find(Statement, account_key(account_id), Statement.key(number))
    if found is None:
        raise LookupError(number)
    if found.file_key:
        return found
    with spool.file() as file:
        _draw(account_id, found, file)
        digest, _ = spool.seal(file)
        found.file_key, found.sha256 = f"{account_id}/{number}/{digest}.json", digest
        files.store(found.file_key, file, "application/json; charset=utf-8")
    return _remember(found)


def _remember(found: Statement) -> Statement:
    actions = [Statement.file_key.set(found.file_key), Statement.sha256.set(found.sha256)]
    try:
        with db.transaction() as tx:
            item = Statement(found.pk, found.sk)
            refusal = _ArchivedMeanwhile("It was archived meanwhile.")
            tx.update(item, actions, condition=Statement.file_key.does_not_exist(), otherwise=refusal)
    except _ArchivedMeanwhile as meanwhile:
        if isinstance(meanwhile.found, Statement):
            return meanwhile.found
        raise
    return found


def _draw(account_id: str, found: Statement, file: BinaryIO) -> None:
    span = billing.Span(
        account_id=account_id,
        since=found.since,
        until=found.until,
        currency=found.currency,
        opening=int(found.opening),
        closing=int(found.closing),
        mark=found.mark,
    )
    left = billing.open_at(span)
    head = facts.Head(
        number=found.number,
        since=found.since,
        until=found.until,
        drawn_on=vendor.day_of(clock.parse(found.drawn_at)).isoformat(),
        currency=found.currency,
        issuer=gathering.issuer(),
        customer=gathering.customer(account_id),
        opening=int(found.opening),
        closing=int(found.closing),
        ageing=facts.Ageing.of(left.ageing),
    )
    open_items = (
        facts.OpenItem(**{**one.model_dump(mode="json"), "pay_by": reference})
        for one, reference in zip(left.items, left.references, strict=True)
    )
    facts.write(file, head, _entries(span), open_items)


def _entries(span: billing.Span) -> Iterator[facts.Entry]:
    for entry in billing.statement_entries(span):
        day = vendor.day_of(clock.parse(entry.at)).isoformat()
        yield facts.Entry(**{**entry.model_dump(mode="json"), "at": day})
