"""Invoices, credit notes, payments and announced transfers as lines in lists: what is open of them, and until when."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.billing.models import Announcement, Head, LedgerItem, account_key
from chalicelib.billing.rules.projections import Item
from chalicelib.billing.rules.references import creditor_reference
from chalicelib.billing.service import stored
from chalicelib.kernel.card import Card
from chalicelib.platform import db

ASKED_FROM = timedelta(days=3)  # so long before its due day an invoice waits for the customer
UNDER_WAY = timedelta(days=4)  # so long after it leaves, a transfer may be on its way through the banks
_MOST_ANNOUNCED = 100
_AT_ONCE = 100


def cards(account_id: str, numbers: Iterable[str]) -> list[Card]:
    """The lines of what has those numbers, whether it was posted or announced; of what is not there there is none."""
    pk, wanted = account_key(account_id), list(numbers)
    head, *found = db.fetch(
        db.Wish(Head, pk, "CREDIT"),
        *(db.Wish(LedgerItem, pk, LedgerItem.key(number)) for number in wanted),
        *(db.Wish(Announcement, pk, Announcement.key(number)) for number in wanted),
        consistent=True,
    )
    told = _told(pk) if any(isinstance(one, LedgerItem) for one in found) else {}
    made: list[Card] = []
    for one in found:
        if isinstance(one, Announcement):
            made.append(_announced(account_id, one))
        elif one is not None and head is not None:
            made.append(_posted(account_id, one, head.currency, told.get(one.number)))
            if one.announced:
                made.append(_arrived(account_id, one))
    return made


def numbers_of(account_id: str) -> Iterator[tuple[str, ...]]:
    """The numbers of all that was posted to an account or announced for it, some at a time."""
    for model, begins in ((LedgerItem, "I#"), (Announcement, "TOLD#")):
        for items in db.pages(model, account_key(account_id), begins=begins, limit=_AT_ONCE):
            yield tuple(item["number"]["S"] for item in items)


@dataclass(frozen=True, slots=True)
class _Told:
    """So much of an invoice is announced, the last of it to leave on that day."""

    amount: int
    on: date

    def and_more(self, amount: int, on: date) -> "_Told":
        return _Told(self.amount + amount, max(self.on, on))


def _told(pk: str) -> dict[str, _Told]:
    """What is announced of each invoice."""
    items, _ = db.query(Announcement, pk, begins="TOLD#", limit=_MOST_ANNOUNCED, consistent=True)
    found: dict[str, _Told] = {}
    for one in map(db.plain, items):
        for number, amount in json.loads(one["splits"]):
            found[number] = found.get(number, _Told(0, date.min)).and_more(amount, date.fromisoformat(one["on"]))
    return found


def _posted(account_id: str, found: LedgerItem, currency: str, told: _Told | None) -> Card:
    """A debt waits for the customer; once they have announced all that they owe of it, it waits for the bank first."""
    item = stored.as_item(found)
    owed = item.open - item.contested if item.is_debit else 0
    due = item.due.isoformat() if item.due else None
    from_day = item.due - ASKED_FROM if item.due else None
    under_way = from_day is not None and told is not None and 0 < owed <= told.amount
    if from_day and told and under_way:
        from_day = max(from_day, told.on + UNDER_WAY)
    return Card(
        kind="invoice" if item.is_debit else item.kind.value,
        ref=item.number,
        account_id=account_id,
        version=int(found.version),
        at=found.posted_at,
        is_open=item.open > 0,
        facts={
            "state": "announced" if under_way else _state(item),
            "amount": item.amount,
            "owed": owed,
            "currency": currency,
            "order": found.order,
            "due_on": due,
        },
        text=_text(found, is_debit=item.is_debit),
        need="pay_invoice" if owed > 0 else "",
        need_from=from_day.isoformat() if from_day else "",
        need_by=due,
    )


def _text(found: LedgerItem, *, is_debit: bool) -> str:
    """What it is found by: its number and its order's, the customer's own reference, and the one it is paid by."""
    own = json.loads(found.document).get("reference") if found.document else None
    to_pay_by = creditor_reference(found.number) if is_debit else None
    return "\n".join(filter(None, (found.number, found.order, own, to_pay_by, found.bank_reference)))


def _state(item: Item) -> str:
    """Debts are open, in part, contested or settled; credits are used up or not."""
    if not item.open:
        return "settled"
    if item.is_debit and item.contested >= item.open:
        return "disputed"
    return "open" if item.open == item.amount else "part_settled"


def _announced(account_id: str, told: Announcement) -> Card:
    facts = {"state": "announced", "amount": int(told.amount), "currency": told.currency, "due_on": told.on}
    return Card("transfer", told.number, account_id, version=1, at=told.at, is_open=True, facts=facts, text=told.number)


def _arrived(account_id: str, payment: LedgerItem) -> Card:
    """The payment stands in its place from now on."""
    at, number = payment.posted_at, payment.announced or ""
    return Card("transfer", number, account_id, version=2, at=at, is_open=False, listed=False)
