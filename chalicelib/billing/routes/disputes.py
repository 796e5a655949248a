"""HTTP for staff: what customers contest of their invoices, and what is answered."""

from chalicelib.billing import service
from chalicelib.billing.schemas import (
    AnswerDispute,
    DisputeForStaffView,
    DisputesView,
    DisputeView,
    WaitingDisputesView,
)
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience

staff = Api(__name__, audience=Audience.STAFF)


@staff.get("/staff/disputes")
def list_waiting_disputes(query: PageQuery) -> WaitingDisputesView:
    """Disputes of all customers that wait for an answer, due first."""
    return service.waiting_disputes(query.cursor, query.limit)


@staff.get("/staff/accounts/{account_id}/disputes")
def list_disputes(account_id: str, query: PageQuery) -> DisputesView:
    """What a customer contests and has contested."""
    return service.listed_disputes(account_id, query.cursor, query.limit)


@staff.get("/staff/accounts/{account_id}/disputes/{number}")
def show_dispute(account_id: str, number: str) -> DisputeForStaffView:
    """A dispute, by the number of its ticket, and the credit note that would uphold it."""
    return service.dispute_for_staff(account_id, number)


@staff.post("/staff/accounts/{account_id}/disputes/{number}/answer")
def answer_dispute(account_id: str, number: str, body: AnswerDispute, key: IdempotencyKey) -> DisputeView:
    """Uphold a dispute, by the number of its ticket, with a credit note, or decline it with a reason."""
    return service.answer_dispute(account_id, number, body, key)
