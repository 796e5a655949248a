"""Paying in parts: the customer asks, staff answer, and while the plan is kept nobody is reminded of its debts."""

import json
from datetime import date, timedelta
from typing import Any

from chalicelib.billing.events import InstalmentsAnswered, InstalmentsAsked
from chalicelib.billing.models import LedgerItem, account_key
from chalicelib.billing.models.reminders import Plan, Reminded, Task
from chalicelib.billing.rules import instalments
from chalicelib.billing.rules.instalments import Instalment, PlanState
from chalicelib.billing.schemas import AnswerInstalments, AskInstalments, InstalmentView, PlanView
from chalicelib.billing.service import accounts_known, looking, money_tasks, reminded, stored
from chalicelib.billing.service.books import open_head
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox, vendor

_ANSWERED_WITHIN = timedelta(days=7)  # so long a request stops reminders
_STARTS_WITHIN = timedelta(days=60)


class NothingOwed(Conflict):
    """There is nothing to pay in parts."""


class PlanWaiting(Conflict):
    """A request to pay in parts waits for an answer, or is agreed and goes on; `number` is its."""


class PlanNotFound(NotFound):
    """No such request, or another account's."""


class PlanAnswered(Conflict):
    """It was answered before."""


class FirstPartTooLate(Invalid):
    """The first part is paid soon, and not in the past."""


def ask_instalments(account_id: str, request: AskInstalments, key: IdempotencyKey) -> tuple[PlanView, bool]:
    """The request, and whether it is new. It covers what is owed at present, disputed amounts left out.

    Raises NothingOwed, PlanWaiting while there is another one, or FirstPartTooLate.
    """
    if found := db.find(Plan, account_key(account_id), Plan.key(key.number())):
        key.ensure_same(found.body_hash)
        return view(found), False
    today, first = vendor.today(), reminded.day_of(request.first)
    if not today <= first <= today + _STARTS_WITHIN:
        raise FirstPartTooLate("The first part must be paid within 60 days.")
    state = reminded.state_of(account_id)
    if waits_of(account_id, state, today) is not None:
        raise PlanWaiting("There is a plan already.", number=state.plan)
    plan = _drafted(account_id, request, key)
    state.plan = plan.number
    with db.transaction() as tx:
        tx.create(plan)
        reminded.put(tx, state)
        money_tasks.add(tx, _task(account_id, plan))
        looking.look_on(tx, account_id, today + _ANSWERED_WITHIN + timedelta(1))
        outbox.add(tx, InstalmentsAsked(**_facts(account_id, plan)))
    return view(plan), True


def _drafted(account_id: str, request: AskInstalments, key: IdempotencyKey) -> Plan:
    debts = reminded.debts_until(account_id, date.max)
    amount = sum(debts.values())
    if amount < request.parts:
        raise NothingOwed("There is nothing to pay in parts.")
    parts = instalments.schedule(amount, request.parts, reminded.day_of(request.first), request.every)
    number = key.number()
    return Plan(
        account_key(account_id),
        Plan.key(number),
        number=number,
        state=PlanState.ASKED.value,
        amount=amount,
        currency=open_head(account_id, None).currency,
        numbers=json.dumps(list(debts)),
        schedule=json.dumps([[one.on.isoformat(), one.amount] for one in parts]),
        message=request.message or None,
        asked_at=clock.stamp(clock.now()),
        body_hash=key.body_hash,
    )


def answer_instalments(account_id: str, number: str, request: AnswerInstalments) -> PlanView:
    """Staff agree or decline, with a reason that the customer reads. Raises PlanNotFound or PlanAnswered."""
    accounts_known.ensure(account_id)
    plan = find_plan(account_id, number)
    if plan.state != PlanState.ASKED:
        if (plan.state, plan.reason) == (request.outcome, request.reason):
            return view(plan)
        raise PlanAnswered("This was answered before.", state=plan.state)
    plan.state, plan.reason = request.outcome, request.reason
    plan.answered_at = clock.stamp(clock.now())
    with db.transaction() as tx:
        asked = Plan.state == PlanState.ASKED.value
        tx.put(plan, condition=asked, otherwise=PlanAnswered("This was answered before."))
        money_tasks.drop(tx, _task(account_id, plan).sk)
        looking.look_on(tx, account_id, vendor.today() + timedelta(1))
        outbox.add(tx, InstalmentsAnswered(**_facts(account_id, plan), outcome=plan.state))
    return view(plan)


def find_plan(account_id: str, number: str) -> Plan:
    """A request of this account. Raises PlanNotFound."""
    found = db.find(Plan, account_key(account_id), Plan.key(number.strip().upper()[:64]))
    if found is None:
        raise PlanNotFound("There is no such request.")
    return found


def plan_of(account_id: str, number: str) -> PlanView | None:
    """A request for whoever writes about it."""
    found = db.find(Plan, account_key(account_id), Plan.key(number))
    return view(found) if found else None


def waits_of(account_id: str, state: Reminded, day: date) -> tuple[date, list[str]] | None:
    """Until when a plan stops reminders, and of which debts; None when there is none that does."""
    plan = db.find(Plan, account_key(account_id), Plan.key(state.plan)) if state.plan else None
    if plan is None or plan.state == PlanState.DECLINED:
        return None
    numbers: list[str] = json.loads(plan.numbers)
    if plan.state == PlanState.ASKED:
        until: date | None = vendor.day_of(clock.parse(plan.asked_at)) + _ANSWERED_WITHIN
    else:
        until = instalments.waits_until(_schedule(plan), _still_open(account_id, numbers), day)
    return (until, numbers) if until is not None and until >= day else None


def _still_open(account_id: str, numbers: list[str]) -> int:
    pk = account_key(account_id)
    found = db.fetch(*(db.Wish(LedgerItem, pk, LedgerItem.key(number)) for number in numbers), consistent=True)
    return sum(reminded.wanted(stored.as_item(one)) for one in found if one is not None)


def _schedule(plan: Plan) -> list[Instalment]:
    return [Instalment(date.fromisoformat(on), amount) for on, amount in json.loads(plan.schedule)]


def view(plan: Plan) -> PlanView:
    """A request as it is shown."""
    return PlanView(
        number=plan.number,
        state=PlanState(plan.state),
        amount=int(plan.amount),
        currency=plan.currency,
        schedule=[InstalmentView(on=one.on.isoformat(), amount=one.amount) for one in _schedule(plan)],
        message=plan.message,
        reason=plan.reason,
        asked_at=plan.asked_at,
        answered_at=plan.answered_at,
    )


def _task(account_id: str, plan: Plan) -> Task:
    return money_tasks.task("instalments", account_id, plan.number, plan.asked_at, int(plan.amount), plan.currency)


def _facts(account_id: str, plan: Plan) -> dict[str, Any]:
    return {"account_id": account_id, "number": plan.number, "amount": int(plan.amount), "currency": plan.currency}
