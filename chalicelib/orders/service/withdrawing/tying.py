"""Tying a withdrawal to its order, by itself or by staff; what is then known to be valid follows at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.event import Event
from chalicelib.kernel.principal import Principal
from chalicelib.orders.events.withdrawing import WithdrawalAccepted, WithdrawalMatched, WithdrawalWaits
from chalicelib.orders.models.withdrawals import Withdrawal
from chalicelib.orders.rules.withdrawing import extent, matching, period
from chalicelib.orders.rules.withdrawing.extent import Doubt, Part
from chalicelib.orders.rules.withdrawing.states import WithdrawalState
from chalicelib.orders.service.withdrawing import contracts, following, intake, storing
from chalicelib.orders.service.withdrawing.contracts import Contract
from chalicelib.orders.service.withdrawing.storing import Done
from chalicelib.platform import db, outbox
from chalicelib.platform.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Case:
    """A withdrawal as it was read, the order that it is from, and who says so; None: it says so itself."""

    withdrawal: Withdrawal
    contract: Contract
    by: Principal | None = None

    @property
    def ends_at(self) -> datetime | None:
        """Until when it had to be sent, by the calendar of whoever ordered, and of wherever it was sent from."""
        contact = contracts.buyer(self.contract)
        return self.contract.ends_at(self.withdrawal.time_zone, *([contact.time_zone] if contact else []))

    @property
    def doubts(self) -> list[Doubt]:
        """Why staff must look."""
        in_time = period.is_in_time(clock.parse(self.withdrawal.received_at), self.ends_at)
        part = bool(self.withdrawal.part)
        return extent.doubts(self.contract.bought, company=self.contract.company, in_time=in_time, part=part)


def match(number: str) -> None:
    """Finds the order of a withdrawal that has come in: named in it, and ordered by whoever has that mail address.

    What names none waits for staff. Repeating it changes nothing.
    """
    withdrawal = storing.read(number)
    if withdrawal is None or withdrawal.state != WithdrawalState.RECEIVED:
        return
    contract = _own(withdrawal)
    with db.transaction() as tx:
        if contract is None:
            after = storing.changed(withdrawal, WithdrawalState.TO_MATCH)
            storing.write(tx, withdrawal, after, Done("not_matched"))
            outbox.add(tx, storing.told(WithdrawalWaits, after))
        else:
            outbox.add(tx, tie(tx, Case(withdrawal, contract)))


def _own(withdrawal: Withdrawal) -> Contract | None:
    for number in matching.numbers_in(withdrawal.contract):
        contract = contracts.find(number)
        contact = contracts.buyer(contract) if contract else None
        if contract and contact and matching.is_same_address(contact.email, withdrawal.email):
            return contract
    return None


def tie(tx: Transaction, case: Case) -> Event:
    """Adds that it is from this order, and what follows when nothing is in doubt. Returns the event that tells it."""
    if case.withdrawal.held:
        intake.announce_receipt(tx, case.withdrawal.number)
    doubts = case.doubts
    if not doubts:
        return accept(tx, case, extent.whole(case.contract.bought))
    found = [doubt.value for doubt in doubts]
    after = storing.changed(case.withdrawal, WithdrawalState.TO_CHECK, doubts=found, **_order(case.contract))
    storing.write(tx, case.withdrawal, after, Done("matched", case.by))
    return storing.told(WithdrawalMatched if case.by else WithdrawalWaits, after)


def accept(tx: Transaction, case: Case, wanted: Mapping[str, int]) -> Event:
    """Adds that it is valid, for these quantities, and what it brings is to be paid back.

    Raises MoreThanOrdered or NothingWithdrawn.
    """
    parts = extent.parts(case.contract.bought, wanted)
    back = any(part.back for part in parts)
    after = storing.changed(
        case.withdrawal,
        WithdrawalState.GOODS_AWAITED if back else WithdrawalState.TO_SETTLE,
        lines=[_line(part, case.contract) for part in parts],
        send_back_by=storing.send_back_by(case.withdrawal) if back else None,
        doubts=None,
        **_order(case.contract),
    )
    storing.write(tx, case.withdrawal, after, Done("accepted", case.by))
    following.cancel_unsent(tx, case.contract, parts, case.by)
    billing.keep_credit(tx, after.account_id, after.order, after.number)
    return storing.told(WithdrawalAccepted, after)


def _order(contract: Contract) -> dict[str, Any]:
    """What a withdrawal says once its order is known."""
    order = contract.order
    ids = {"order": order.number, "account_id": order.account_id, "member_id": order.member_id}
    return {**ids, "reason": None, "held": None}


def _line(part: Part, contract: Contract) -> dict[str, Any]:
    line = contract.line(part.sku)
    sold = {"sku": line.sku, "name": line.name, "unit": line.unit, "decimals": line.decimals}
    return {**sold, "unsent": part.unsent, "back": part.back, "came": None}
