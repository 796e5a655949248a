"""Writing what becomes of a return: its item, its copies, its orders, its timer and its event, in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib.kernel import calendar, clock, ids
from chalicelib.kernel.errors import Conflict, DomainError, NotFound
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.ids import InvalidNumber, parse_number
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.events.returning import ReturnEvent
from chalicelib.orders.models import Entry, returns, whole
from chalicelib.orders.models.returns import ListedReturn, Return, ReturnOfOrder, WholeReturn
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.service import coming_back, facts
from chalicelib.orders.service import storing as orders
from chalicelib.orders.service.storing import Change
from chalicelib.platform import db, outbox, timers, vendor
from chalicelib.platform.transaction import Transaction

TIMER = "order.return"


class ReturnNotFound(NotFound):
    """No such return, or another account's: the caller cannot tell which."""


class ReturnChangedMeanwhile(Conflict):
    """Somebody else did something with the return after it was looked at."""


@dataclass(slots=True)
class Step:
    """What a use case makes of a return: `after` is the return as it shall be, `kind` what its entries say.

    `lines` are the quantities that the entries of its orders tell of, by order and SKU; `shelf` what goes back on the
    shelf, alike. `credits` says that less is to be paid for now; `also` adds further writes.
    """

    after: Return
    kind: Happening
    event: type[ReturnEvent]
    reason: str | None = None
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    shelf: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    credits: bool = False
    told: Mapping[str, Any] = field(default_factory=dict)
    also: Callable[[Transaction], None] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A return as it was read, its orders by number, and who wants to do something with it; None is the portal."""

    found: Return
    wholes: dict[str, Whole]
    by: Principal | None = None
    is_new: bool = False


Take = Callable[[Case], Step]
"""Decides on a step."""


def canonical(number: str) -> str:
    """The number as we write it. Raises ReturnNotFound for what cannot be one."""
    try:
        return f"R{parse_number(number.strip().upper().removeprefix('R'))}"
    except InvalidNumber as error:
        raise ReturnNotFound("There is no such return. Please check the number.") from error


def find(caller: Principal, number: str) -> WholeReturn:
    """A return with everything about it. Raises ReturnNotFound."""
    whole_return = returns.read(canonical(number))
    if whole_return is None or not (caller.staff or whole_return.found.account_id == caller.account_id):
        raise ReturnNotFound("There is no such return.")
    return whole_return


def carry_out(caller: Principal, number: str, version: int, take: Take, key: IdempotencyKey) -> None:
    """Takes one step with the return that the caller looked at. A repeat of the same key changes nothing.

    Raises ReturnChangedMeanwhile when the return has another version by now, and whatever the step refuses.
    """
    try:
        found = find(caller, number).found
        if int(found.version) != version:
            raise _changed()
        case = Case(found, read_orders(found.orders), caller)
        step = take(case)
        with db.transaction() as tx:
            write(tx, case, step, key)
    except DomainError as refusal:
        if not outbox.is_repeat(key):
            orders.word_stock(refusal)
            raise


def read_orders(numbers: list[str]) -> dict[str, Whole]:
    """The orders as they are now, by number."""
    found = {number: whole.read(number) for number in numbers}
    return {number: one for number, one in found.items() if one is not None}


def changed(before: Return, state: ReturnState, **values: Any) -> Return:
    """The return as it shall be: in that state, due when that state is, a version later."""
    after = Return.from_raw_data(before.serialize())
    for name, value in values.items():
        setattr(after, name, value)
    after.state, after.version = state.value, int(before.version) + 1
    due = _due_at(after)
    after.due_at = clock.stamp(due) if due else None
    return after


def _due_at(of: Return) -> datetime | None:
    state, now = ReturnState(of.state), clock.now()
    if states.acts_next(state) is None:
        return None
    if state is ReturnState.APPROVED:
        return clock.parse(of.send_by)
    if state in states.WITHIN:
        return calendar.add_business_days(vendor.calendar(), now, states.WITHIN[state])
    return calendar.due(vendor.calendar(), now, vendor.answer_minutes())


def write(tx: Transaction, case: Case, step: Step, key: IdempotencyKey | None = None) -> None:
    """Adds the return as it is after the step, with everything that goes with it.

    The condition is the version that was read: of two who move a return at once, one is refused. The same holds for
    each of its orders, so that two returns never are about the same pieces.
    """
    after = step.after
    if case.is_new:
        tx.create(after, otherwise=_changed())
    else:
        tx.put(after, condition=Return.version == int(case.found.version), otherwise=_changed())
    entry = _entry(step, case.by)
    tx.put(entry)
    _list(tx, case, after)
    for number, one in case.wholes.items():
        _write_order(tx, number, one, step, case.by)
    coming_back.shelve(tx, [(facts.of(case.wholes[number]).document, parts) for number, parts in step.shelf.items()])
    if after.due_at:
        timers.set(tx, after.number, TIMER, clock.parse(after.due_at))
    if step.also:
        step.also(tx)
    outbox.add(tx, told(step.event, after, entry.entry_id, **step.told), key, result=after.number)


def _write_order(tx: Transaction, number: str, was: Whole, step: Step, by: Principal | None) -> None:
    copy = ReturnOfOrder.of(step.after, number)
    now = Whole(
        was.order,
        parcels=was.parcels,
        withdrawals=was.withdrawals,
        requests=was.requests,
        returns=[*(one for one in was.returns if one.number != copy.number), copy],
    )
    entry = orders.entry(was.order, step.kind, by, return_number=copy.number, lines=step.lines.get(number))
    kind = events.ReturnCredited if step.credits else events.ReturnStep
    about = {"return_number": copy.number, "state": copy.state}
    orders.write(tx, was, Change(facts.of(now), entry, kind, about, [copy]))


def _list(tx: Transaction, case: Case, after: Return) -> None:
    tx.put(ListedReturn.of_account(after))
    was, now = None if case.is_new else _place(case.found), _place(after)
    if was and was != now:
        tx.delete(ListedReturn.place(after.number, was))
    if now:
        tx.put(ListedReturn.waiting(after))


def _place(of: Return) -> str | None:
    """By when staff are to act; None while they need not."""
    return of.due_at if states.acts_next(ReturnState(of.state)) is Actor.STAFF else None


def _entry(step: Step, by: Principal | None) -> Entry:
    now = clock.now()
    return Entry(
        step.after.pk,
        f"EVENT#{ids.sortable(now)}",
        at=clock.stamp(now),
        kind=step.kind.removeprefix("return_"),
        by=by.name if by else "",
        by_staff=bool(by and by.staff),
        reason=step.reason,
    )


def told(kind: type[ReturnEvent], of: Return, entry_id: str = "", **more: Any) -> ReturnEvent:
    """The event about a return."""
    return kind(number=of.number, account_id=of.account_id, member_id=of.member_id, entry_id=entry_id, **more)


def _changed() -> ReturnChangedMeanwhile:
    return ReturnChangedMeanwhile("Somebody else changed this return. Please look again.")
