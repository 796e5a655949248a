"""An account's books, opened for one posting: what was read, what is posted, and what must be written for it.

Everything that a posting changes goes into one transaction: its entries, the items they touch, the list of what is
open, and the head with its sums. The head is written on the condition of its version, each item on the condition of its
own; so of two postings drafted at once only one is written, and the other is drafted again from what is then true.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.billing.events import MoneyMoved
from chalicelib.billing.models import EntryItem, Head, LedgerItem, account_key
from chalicelib.billing.rules import projections
from chalicelib.billing.rules.disputes import Dispute, held
from chalicelib.billing.rules.entries import Entry, Kind
from chalicelib.billing.rules.projections import Item
from chalicelib.billing.service import ledgers, looking, stored
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, Invalid, Unavailable
from chalicelib.platform import context, db, outbox
from chalicelib.platform.transaction import Transaction

_TRIES = 12


class LedgerMoved(Conflict):
    """Somebody else posted to the same ledger first; this posting is to be drafted again."""


class LedgerBusy(Unavailable):
    """Too many others were posting to the same account; nothing was written."""


class WrongCurrency(Invalid):
    """An account is kept in one currency, that of its first posting."""


class Books:
    """One account's ledger, as far as it was read, and the entries that are being posted to it."""

    def __init__(self, account_id: str, head: Head) -> None:
        self.account_id, self.head = account_id, head
        self.pk = account_key(account_id)
        self.totals = stored.totals_of(head)
        self.items: dict[str, Item] = {}
        self.entries: list[Entry] = []
        self._read: dict[str, LedgerItem] = {}
        self._new: dict[str, dict[str, Any]] = {}
        self._reasons: dict[str, str | None] = {}
        self._balances: dict[str, int] = {}
        self.at = max(clock.now(), clock.parse(head.last_at))
        self.moved = LedgerMoved("Somebody else posted to this ledger in between.")
        self._marked: set[str] = set()
        self._idle = False

    def leave(self) -> None:
        """There is nothing to do: not even the head is written."""
        self._idle = True

    def load(self, numbers: Iterable[str]) -> None:
        """Reads the items with these numbers; those that are not there are left out."""
        wanted = [number for number in dict.fromkeys(numbers) if number not in self.items]
        if wanted:
            wishes = [db.Wish(LedgerItem, self.pk, LedgerItem.key(number)) for number in wanted]
            for found in db.fetch(*wishes, consistent=True):
                if found is not None:
                    self._read[found.number], self.items[found.number] = found, stored.as_item(found)

    def record(self, number: str) -> LedgerItem:
        """A loaded item with all that is kept of it. Raises UnknownItem."""
        projections.find(self.items, number)
        return self._read[number]

    def post(  # noqa: PLR0913  (the parts of an entry)
        self,
        kind: Kind,
        number: str,
        amount: int,
        *,
        on: date,
        due: date | None = None,
        against: str | None = None,
        undoes: EntryItem | None = None,
        reason: str | None = None,
        **more: str | None,
    ) -> Entry:
        """Adds an entry, and carries it over to the items and sums. Raises the ledger's refusals.

        `more` is what else is kept of an item that the entry opens.
        """
        entry = Entry(
            entry_id=ids.counted("ent", self.at, int(self.head.entries) + len(self.entries) + 1),
            kind=kind,
            number=number,
            amount=amount,
            on=on,
            due=due,
            against=against,
            reverses=undoes.entry_id if undoes else None,
            corrects=Kind(undoes.kind) if undoes and kind is Kind.CORRECTION else None,
        )
        for changed, after in projections.changed(self.items, entry).items():
            self.totals = projections.moved(self.totals, self.items.get(changed), after)
            if changed not in self.items:
                self._new[changed] = more
            self.items[changed] = after
        self.entries.append(entry)
        self._reasons[entry.entry_id], self._balances[entry.entry_id] = reason, self.totals.balance
        return entry

    def opened(self, number: str) -> LedgerItem:
        """An item that was opened by this posting, with all that is kept of it."""
        return stored.new_item(self.pk, self.items[number], self.at, **self._new[number])

    def mark(self, number: str, disputes: tuple[Dispute, ...]) -> None:
        """Sets what is disputed of a loaded item: a mark beside the ledger, without an entry."""
        before = projections.find(self.items, number)
        after = replace(before, disputed=held(disputes))
        self._read[number].disputes = stored.disputes_text(disputes)
        self.totals, self.items[number] = projections.moved(self.totals, before, after), after
        self._marked.add(number)

    def touch(self, numbers: Iterable[str]) -> None:
        """What is said of these items beside the ledger has changed: who keeps lines of them looks again."""
        wanted = list(numbers)
        self.load(wanted)
        self._marked.update(number for number in wanted if number in self._read)

    def write(self, tx: Transaction) -> None:
        """Adds everything to the transaction. Unless it was left, the head counts as changed without entries too."""
        if self._idle:
            return
        for entry in self.entries:
            kept = stored.entry_item(self.pk, entry, self._balances[entry.entry_id], self.at)
            kept.reason, kept.actor = self._reasons[entry.entry_id], context.current().actor
            tx.create(kept, otherwise=self.moved)
        moved = set().union(*map(_touched, self.entries))
        touched = self._marked | moved
        for number in touched:
            self._write_item(tx, number)
        self._write_head(tx)
        if touched:
            orders = sorted({order for number in moved if (order := self._order_of(number))})
            outbox.add(tx, MoneyMoved(account_id=self.account_id, items=tuple(sorted(touched)), orders=tuple(orders)))
        looking.look_after(tx, self.account_id, [self.items[number] for number in touched if self._grew(number)])

    def _order_of(self, number: str) -> str | None:
        """The order for which an item was issued; payments are for none."""
        return self._read[number].order if number in self._read else self._new[number].get("order")

    def _grew(self, number: str) -> bool:
        """Whether more of a debt is owed, undisputed, than before."""
        item, old = self.items[number], self._read.get(number)
        before = stored.as_item(old) if old else None
        return item.is_debit and item.open - item.contested > (before.open - before.contested if before else 0)

    def _write_item(self, tx: Transaction, number: str) -> None:
        item, old = self.items[number], self._read.get(number)
        if old is None:
            tx.create(self.opened(number), otherwise=self.moved)
        else:
            actions = [
                LedgerItem.settlements.set(stored.settlements_text(item)),
                LedgerItem.version.set(old.version + 1),
            ]
            if number in self._marked:
                actions += [LedgerItem.disputed.set(item.disputed), LedgerItem.disputes.set(old.disputes)]
            condition = LedgerItem.version == old.version
            tx.update(LedgerItem(self.pk, old.sk), actions, condition=condition, otherwise=self.moved)
        listed = stored.open_item(self.pk, item, self.head.currency)
        if item.open:
            tx.put(listed)
        elif old is not None:
            tx.delete(listed)

    def _write_head(self, tx: Transaction) -> None:
        head, version = self.head, int(self.head.version)
        head.version, head.entries = version + 1, int(head.entries) + len(self.entries)
        if self.entries:
            head.last_at = clock.stamp(self.at)
        head.debits, head.credits = self.totals.debits, self.totals.credits
        head.by_due, head.contested_by_due = (
            stored.days_text(self.totals.by_due),
            stored.days_text(self.totals.contested_by_due),
        )
        head.left = stored.left_of(head)
        if not version:
            ledgers.enlist(tx, self.account_id)
        condition = Head.version == version if version else Head.pk.does_not_exist()
        tx.put(head, condition=condition, otherwise=self.moved)


