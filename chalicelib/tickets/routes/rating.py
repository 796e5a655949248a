"""HTTP for what customers think of how we handled their tickets: in the portal, or by the link in a mail."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform.http import Api, Audience
from chalicelib.tickets import service
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.rating import LinkedRatingView, RateTicket

public = Api(__name__, audience=Audience.PUBLIC)
customers = Api(__name__, audience=Audience.CUSTOMER)


@customers.post("/tickets/{number}/rating")
def rate_ticket(caller: Principal, number: str, body: RateTicket, key: IdempotencyKey) -> TicketChange:
    """Say how we handled a ticket, or think otherwise within 14 days. What we should do takes it up again."""
    return service.rate(caller, number, body, key)


@public.get("/ratings/{link}")
def show_linked_rating(link: str) -> LinkedRatingView:
    """What the link in our mail is about. Looking at it says nothing."""
    return service.show_by_link(link)


@public.post("/ratings/{link}")
def rate_by_link(link: str, body: RateTicket, key: IdempotencyKey) -> LinkedRatingView:
    """The same as in the portal, without signing in."""
    return service.rate_by_link(link, body, key)
