"""HTTP for refunds: asked for by customers, begun and moved by staff."""

from chalicelib.billing import service
from chalicelib.billing.schemas import AskRefund, BeginRefund, MoveRefund, RefundsView, RefundView
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience, Created

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.get("/billing/refunds")
def list_refunds(caller: Principal, query: PageQuery) -> RefundsView:
    """Your refunds and how far they have come."""
    return service.listed_refunds(caller.account_id, query.cursor, query.limit)


@customers.post("/billing/refunds", status=201)
def ask_refund(caller: Principal, body: AskRefund, key: IdempotencyKey) -> Created[RefundView]:
    """Ask to have credit paid back to you."""
    asked, is_new = service.ask_refund(caller.account_id, body, key)
    return Created(asked, is_new=is_new)


@staff.get("/staff/accounts/{account_id}/refunds")
def list_refunds_to_staff(account_id: str, query: PageQuery) -> RefundsView:
    """A customer's refunds and how far they have come."""
    return service.listed_refunds_for_staff(account_id, query.cursor, query.limit)


@staff.post("/staff/accounts/{account_id}/refunds", status=201)
def begin_refund(account_id: str, body: BeginRefund, key: IdempotencyKey) -> Created[RefundView]:
    """Pay credit back: it is taken at once, and is to be sent."""
    begun, is_new = service.begin_refund(account_id, body, key)
    return Created(begun, is_new=is_new)


@staff.post("/staff/accounts/{account_id}/refunds/{number}/moves")
def move_refund(account_id: str, number: str, body: MoveRefund, key: IdempotencyKey) -> RefundView:
    """Approve or decline a refund, send it, and say whether it arrived. What failed comes back as credit."""
    return service.move_refund(account_id, number, body, key)