def posting(
    account_id: str, currency: str | None, draft: Callable[[Books, Transaction], None], head: Head | None = None
) -> Books:
    """Opens the books, lets `draft` post to them and add its own writes first, and writes all of it at once.

    When somebody else posted in between, it is drafted again from the new state, so `draft` may run several times.
    `head` is the ledger's, if it was just read. Raises WrongCurrency, LedgerBusy, and whatever `draft` or its writes
    refuse.
    """
    for attempt in range(_TRIES):
        books = Books(account_id, _kept_in(currency, head) if head else open_head(account_id, currency))
        head = None
        try:
            with db.transaction() as tx:
                draft(books, tx)
                books.write(tx)
        except LedgerMoved:
            time.sleep(random.uniform(0.002, 0.01 * 2 ** min(attempt, 6)))  # noqa: S311  (spreads the retries)
        else:
            return books
    raise LedgerBusy("Somebody else is posting to the same account. Please try again.")


def open_head(account_id: str, currency: str | None) -> Head:
    """The head as it is now, or that of a ledger without entries. Raises WrongCurrency."""
    head = db.find(Head, account_key(account_id), "CREDIT")
    return _kept_in(currency, head) if head else stored.empty_head(account_id, currency or "EUR")


def head_wish(account_id: str) -> db.Wish:
    """The head of the account's ledger, for whoever reads it together with other things."""
    return db.Wish(Head, account_key(account_id), "CREDIT")


def _kept_in(currency: str | None, head: Head) -> Head:
    if currency not in (None, head.currency):
        if head.entries or head.reserved:
            raise WrongCurrency("This account is kept in another currency.", currency=head.currency)
        head.currency = currency
    return head


def _touched(entry: Entry) -> list[str]:
    return [entry.number, *([entry.against] if entry.against else [])]
