"""Promises to pay: the customer says until when, and is not reminded before."""

import json
from datetime import date, timedelta

from chalicelib.billing.events import OverdueTaskFinished, PaymentPromised
from chalicelib.billing.models import Announcement, account_key
from chalicelib.billing.models.reminders import Plan, Reminded
from chalicelib.billing.rules.projections import UnknownItem
from chalicelib.billing.schemas import PromisePayment, PromiseView, RemindersView
from chalicelib.billing.service import accounts_known, looking, money_tasks, planning, reminded
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.outbox import Repeated

_MOST_DAYS = timedelta(days=60)
_MOST_TIMES = 3  # of one debt: after that a person should talk with the customer
_REMEMBERED = timedelta(days=90)
_MOST_ANNOUNCED = 50


class PromiseTooFar(Invalid):
    """A promise is for a day soon to come; for more time there are instalments."""


class PromisedTooOften(Conflict):
    """The same debt was promised several times before."""


def promise_payment(account_id: str, request: PromisePayment) -> RemindersView:
    """Stops reminders until that day, of the debts it names, or of all that fall due by then.

    Setting it again to the same day changes nothing. Raises PromiseTooFar, PromisedTooOften or UnknownItem.
    """
    today, until = vendor.today(), reminded.day_of(request.until)
    if not today <= until <= today + _MOST_DAYS:
        raise PromiseTooFar("A promise is for one of the next 60 days.")
    state = reminded.state_of(account_id)
    open_debts = reminded.debts_until(account_id, date.max if request.numbers else until)
    numbers = request.numbers or list(open_debts)
    if unknown := [number for number in numbers if number not in open_debts]:
        raise UnknownItem("That is not open.", number=unknown[0])
    remembered = today - _REMEMBERED
    promised = {number: one for number, one in reminded.promised_of(state).items() if one[0] >= remembered}
    fresh = [number for number in numbers if promised.get(number, (None, 0))[0] != until]
    if fresh:
        _promise(account_id, state, promised | {number: _again(promised, number, until) for number in fresh}, until)
    return reminders_view(account_id)


def _again(promised: dict[str, tuple[date, int]], number: str, until: date) -> tuple[date, int]:
    times = promised[number][1] + 1 if number in promised else 1
    if times > _MOST_TIMES:
        raise PromisedTooOften("That was promised several times already. Please write to us.", number=number)
    return until, times


def _promise(account_id: str, state: Reminded, promised: dict[str, tuple[date, int]], until: date) -> None:
    state.promised = reminded.promised_text(promised)
    with db.transaction() as tx:
        reminded.put(tx, state)
        looking.look_on(tx, account_id, until + timedelta(1))
        outbox.add(tx, PaymentPromised(account_id=account_id, until=until.isoformat()))


def waits(account_id: str, state: Reminded, day: date) -> dict[str, date]:
    """Until when each debt waits: for a promise, for a transfer that was announced, for a plan that is kept."""
    found = {number: until for number, (until, _) in reminded.promised_of(state).items()}
    told, _ = db.query(Announcement, account_key(account_id), begins="TOLD#", limit=_MOST_ANNOUNCED, consistent=True)
    for one in map(db.plain, told):
        for number, _amount in json.loads(one["splits"]):
            found[number] = max(found.get(number, date.min), date.fromisoformat(one["on"]))
    until, numbers = planning.waits_of(account_id, state, day) or (date.min, [])
    return found | {number: max(found.get(number, date.min), until) for number in numbers}


def payment_arrived(account_id: str) -> None:
    """A payment of the account is at the bank and waits to be posted: nobody is reminded meanwhile."""
    state = reminded.state_of(account_id)
    today = vendor.today().isoformat()
    if state.paid_on != today:
        state.paid_on = today
        with db.transaction() as tx:
            reminded.put(tx, state)


def reminders_view(account_id: str) -> RemindersView:
    """When the account was reminded last, what it promised, and its plan."""
    state = reminded.state_of(account_id)
    plan = db.find(Plan, account_key(account_id), Plan.key(state.plan)) if state.plan else None
    today = vendor.today()
    promises = [
        PromiseView(number=number, until=until.isoformat())
        for number, (until, _) in reminded.promised_of(state).items()
        if until >= today
    ]
    return RemindersView(
        last_mail=state.last_mail,
        promises=promises,
        plan=planning.view(plan) if plan else None,
        waits_for_person=state.task is not None,
    )


def reminders_for_staff(account_id: str) -> RemindersView:
    """The same of any account that there is. Raises AccountNotFound."""
    accounts_known.ensure(account_id)
    return reminders_view(account_id)


def finish_overdue_task(account_id: str, key: IdempotencyKey) -> RemindersView:
    """Somebody has looked at what no mail helped. A repeat finishes nothing that has come up since."""
    accounts_known.ensure(account_id)
    state = reminded.state_of(account_id)
    try:
        with db.transaction() as tx:
            outbox.add(tx, OverdueTaskFinished(account_id=account_id), key)
            if state.task:
                money_tasks.drop(tx, state.task)
                state.task = None
                reminded.put(tx, state)
    except Repeated as repeated:
        outbox.first_result(repeated, key)
    return reminders_view(account_id)
