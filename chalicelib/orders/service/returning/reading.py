"""Reading: a return as its customer and staff see it, the lists of them, and what of an order can be returned."""

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.returns import ListedReturn
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.settlement import Settlement
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.rules.states import Actor
from chalicelib.orders.schemas.returning import (
    OrderReturnsView,
    OrderReturnView,
    ReturnableView,
    ReturnEntryView,
    ReturnHeaders,
    ReturnRefundView,
    ReturnView,
)
from chalicelib.orders.service import facts
from chalicelib.orders.service import reading as orders
from chalicelib.orders.service.returning import eligible, pictured, standing, storing
from chalicelib.platform import vendor

_TOLD = (
    *(
        "number",
        "account_id",
        "requested_at",
        "company",
        "due_at",
        "send_by",
        "expires_at",
        "carrier",
        "tracking_number",
    ),
    *("decline_code", "declined_because", "lines", "sent_back_by"),
)


def show(caller: Principal, number: str) -> ReturnView:
    """A return whole, in one read, and one more of what is paid back for it. Raises ReturnNotFound."""
    whole = storing.find(caller, number)
    found = whole.found
    state = ReturnState(found.state)
    actor = Actor.STAFF if caller.staff else Actor.BUYER
    return ReturnView.model_validate(
        {
            **{name: getattr(found, name) for name in _TOLD},
            "state": state,
            "requested_by": found.member_name,
            "worth": [Money(**one) for one in found.worth],
            "credited": [Money(**one) for one in found.credited],
            "settlement": found.settlement,
            "settlements": [way for way in Settlement if way is not Settlement.REPAIR],
            "new_orders": found.new_orders or [],
            "refunds": [_refund(one) for one in billing.refunds_of(found.account_id, whole.refunds)],
            "acts_next": states.acts_next(state),
            "send_to": vendor.return_terms().address,
            "timeline": [ReturnEntryView.of(entry) for entry in whole.entries],
            "photographs": pictured.views(found, whole.photographs),
            "version": int(found.version),
            "allowed": states.allowed(state, actor, standing.progress(found, clock.now())),
        }
    )


def _refund(of: billing.RefundView) -> ReturnRefundView:
    return ReturnRefundView(
        number=of.number,
        amount=of.amount,
        currency=of.currency,
        state=of.state,
        due_on=of.due_on,
        reason=of.reason if of.state == "failed" else None,
    )


def listed(caller: Principal, cursor: str | None, limit: int) -> ReturnHeaders:
    """The account's returns, newest first."""
    page = ListedReturn.page_of_account(caller.account_id, cursor, limit)
    items = [{"due_at": None, **line} for line in page.items]
    return ReturnHeaders.model_validate({"items": items, "next_cursor": page.next_cursor})


def waiting(cursor: str | None, limit: int) -> ReturnHeaders:
    """What waits for staff, due first."""
    page = ListedReturn.page_of_staff(cursor, limit)
    return ReturnHeaders.model_validate({"items": page.items, "next_cursor": page.next_cursor})


def of_order(caller: Principal, number: str) -> OrderReturnsView:
    """What of an order can be returned, until when, or why not; and the returns there are. Raises OrderNotFound."""
    whole = orders.find_whole(caller, number)
    possible = eligible.of(whole, facts.of(whole).document)
    return OrderReturnsView(
        days=vendor.return_terms().window,
        lines=[
            ReturnableView(
                sku=sku,
                quantity=one.quantity,
                until=one.until.isoformat() if one.until else None,
                barrier=one.barrier,
            )
            for sku, one in possible.items()
        ],
        items=[
            OrderReturnView(number=one.number, state=ReturnState(one.state), requested_at=one.requested_at)
            for one in sorted(whole.returns, key=lambda one: one.requested_at)
        ],
    )
