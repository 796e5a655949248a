"""HTTP for returns."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.orders.schemas.returning import (
    OrderReturnsView,
    PhotographUploadView,
    ReturnHeaders,
    ReturnReviewView,
    ReturnView,
)
from chalicelib.orders.schemas.returns_asked import (
    AnnouncePhotograph,
    AskReturn,
    ConfirmReturn,
    DecideReturn,
    InspectReturn,
    MoveReturn,
    ReceiveReturn,
)
from chalicelib.orders.service import returning as service
from chalicelib.platform.http import Api, Audience, Created

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.get("/orders/{number}/returns")
def show_order_returns(caller: Principal, number: str) -> OrderReturnsView:
    """What of an order can be returned, until when, or why not; and the returns there are."""
    return service.of_order(caller, number)


@customers.post("/return-reviews", status=201)
def review_return(caller: Principal, body: AskReturn, key: IdempotencyKey) -> ReturnReviewView:
    """See what would come back, and what it brings, before asking for it."""
    return service.review(caller, body, key)


@customers.get("/return-reviews/{review_id}")
def show_return_review(caller: Principal, review_id: str) -> ReturnReviewView:
    """A return that was reviewed before."""
    return service.show_review(caller, review_id)


@customers.post("/returns", status=201)
def confirm_return(caller: Principal, body: ConfirmReturn, key: IdempotencyKey) -> Created[ReturnView]:
    """Ask to return what was reviewed. Repeating it returns the same return."""
    found, is_new = service.confirm(caller, body, key)
    return Created(found, is_new=is_new)


@customers.get("/returns")
def list_returns(caller: Principal, query: PageQuery) -> ReturnHeaders:
    """Your account's returns, newest first."""
    return service.listed(caller, query.cursor, query.limit)


@customers.get("/returns/{number}")
def show_return(caller: Principal, number: str) -> ReturnView:
    """A return: where it stands, whose turn it is, and what came of it."""
    return service.show(caller, number)


@customers.post("/returns/{number}/moves")
def move_return(caller: Principal, number: str, body: MoveReturn, key: IdempotencyKey) -> ReturnView:
    """Say that it is sent, ask once to look again, or keep the goods."""
    return service.move(caller, number, body, key)


@customers.post("/returns/{number}/photographs")
def announce_photograph(
    caller: Principal, number: str, body: AnnouncePhotograph, key: IdempotencyKey
) -> PhotographUploadView:
    """Where to upload a photograph of what comes back."""
    return service.announce_photograph(caller, number, body, key)


@customers.put("/returns/{number}/photographs/{photograph_id}")
def keep_photograph(caller: Principal, number: str, photograph_id: str) -> ReturnView:
    """Say that a photograph is uploaded: from then on it is shown."""
    return service.photograph_arrived(caller, number, photograph_id)


@staff.get("/staff/returns")
def list_waiting_returns(caller: Principal, query: PageQuery) -> ReturnHeaders:  # noqa: ARG001  (any staff)
    """Returns that wait for staff, due first."""
    return service.waiting(query.cursor, query.limit)


@staff.get("/staff/returns/{number}")
def show_return_to_staff(caller: Principal, number: str) -> ReturnView:
    """Any customer's return, with what can be done with it."""
    return service.show(caller, number)


@staff.post("/staff/returns/{number}/moves")
def decide_return(caller: Principal, number: str, body: DecideReturn, key: IdempotencyKey) -> ReturnView:
    """Approve a return, decline it with a reason, or credit what came."""
    return service.decide(caller, number, body, key)


@staff.post("/staff/returns/{number}/receipts")
def receive_return(caller: Principal, number: str, body: ReceiveReturn, key: IdempotencyKey) -> ReturnView:
    """Count what has come, line by line."""
    return service.receive(caller, number, body, key)


@staff.post("/staff/returns/{number}/inspections")
def inspect_return(caller: Principal, number: str, body: InspectReturn, key: IdempotencyKey) -> ReturnView:
    """Say how it was found, and what of it goes back to the customer."""
    return service.inspect(caller, number, body, key)
