"""What a new ticket is about: an order of the account's own, a line of it or a parcel, with its facts copied in."""

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.schemas import OpenTicket
from chalicelib.tickets.service import storing


class NoSuchPartOfOrder(Invalid):
    """The order has no such line or parcel, or no order was named."""


def copy_in(caller: Principal, ticket: Ticket, request: OpenTicket) -> list[Entry]:
    """Ties the ticket to the order that it names, and answers the entries that say what else is known.

    Whoever reads the conversation need not look elsewhere, and reads later what was true when it was asked. Raises
    OrderNotFound or NoSuchPartOfOrder.
    """
    if not (request.sku or request.parcel):
        ticket.order_number = orders.find(caller, request.order_number).number if request.order_number else None
        return []
    if not request.order_number:
        raise NoSuchPartOfOrder("Please say of which order.")
    order = orders.show(caller, request.order_number)
    ticket.order_number = order.number
    copied = [_line(order, request.sku)] if request.sku else []
    copied += [_parcel(order, request.parcel)] if request.parcel else []
    return [storing.system_entry(ticket.number, kind, **facts) for kind, facts in copied]


def _line(order: orders.OrderView, sku: str) -> tuple[str, dict[str, str]]:
    line = next((one for one in order.document.lines if one.sku == sku), None)
    standing = next((one for one in order.lines if one.sku == sku), None)
    if line is None or standing is None:
        raise NoSuchPartOfOrder("The order has no such line.", sku=sku)
    return "about_line", {
        "sku": sku,
        "name": line.name,
        "unit": line.unit,
        "decimals": str(line.decimals),
        "quantity": str(standing.ordered),
        "delivered": str(standing.delivered),
        "promised_on": standing.promised_on,
    }


def _parcel(order: orders.OrderView, name: str) -> tuple[str, dict[str, str]]:
    parcel = next((one for one in order.parcels if one.parcel == name), None)
    if parcel is None:
        raise NoSuchPartOfOrder("The order has no such parcel.", parcel=name)
    return "about_parcel", {
        "parcel": name,
        "carrier": parcel.carrier,
        "tracking_number": parcel.tracking_number or "",
        "state": parcel.state.value,
        "at": parcel.ended_at or parcel.shipped_at,
    }
