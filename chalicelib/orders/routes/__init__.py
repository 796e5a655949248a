"""HTTP for orders and their reviews."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.orders import service
from chalicelib.orders.schemas import AskReview, PlaceOrder, ReviewView
from chalicelib.orders.schemas.moves import MoveOrder, MoveParcel, MovePromise, ShipParcel
from chalicelib.orders.schemas.shown import OrderHeaders, OrderView
from chalicelib.platform.http import Api, Audience, Created

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.post("/reviews", status=201)
def review_order(caller: Principal, body: AskReview, key: IdempotencyKey) -> ReviewView:
    """See in full what would be ordered; the shown prices hold for half an hour."""
    return service.review(caller, body, key)


@customers.get("/reviews/{review_id}")
def show_review(caller: Principal, review_id: str) -> ReviewView:
    """A review made before."""
    return service.show_review(caller, review_id)


@customers.post("/orders", status=201)
def place_order(caller: Principal, body: PlaceOrder, key: IdempotencyKey) -> Created[OrderView]:
    """Order what was reviewed, with obligation to pay. Repeating it returns the same order."""
    order, is_new = service.place(caller, body, key)
    return Created(order, is_new=is_new)


@customers.get("/orders")
def list_orders(caller: Principal, query: PageQuery) -> OrderHeaders:
    """Your account's orders, newest first."""
    return service.listed(caller, query.cursor, query.limit)


@customers.get("/orders/{number}")
def show_order(caller: Principal, number: str) -> OrderView:
    """One order with its lines and its timeline."""
    return service.show(caller, number)


@staff.get("/staff/orders/{number}")
def show_order_to_staff(caller: Principal, number: str) -> OrderView:
    """Any customer's order, with what can be done with it."""
    return service.show(caller, number)


@staff.post("/staff/orders/{number}/moves")
def move_order(caller: Principal, number: str, body: MoveOrder, key: IdempotencyKey) -> OrderView:
    """Accept an order with its promised day, hand it to picking, or refuse or cancel it with a reason."""
    return service.move(caller, number, body, key)


@staff.post("/staff/orders/{number}/parcels")
def ship_parcel(caller: Principal, number: str, body: ShipParcel, key: IdempotencyKey) -> OrderView:
    """Send some or all of what is left, with carrier and tracking."""
    return service.ship(caller, number, body, key)


@staff.post("/staff/orders/{number}/parcels/{parcel}/moves")
def move_parcel(caller: Principal, number: str, parcel: str, body: MoveParcel, key: IdempotencyKey) -> OrderView:
    """Say that a parcel has arrived, or that it is lost."""
    return service.move_parcel(caller, number, parcel, body, key)


@staff.post("/staff/orders/{number}/promises")
def move_promise(caller: Principal, number: str, body: MovePromise, key: IdempotencyKey) -> OrderView:
    """Promise other days for some lines, with a reason that the customer reads."""
    return service.move_promise(caller, number, body, key)
