"""Reading: a withdrawal as its consumer and as staff see it, those from an order, and the staff's list."""

from typing import Any

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal, known_as
from chalicelib.orders.models.withdrawals import WaitingWithdrawal, Withdrawal
from chalicelib.orders.rules.withdrawing import extent, matching, period, states
from chalicelib.orders.rules.withdrawing.states import WithdrawalState
from chalicelib.orders.schemas.withdrawing import (
    ContractLineView,
    ContractView,
    OrderWithdrawalsView,
    StaffWithdrawalView,
    WaitingWithdrawalsView,
    WaitingWithdrawalView,
    WithdrawalEntryView,
    WithdrawalHeader,
    WithdrawalView,
)
from chalicelib.orders.service import reading as orders
from chalicelib.orders.service.withdrawing import contracts, storing, tying
from chalicelib.orders.service.withdrawing.contracts import Contract
from chalicelib.platform import vendor


def show(caller: Principal, number: str) -> WithdrawalView:
    """A withdrawal from an order of the caller's account, or sent with the caller's own address."""
    found, _ = storing.find(number)
    own = found.account_id == caller.account_id or matching.is_same_address(found.email, caller.email)
    if not own:
        raise storing.WithdrawalNotFound("There is no such withdrawal.")
    return WithdrawalView.model_validate(_seen(found))


def of_order(caller: Principal, number: str) -> OrderWithdrawalsView:
    """Until when the caller may withdraw from an order of theirs, and the withdrawals from it. Raises OrderNotFound."""
    contract = contracts.of(orders.find_whole(caller, number))
    ends_at = contract.ends_at(caller.time_zone)
    applies = not contract.company
    return OrderWithdrawalsView(
        applies=applies,
        open=applies and bool(extent.whole(contract.bought)) and period.is_in_time(clock.now(), ends_at),
        days=vendor.withdrawal_terms().withdraw,
        ends_at=ends_at,
        items=[WithdrawalHeader.model_validate(_header(one)) for one in contract.whole.withdrawals],
    )


def waiting(cursor: str | None, limit: int) -> WaitingWithdrawalsView:
    """What waits for staff, due first."""
    page = WaitingWithdrawal.page(cursor, limit)
    items = [WaitingWithdrawalView.model_validate({"order": None, **line}) for line in page.items]
    return WaitingWithdrawalsView(items=items, next_cursor=page.next_cursor)


def show_to_staff(number: str) -> StaffWithdrawalView:
    """A withdrawal with its order, what was done, and what can be done."""
    found, entries = storing.find(number)
    contract = contracts.find(found.order) if found.order else None
    return StaffWithdrawalView.model_validate(
        {
            **_seen(found),
            "name": found.name,
            "wrote": found.contract,
            "part": found.part,
            "language": found.language,
            "held": bool(found.held),
            "doubts": found.doubts or [],
            "contract": _contract(found, contract) if contract else None,
            "to_pay_back": _to_pay_back(found, contract) if contract else None,
            "timeline": [WithdrawalEntryView.of(entry) for entry in entries],
            "version": int(found.version),
            "allowed": states.allowed(WithdrawalState(found.state)),
        }
    )


def _to_pay_back(withdrawal: Withdrawal, contract: Contract) -> Money | None:
    """Known once nothing more is to come back."""
    if withdrawal.state != WithdrawalState.TO_SETTLE:
        return None
    unused = billing.unused_credit(contract.order.account_id, contract.order.number)
    return Money(amount=sum(amount for _, amount in unused), currency=contract.order.currency)


def _header(of: Any) -> dict[str, Any]:
    names = ("number", "received_at", "state", "reason", "send_back_by", "pay_back_by")
    return {**{name: getattr(of, name) for name in names}, "lines": of.lines or []}


def _seen(of: Withdrawal) -> dict[str, Any]:
    names = ("order", "time_zone", "email", "statement", "sha256", "due_at")
    seen = {name: getattr(of, name) for name in names}
    seen["acts_next"] = states.acts_next(WithdrawalState(of.state))
    return {**_header(of), **seen, "send_back_to": vendor.withdrawal_terms().address}


def _contract(withdrawal: Withdrawal, contract: Contract) -> ContractView:
    order, ends_at = contract.order, tying.Case(withdrawal, contract).ends_at
    return ContractView(
        order=order.number,
        customer=known_as(order.member_name, order.company),
        company=contract.company,
        placed_at=order.placed_at,
        ends_at=ends_at,
        in_time=period.is_in_time(clock.parse(withdrawal.received_at), ends_at),
        lines=[
            ContractLineView(
                sku=line.sku,
                name=contract.line(line.sku).name,
                unit=contract.line(line.sku).unit,
                decimals=contract.line(line.sku).decimals,
                quantity=line.quantity,
                left=line.left,
                exempt=line.exempt,
            )
            for line in contract.bought
        ],
    )
