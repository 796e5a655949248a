"""Reminding: an account is looked at when a timer fires, and what it is to be reminded of is written once.

The look decides everything anew from what is open then, so a payment, a promise or a dispute stops a reminder at once,
and a timer that fires twice finds the day's mail on record.
"""

import json
from datetime import date, timedelta
from typing import Any

from chalicelib.billing.events import DebtHandedOver, RemindersDue
from chalicelib.billing.models import Head, LedgerItem, OpenItem, account_key
from chalicelib.billing.models.reminders import Reminded
from chalicelib.billing.rules import reminders
from chalicelib.billing.rules.projections import Item
from chalicelib.billing.rules.reminders import Reminder, Situation
from chalicelib.billing.schemas import ReminderLetter, ReminderLineView
from chalicelib.billing.service import looking, money_tasks, promising, reminded, stored
from chalicelib.kernel import clock
from chalicelib.kernel.event import Envelope
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.transaction import Transaction, WriteConflict

_MOST_DEBTS = 500
_TRIES = 6
_POSTED_WITHIN = timedelta(days=5)  # a payment that nobody posts must not silence us for ever


def remind(account_id: str, _envelope: Envelope) -> None:
    """A timer of this account has fired. Safe to repeat."""
    for _ in range(_TRIES):
        head = db.find(Head, account_key(account_id), "CREDIT")
        if head is None:
            return
        try:
            _Look(account_id, head).write()
        except WriteConflict:
            continue  # the customer promised something meanwhile: look again
        return
    raise WriteConflict("The account is being changed all the time; the queue will bring the timer again.")


class _Look:
    """One look at an account: what is open then, and what follows."""

    def __init__(self, account_id: str, head: Head) -> None:
        self.account_id, self.head = account_id, head
        self.day, self.calendar = vendor.today(), looking.calendar()
        self.state = reminded.state_of(account_id)
        self.debts = _debts(account_id, self.state, self.day)
        self.letter = reminders.letter(self.debts, self.day, self.calendar, _situation(head, self.state, self.day))

    def write(self) -> None:
        """What is told, how far it went, and when to look again, in one transaction."""
        levels = {debt.number: debt.level for debt in self.debts if debt.level is not None}
        levels |= {one.number: one.level for one in self.letter.every}
        helpless = [number for number, level in levels.items() if level == self.calendar.person]
        with db.transaction() as tx:
            self.state.levels = json.dumps(levels, separators=(",", ":"))
            if self.letter.mailed:
                self._mail(tx)
            self._hand_over(tx, self._sum(helpless))
            reminded.put(tx, self.state)
            if look := reminders.next_look(self.debts, self.day, self.calendar, self.letter):
                looking.look_on(tx, self.account_id, look)

    def _mail(self, tx: Transaction) -> None:
        mailed = [[one.number, one.level] for one in self.letter.mailed]
        self.state.letter = json.dumps(mailed, separators=(",", ":"))
        self.state.last_mail = self.day.isoformat()
        outbox.add(tx, RemindersDue(**self._facts([one.number for one in self.letter.mailed])))

    def _hand_over(self, tx: Transaction, helpless: int) -> None:
        """A person's task while there is a debt that no mail helped; nobody's once there is none."""
        state = self.state
        if state.task and not helpless:
            money_tasks.drop(tx, state.task)
            state.task = None
        if self.letter.handed_over and not state.task:
            since, currency = clock.stamp(clock.now()), self.head.currency
            task = money_tasks.task("overdue", self.account_id, self.account_id, since, helpless, currency)
            money_tasks.add(tx, task)
            state.task = task.sk
            outbox.add(tx, DebtHandedOver(**self._facts([one.number for one in self.letter.handed_over])))

    def _facts(self, numbers: list[str]) -> dict[str, Any]:
        amount, currency = self._sum(numbers), self.head.currency
        return {"account_id": self.account_id, "day": self.day.isoformat(), "amount": amount, "currency": currency}

    def _sum(self, numbers: list[str]) -> int:
        return sum(debt.wanted for debt in self.debts if debt.number in numbers)


def _situation(head: Head, state: Reminded, day: date) -> Situation:
    paid_on = date.fromisoformat(state.paid_on) if state.paid_on else None
    return Situation(
        credit=int(head.credits),
        paid_on=paid_on if paid_on and day - paid_on <= _POSTED_WITHIN else None,
        last_mail=date.fromisoformat(state.last_mail) if state.last_mail else None,
    )


def _debts(account_id: str, state: Reminded, day: date) -> list[reminders.Reminded]:
    """Open debts that have reached a level, oldest due first, each with what was sent and promised."""
    last = (day - timedelta(looking.calendar().soonest)).isoformat()
    until = ("OPEN#", f"OPEN#{last}~")
    found, _ = db.query(OpenItem, account_key(account_id), between=until, limit=_MOST_DEBTS, consistent=True)
    every = [db.plain(raw) for raw in found]
    levels = json.loads(state.levels)
    promised = promising.waits(account_id, state, day)
    return [
        reminders.Reminded(
            number=one["number"],
            due=date.fromisoformat(one["due"]),
            open=one["open"],
            contested=one["disputed"],
            level=levels.get(one["number"]),
            promised=promised.get(one["number"]),
        )
        for one in every
    ]


def reminder_letter(account_id: str, day: str) -> ReminderLetter | None:
    """The reminder of that day for whoever mails it: what of it is still to be paid. None when nothing is."""
    state, pk = reminded.state_of(account_id), account_key(account_id)
    if state.last_mail != day:
        return None
    told = [Reminder(number, level) for number, level in json.loads(state.letter)]
    head, *found = db.fetch(
        db.Wish(Head, pk, "CREDIT"),
        *(db.Wish(LedgerItem, pk, LedgerItem.key(one.number)) for one in told),
        consistent=True,
    )
    items = {one.number: stored.as_item(one) for one in found if one is not None}
    lines = [_line(items[one.number]) for one in told if one.number in items and reminded.wanted(items[one.number]) > 0]
    if not lines or head is None:
        return None
    tone = looking.calendar().tone(max(one.level for one in told))
    return ReminderLetter(tone=tone, currency=head.currency, total=sum(line.open for line in lines), lines=lines)


def _line(item: Item) -> ReminderLineView:
    due = item.due.isoformat() if item.due else ""
    return ReminderLineView(number=item.number, due=due, open=reminded.wanted(item))
