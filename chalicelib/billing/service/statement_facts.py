"""What a statement says, however long it is: the entries of a period page by page, and what was open at its end."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chalicelib.billing.models import EntryItem, LedgerItem, OpenItem, account_key
from chalicelib.billing.rules import ageing, as_of
from chalicelib.billing.rules.references import creditor_reference
from chalicelib.billing.schemas import AgeingView, LedgerEntryView, OpenItemView, Period
from chalicelib.billing.service import disputes_shown, statements, stored, viewing
from chalicelib.billing.service.books import open_head
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Unavailable
from chalicelib.platform import db, vendor

_PAGE = 1000
_AT_ONCE = 100  # items of one read
_TRIES = 5


class LedgerMoving(Unavailable):
    """Postings went on all the while; reading again later is safe."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period of an account, and what bounds it: both days included, `mark` is the sort key of the last entry in it.

    With the same mark it is the same statement, whatever is posted later. Balances in minor units.
    """

    account_id: str
    since: str
    until: str
    currency: str
    opening: int
    closing: int
    mark: str


@dataclass(frozen=True, slots=True)
class Open:
    """What was open at the end of a span: debts by due date, then credits; and the debts by age on its last day."""

    items: tuple[OpenItemView, ...]
    references: tuple[str | None, ...]
    ageing: AgeingView


def statement_span(account_id: str, period: Period) -> Span:
    """The bounds of a period, which ends today at the latest. Raises PeriodNotValid."""
    since, until = statements.days(period)
    until = min(until, vendor.today())
    if since > until:
        raise statements.PeriodNotValid("A statement covers days that have begun.")
    pk = account_key(account_id)
    before, last = _last_before(pk, since), _last_before(pk, until + timedelta(1))
    return Span(
        account_id=account_id,
        since=since.isoformat(),
        until=until.isoformat(),
        currency=open_head(account_id, None).currency,
        opening=_balance(before),
        closing=_balance(last),
        mark=str(last["sk"]["S"]) if last else _start(since),
    )


def statement_entries(span: Span) -> Iterator[LedgerEntryView]:
    """The entries of the span in their order, read as they are asked for."""
    first = _start(date.fromisoformat(span.since))
    if span.mark <= first:
        return iter(())
    return _read(account_key(span.account_id), (first, span.mark), viewing.entry)


def open_at(span: Span) -> Open:
    """What was open at its end. Raises LedgerMoving."""
    for _ in range(_TRIES):
        items = _open_then(span)
        if sum(one.open if one.due else -one.open for one in items) == span.closing:
            return _aged(items, date.fromisoformat(span.until))
    raise LedgerMoving("Somebody is posting to this account all the time. Please try again.")


def _open_then(span: Span) -> list[OpenItemView]:
    """From what is open now and from every entry since. Something may be posted in between: the sum tells."""
    pk = account_key(span.account_id)
    now = {one.number: one for kind in ("OPEN#", "UNUSED#") for one in _listed(pk, kind)}
    later = as_of.since(
        _read(pk, (span.mark, "E#~"), lambda raw: stored.entry_of(EntryItem.from_raw_data(raw)), after=True)
    )
    closed_since = [number for number in later.changes if number not in now and later.open_then(number, 0)]
    for start in range(0, len(closed_since), _AT_ONCE):
        wishes = (db.Wish(LedgerItem, pk, LedgerItem.key(number)) for number in closed_since[start : start + _AT_ONCE])
        now |= {
            found.number: _view(stored.open_item(pk, stored.as_item(found), span.currency))
            for found in db.fetch(*wishes)
        }
    end = clock.stamp(statements.moment(date.fromisoformat(span.until) + timedelta(1)))
    held = disputes_shown.held_at(span.account_id, end)
    then = (_as_it_was(one, later.open_then(one.number, one.open), held) for one in now.values())
    return sorted((one for one in then if one.open), key=lambda one: (one.due or "~", one.on, one.number))


def _as_it_was(item: OpenItemView, open_then: int, held: Mapping[str, int]) -> OpenItemView:
    """An item at the end of a span: with what was open and contested of it then."""
    contested = min(held.get(item.number, 0), open_then) if item.due else 0
    return item.model_copy(update={"open": open_then, "disputed": contested})


def _aged(items: list[OpenItemView], day: date) -> Open:
    by_due: dict[date, int] = {}
    contested: dict[date, int] = {}
    for one in items:
        if one.due:
            due = date.fromisoformat(one.due)
            by_due[due] = by_due.get(due, 0) + one.open
            contested[due] = contested.get(due, 0) + one.disputed
    references = tuple(creditor_reference(one.number) if one.due else None for one in items)
    return Open(tuple(items), references, AgeingView.of(ageing.aged(by_due, contested, day)))


def _listed(pk: str, kind: str) -> Iterator[OpenItemView]:
    return _read(pk, (kind, kind + "~"), lambda raw: _view(OpenItem.from_raw_data(raw)))


def _view(item: OpenItem) -> OpenItemView:
    return OpenItemView.model_validate({"due": None, **item.attribute_values, "column": None})


def _read(pk: str, between: tuple[str, str], make: Callable[[db.Raw], Any], *, after: bool = False) -> Iterator[Any]:
    """Items of a partition between two sort keys, page by page; `after`: without the first one itself."""
    raws = db.every(EntryItem, pk, between=between, limit=_PAGE, consistent=True)
    return (make(raw) for raw in raws if not (after and raw["sk"]["S"] == between[0]))


def _last_before(pk: str, day: date) -> db.Raw | None:
    keys = ("E#", _start(day))
    found, _ = db.query(EntryItem, pk, between=keys, forward=False, limit=1, consistent=True)
    return found[0] if found else None


def _start(day: date) -> str:
    """The sort key before all entries of that day and later."""
    return stored.sortable_day(statements.moment(day))


def _balance(entry: db.Raw | None) -> int:
    return int(entry["balance"]["N"]) if entry else 0
