"""How the ledger is kept in the table, and back: stored items as the rules see them."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from chalicelib.billing.models import EntryItem, Head, LedgerItem, OpenItem, account_key, amount_key
from chalicelib.billing.rules import credit
from chalicelib.billing.rules.disputes import Dispute, DisputeState
from chalicelib.billing.rules.entries import Entry, Kind
from chalicelib.billing.rules.projections import Item, Settlement, Totals
from chalicelib.kernel import clock, ids


def empty_head(account_id: str, currency: str) -> Head:
    """The head of a ledger to which nothing was posted yet."""
    return Head(
        account_key(account_id),
        "CREDIT",
        currency=currency,
        version=0,
        entries=0,
        last_at="1970-01-01T00:00:00.000Z",
        debits=0,
        credits=0,
        by_due="{}",
        contested_by_due="{}",
        reserved=0,
    )


def totals_of(head: Head) -> Totals:
    """The sums that a head holds."""
    return Totals(int(head.debits), int(head.credits), days(head.by_due), days(head.contested_by_due))


def left_of(head: Head) -> int | None:
    """What is left of the account's limit; None without one."""
    limit = None if head.limit is None else int(head.limit)
    return credit.available(limit, int(head.debits) - int(head.credits), int(head.reserved))


def days(text: str) -> dict[date, int]:
    """Amounts by day, from how they are kept."""
    return {date.fromisoformat(day): amount for day, amount in json.loads(text).items()}


def days_text(amounts: Mapping[date, int]) -> str:
    """How amounts by day are kept."""
    return json.dumps({day.isoformat(): amount for day, amount in amounts.items()}, separators=(",", ":"))


def as_item(found: LedgerItem) -> Item:
    """A stored item as the rules see it."""
    return Item(
        number=found.number,
        kind=Kind(found.kind),
        amount=int(found.amount),
        on=date.fromisoformat(found.on),
        due=date.fromisoformat(found.due) if found.due else None,
        settlements=tuple(_settlement(one) for one in json.loads(found.settlements)),
        disputed=int(found.disputed),
    )


def _settlement(kept: list[Any]) -> Settlement:
    entry_id, kind, amount, on, other = kept
    return Settlement(entry_id, Kind(kind), amount, date.fromisoformat(on), other)


def settlements_text(item: Item) -> str:
    """How settlements are kept: a list of [entry, kind, amount, day, other item]."""
    kept = [[one.entry_id, one.kind.value, one.amount, one.on.isoformat(), one.other] for one in item.settlements]
    return json.dumps(kept, separators=(",", ":"))


def new_item(pk: str, item: Item, at: datetime, **more: Any) -> LedgerItem:
    """How an item is kept that was posted at that moment; `more` is what else is kept of it."""
    return LedgerItem(
        pk,
        LedgerItem.key(item.number),
        number=item.number,
        kind=item.kind.value,
        amount=item.amount,
        on=item.on.isoformat(),
        due=item.due.isoformat() if item.due else None,
        posted_at=clock.stamp(at),
        settlements=settlements_text(item),
        version=1,
        **more,
    )


def disputes_of(found: LedgerItem) -> tuple[Dispute, ...]:
    """What was ever contested of a stored item."""
    return tuple(
        Dispute(ticket, line, amount, DisputeState(state)) for ticket, line, amount, state in json.loads(found.disputes)
    )


def disputes_text(disputes: tuple[Dispute, ...]) -> str:
    """How disputes are kept: a list of [ticket, line, amount, state]."""
    kept = [[one.ticket, one.line, one.amount, one.state.value] for one in disputes]
    return json.dumps(kept, separators=(",", ":"))


def open_item(pk: str, item: Item, currency: str) -> OpenItem:
    """The item in the list of what is open: debits by due date, credits by their own."""
    place = f"OPEN#{item.due.isoformat()}" if item.due else f"UNUSED#{item.on.isoformat()}"
    return OpenItem(
        pk,
        f"{place}#{item.number}",
        number=item.number,
        kind=item.kind.value,
        on=item.on.isoformat(),
        due=item.due.isoformat() if item.due else None,
        amount=item.amount,
        open=item.open,
        disputed=item.contested,
        reference=amount_key(currency, item.open) if item.is_debit else None,
    )


def entry_item(pk: str, entry: Entry, balance: int, at: datetime) -> EntryItem:
    """How an entry is kept that was posted at that moment; `balance` is what was owed after it."""
    return EntryItem(
        pk,
        EntryItem.key(entry.entry_id),
        entry_id=entry.entry_id,
        kind=entry.kind.value,
        number=entry.number,
        amount=entry.amount,
        balance=balance,
        at=clock.stamp(at),
        on=entry.on.isoformat(),
        due=entry.due.isoformat() if entry.due else None,
        against=entry.against,
        reverses=entry.reverses,
        corrects=entry.corrects.value if entry.corrects else None,
    )


def entry_of(found: EntryItem) -> Entry:
    """A stored entry as the rules see it."""
    return Entry(
        entry_id=found.entry_id,
        kind=Kind(found.kind),
        number=found.number,
        amount=int(found.amount),
        on=date.fromisoformat(found.on),
        due=date.fromisoformat(found.due) if found.due else None,
        against=found.against,
        reverses=found.reverses,
        corrects=Kind(found.corrects) if found.corrects else None,
    )


def sortable_day(moment: datetime) -> str:
    """The sort key before all entries from that moment on."""
    return EntryItem.key(ids.counted("ent", moment, 0))
