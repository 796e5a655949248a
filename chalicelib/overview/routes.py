"""HTTP for the landing page and the staff's lists."""

from chalicelib.kernel.principal import Principal
from chalicelib.overview import service
from chalicelib.overview.schemas import (
    AccountsQuery,
    FoundAccountsView,
    FoundAccountView,
    OrderQueue,
    OrderQueueQuery,
    OverviewView,
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
