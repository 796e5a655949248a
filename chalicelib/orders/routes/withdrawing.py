"""HTTP for withdrawals from a contract: anybody sends one, without signing in."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.orders.schemas.withdrawing import (
    MoveWithdrawal,
    OrderWithdrawalsView,
    StaffWithdrawalView,
    WaitingWithdrawalsView,
    Withdraw,
    WithdrawalReceiptView,
    WithdrawalView,
)
from chalicelib.orders.service import withdrawing as service
from chalicelib.platform.http import Api, Audience, Created

public = Api(__name__, audience=Audience.PUBLIC)
customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@public.post("/withdrawals", status=201)
def withdraw(address: str, body: Withdraw, key: IdempotencyKey) -> Created[WithdrawalReceiptView]:
    """Withdraw from a contract. The answer is the receipt, which goes by mail too."""
    receipt, is_new = service.withdraw(body, key, address)
    return Created(receipt, is_new=is_new)


@customers.get("/withdrawals/{number}")
def show_withdrawal(caller: Principal, number: str) -> WithdrawalView:
    """A withdrawal of your own: from an order of yours, or sent with your mail address."""
    return service.show(caller, number)


@customers.get("/orders/{number}/withdrawals")
def list_order_withdrawals(caller: Principal, number: str) -> OrderWithdrawalsView:
    """Until when an order can be withdrawn from, and the withdrawals there are."""
    return service.of_order(caller, number)


@staff.get("/staff/withdrawals")
def list_waiting_withdrawals(caller: Principal, query: PageQuery) -> WaitingWithdrawalsView:  # noqa: ARG001  (any staff)
    """Withdrawals that wait for staff, due first."""
    return service.waiting(query.cursor, query.limit)


@staff.get("/staff/withdrawals/{number}")
def show_withdrawal_to_staff(caller: Principal, number: str) -> StaffWithdrawalView:  # noqa: ARG001  (any staff)
    """A withdrawal, the order that it is from, and what can be done with it."""
    return service.show_to_staff(number)


@staff.post("/staff/withdrawals/{number}/moves")
def move_withdrawal(caller: Principal, number: str, body: MoveWithdrawal, key: IdempotencyKey) -> StaffWithdrawalView:
    """Name its order, say what of it is valid or why nothing is, take goods back, settle it."""
    return service.move(caller, number, body, key)
