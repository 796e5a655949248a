"""A withdrawal as a line in lists, and the withdrawals from an order."""

from chalicelib.kernel.card import Card
from chalicelib.orders.models import whole
from chalicelib.orders.models.withdrawals import Withdrawal
from chalicelib.orders.rules.withdrawing import states
from chalicelib.orders.rules.withdrawing.states import WithdrawalState
from chalicelib.orders.service.withdrawing import storing


def card(number: str) -> Card | None:
    """The withdrawal as a line in lists; it lies with nobody while its order is not known. None when there is none."""
    found = storing.read(number)
    if found is None:
        return None
    to_send = found.state == WithdrawalState.GOODS_AWAITED
    return Card(
        kind="withdrawal",
        ref=found.number,
        account_id=found.account_id or "",
        version=int(found.version),
        at=found.received_at,
        is_open=found.state not in states.OVER,
        facts={
            "state": found.state,
            "order": found.order,
            "due_on": _due_on(found),
            "customer": found.name,
        },
        text="\n".join(filter(None, (found.number, found.order, *(line["name"] for line in found.lines or ())))),
        need="send_back" if to_send else "",
        need_from=found.received_at,
        need_by=found.send_back_by,
        desk="withdrawals" if found.due_at else "",
        desk_key=found.due_at or "",
        due=found.due_at or "",
    )


def _due_on(found: Withdrawal) -> str | None:
    """By when goods are to be sent, or money to be paid back."""
    if found.state == WithdrawalState.GOODS_AWAITED:
        return found.send_back_by
    return None if found.state in states.OVER else found.pay_back_by


def numbers_from(order: str) -> list[str]:
    """The numbers of the withdrawals from an order."""
    found = whole.read(order)
    return [one.number for one in found.withdrawals] if found else []
