"""Statements: the entries of a period between its balances, as a view and as CSV."""

import csv
import io
from datetime import date, datetime, time, timedelta
from itertools import islice

from chalicelib.billing.models import EntryItem, account_key
from chalicelib.billing.rules.amounts import as_text
from chalicelib.billing.schemas import Period, StatementView
from chalicelib.billing.service import stored, viewing
from chalicelib.billing.service.books import open_head
from chalicelib.kernel.errors import Invalid
from chalicelib.platform import db, vendor

MOST_ENTRIES = 5000
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)
"""Between them, every moment has its place among the entries' sort keys."""


class PeriodNotValid(Invalid):
    """It ends before it begins, or on a day that there is not."""


class StatementTooLong(Invalid):
    """More entries than one answer holds."""


def statement(account_id: str, period: Period) -> StatementView:
    """The statement of a period. Raises PeriodNotValid or StatementTooLong."""
    since, until = days(period)
    head = open_head(account_id, None)
    pk = account_key(account_id)
    start, end = moment(since), moment(until + timedelta(1))
    entries = [viewing.entry_facts(raw) for raw in _between(pk, start, end)]
    opening = entries[0]["balance"] - entries[0]["effect"] if entries else _balance_before(pk, start)
    facts = {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "currency": head.currency,
        "opening": opening,
        "entries": entries,
        "closing": entries[-1]["balance"] if entries else opening,
    }
    return StatementView.model_validate(facts)


def days(period: Period) -> tuple[date, date]:
    """The first and last day that are asked for. Raises PeriodNotValid."""
    today = vendor.today()
    try:
        until = date.fromisoformat(period.until) if period.until else today
        since = date.fromisoformat(period.since) if period.since else min(until, today.replace(day=1))
    except ValueError as error:
        raise PeriodNotValid("There is no such day.") from error
    if since > until:
        raise PeriodNotValid("A period ends on the day it begins, or later.")
    if since < FIRST_DAY or until > LAST_DAY:
        raise PeriodNotValid("A statement covers days from 2000 to 2999.")
    return since, until


def moment(day: date) -> datetime:
    """When the vendor's day begins."""
    return datetime.combine(day, time(), vendor.calendar().tz)


def _between(pk: str, start: datetime, end: datetime) -> list[db.Raw]:
    keys = (stored.sortable_day(start), stored.sortable_day(end))
    found = list(islice(db.every(EntryItem, pk, between=keys, consistent=True), MOST_ENTRIES + 1))
    if len(found) > MOST_ENTRIES:
        raise StatementTooLong("There are too many entries for one statement.", most=MOST_ENTRIES)
    return found


def _balance_before(pk: str, moment: datetime) -> int:
    keys = ("E#", stored.sortable_day(moment))
    items, _ = db.query(EntryItem, pk, between=keys, forward=False, limit=1, consistent=True)
    return int(items[0]["balance"]["N"]) if items else 0


def statement_csv(account_id: str, period: Period) -> tuple[str, str]:
    """The same as CSV (RFC 4180) with its file name: amounts with a decimal point, one line per entry."""
    drawn = statement(account_id, period)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["posted", "kind", "number", "against", "on", "due", "effect", "balance", "currency"])
    rows.writerow([drawn.since, "opening", "", "", "", "", "", as_text(drawn.opening, drawn.currency), drawn.currency])
    for entry in drawn.entries:
        figures = [as_text(amount, drawn.currency) for amount in (entry.effect, entry.balance)]
        days = [entry.on, entry.due or ""]
        rows.writerow([entry.at, entry.kind.value, entry.number, entry.against or "", *days, *figures, drawn.currency])
    rows.writerow([drawn.until, "closing", "", "", "", "", "", as_text(drawn.closing, drawn.currency), drawn.currency])
    return text.getvalue(), f"statement-{drawn.since}-{drawn.until}.csv"
