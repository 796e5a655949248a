"""HTTP for cancelling and changing an order, and for requests about one with their answers."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service
from chalicelib.orders.schemas.changes import AskChange, ChangeReviewView, ConfirmChange
from chalicelib.orders.schemas.moves import ProposePrices
from chalicelib.orders.schemas.requests import AnswerRequest, CancellationView, CancelOrder
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.platform.http import Api, Audience

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.get("/orders/{number}/cancellation")
def show_cancellation(caller: Principal, number: str) -> CancellationView:
    """What cancelling this order would bring back, and whether it happens at once or is a request."""
    return service.cancellation(caller, number)


@customers.post("/orders/{number}/cancellation")
def cancel_order(caller: Principal, number: str, body: CancelOrder, key: IdempotencyKey) -> OrderView:
    """Cancel before picking begins; after that, ask for it."""
    return service.cancel(caller, number, body, key)


@customers.post("/orders/{number}/reviews", status=201)
def review_change(caller: Principal, number: str, body: AskChange, key: IdempotencyKey) -> ChangeReviewView:
    """See in full what the order would become, and what that costs; nothing changes yet."""
    return service.review_change(caller, number, body, key)


@customers.post("/orders/{number}/changes")
def change_order(caller: Principal, number: str, body: ConfirmChange, key: IdempotencyKey) -> OrderView:
    """Change the order to what was reviewed; once picking has begun, ask for it."""
    return service.confirm_change(caller, number, body, key)


@staff.get("/staff/orders/{number}/cancellation")
def show_cancellation_to_staff(caller: Principal, number: str) -> CancellationView:
    """What cancelling this order, or the rest of it, would bring back to its customer, and how."""
    return service.cancellation(caller, number)


@staff.post("/staff/orders/{number}/reviews", status=201)
def review_proposal(caller: Principal, number: str, body: AskChange, key: IdempotencyKey) -> ChangeReviewView:
    """See in full what you would propose to the customer."""
    return service.review_change(caller, number, body, key)


@staff.post("/staff/orders/{number}/changes")
def propose_change(caller: Principal, number: str, body: ConfirmChange, key: IdempotencyKey) -> OrderView:
    """Propose to the customer what was reviewed; the order stays as it is until they accept."""
    return service.confirm_change(caller, number, body, key)


@staff.post("/staff/orders/{number}/price-proposals")
def propose_prices(caller: Principal, number: str, body: ProposePrices, key: IdempotencyKey) -> OrderView:
    """Ask the customer whether they want a waiting order at today's prices, once you have seen which have changed."""
    return service.propose_prices(caller, number, body, key)


@customers.post("/orders/{number}/requests/{request_id}/answers")
def answer_proposal(
    caller: Principal, number: str, request_id: str, body: AnswerRequest, key: IdempotencyKey
) -> OrderView:
    """Accept or decline what we propose, or withdraw what you asked for."""
    return service.answer(caller, number, request_id, body, key)


@staff.post("/staff/orders/{number}/requests/{request_id}/answers")
def answer_request(
    caller: Principal, number: str, request_id: str, body: AnswerRequest, key: IdempotencyKey
) -> OrderView:
    """Accept or decline what a customer asks for, or withdraw a proposal."""
    return service.answer(caller, number, request_id, body, key)
