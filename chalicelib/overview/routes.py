"""HTTP for the landing page and the staff's lists."""

from chalicelib.kernel.principal import Principal
from chalicelib.overview import service
from chalicelib.overview.schemas import (
    AccountsQuery,
    FoundAccountsView,
    FoundAccountView,
    MineQuery,
    MineView,
    MyOrders,
    MyOrdersQuery,
    OverviewView,
)
from chalicelib.overview.schemas.waiting import (
    DueQuery,
    DueView,
    OrderQueue,
    OrderQueueQuery,
    TicketQueue,
    TicketQueueQuery,
)
from chalicelib.platform.http import Api, Audience

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.get("/overview")
def show_overview(caller: Principal) -> OverviewView:
    """What needs you, your newest orders, your open tickets with their promises."""
    return service.landing(caller)


@customers.get("/mine")
def list_mine(caller: Principal, query: MineQuery) -> MineView:
    """Everything that is yours, newest first: of a kind, open or closed, what waits for you, or what has some words."""
    return service.mine(caller, query)


@customers.get("/mine/orders")
def list_my_orders(caller: Principal, query: MyOrdersQuery) -> MyOrders:
    """Your account's orders of a state, by what is to be paid of them, and of a period; or by your own reference."""
    return service.my_orders(caller, query)


@staff.get("/staff/due")
def list_due(caller: Principal, query: DueQuery) -> DueView:  # noqa: ARG001  (any staff)
    """What waits for staff, of all kinds or on one desk, first what is due first."""
    return service.due(query)


@staff.get("/staff/tickets")
def list_waiting_tickets(caller: Principal, query: TicketQueueQuery) -> TicketQueue:
    """Open tickets, earliest due first."""
    return service.tickets_waiting(caller, query.view, query.cursor, query.limit)


@staff.get("/staff/orders")
def list_waiting_orders(caller: Principal, query: OrderQueueQuery) -> OrderQueue:  # noqa: ARG001  (any staff)
    """Orders that wait for staff, oldest first; those to ship or under way by their promised day."""
    return service.orders_waiting(query.view, query.cursor, query.limit)


@staff.get("/staff/accounts")
def find_accounts(query: AccountsQuery) -> FoundAccountsView:
    """Customers by name, address, or the number of something of theirs."""
    return FoundAccountsView(items=[FoundAccountView.of(one) for one in service.find_accounts(query.q)])
