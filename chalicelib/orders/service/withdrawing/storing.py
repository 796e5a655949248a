"""Writing what becomes of a withdrawal: its item, its copies in the lists and an entry, in one transaction."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ids import InvalidNumber, parse_number
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events.withdrawing import WithdrawalEvent
from chalicelib.orders.models import Entry
from chalicelib.orders.models.withdrawals import WaitingWithdrawal, Withdrawal, WithdrawalOfOrder
from chalicelib.orders.rules.withdrawing import period, states
from chalicelib.orders.rules.withdrawing.states import WithdrawalState
from chalicelib.platform import db, vendor
from chalicelib.platform.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a withdrawal, and by whom; None for what the portal does itself."""

    kind: str
    by: Principal | None = None
    reason: str | None = None


class WithdrawalNotFound(NotFound):
    """No such withdrawal, or not the caller's: the caller cannot tell which."""


class WithdrawalChangedMeanwhile(Conflict):
    """Somebody else did something with the withdrawal after it was looked at."""


def canonical(number: str) -> str:
    """The number as we write it. Raises WithdrawalNotFound for what cannot be one."""
    try:
        return f"W{parse_number(number.strip().upper().removeprefix('W'))}"
    except InvalidNumber as error:
        raise WithdrawalNotFound("There is no such withdrawal. Please check the number.") from error


def find(number: str) -> tuple[Withdrawal, list[Entry]]:
    """A withdrawal and what was done with it. Raises WithdrawalNotFound."""
    found, entries = Withdrawal.with_entries(canonical(number))
    if found is None:
        raise WithdrawalNotFound("There is no such withdrawal.")
    return found, entries


def changed(before: Withdrawal, state: WithdrawalState, **values: Any) -> Withdrawal:
    """The withdrawal as it shall be: in that state, due when that state is, a version later."""
    after = Withdrawal.from_raw_data(before.serialize())
    for name, value in values.items():
        setattr(after, name, value)
    received = clock.parse(after.received_at)
    send_back = clock.parse(after.send_back_by) if after.send_back_by else received
    due = states.due_at(state, received, send_back, clock.parse(after.pay_back_by))
    after.state, after.version, after.due_at = state.value, int(before.version) + 1, clock.stamp(due) if due else None
    return after


def send_back_by(of: Withdrawal) -> str:
    """Until when the consumer sends goods back: counted as the period to withdraw is, from the day it was sent."""
    own = vendor.calendar()
    zones = [own.tz, ZoneInfo(of.time_zone)]
    return clock.stamp(
        period.ends_at(clock.parse(of.received_at), vendor.withdrawal_terms().send_back, zones, own.holidays)
    )


def write(tx: Transaction, before: Withdrawal, after: Withdrawal, done: Done) -> None:
    """Adds the withdrawal as it is after a change. Of two who change it at once, one is refused."""
    tx.put(
        after,
        condition=Withdrawal.version == int(before.version),
        otherwise=WithdrawalChangedMeanwhile("Somebody else changed this withdrawal. Please look again."),
    )
    tx.put(entry(after.pk, done))
    if before.due_at and before.due_at != after.due_at:
        tx.delete(WaitingWithdrawal.at(before.number, before.due_at))
    if after.due_at:
        tx.put(WaitingWithdrawal.of(after))
    if before.order and before.order != after.order:
        tx.delete(WithdrawalOfOrder(f"O#{before.order}", f"WDR#{before.number}"))
    if after.order:
        tx.put(WithdrawalOfOrder.of(after, after.order))


def entry(pk: str, done: Done) -> Entry:
    """What was done, now."""
    by = done.by
    return Entry(
        pk,
        f"EVENT#{ids.sortable()}",
        at=clock.stamp(clock.now()),
        kind=done.kind,
        by=by.name if by else "",
        by_staff=bool(by and by.staff),
        reason=done.reason,
    )


def told(kind: type[WithdrawalEvent], of: Withdrawal) -> WithdrawalEvent:
    """The event about a withdrawal."""
    return kind(number=of.number, order=of.order or "", account_id=of.account_id or "", member_id=of.member_id or "")


def read(number: str) -> Withdrawal | None:
    """The withdrawal's own item."""
    return db.find(Withdrawal, Withdrawal.key(number), "WITHDRAWAL")
