"""The order that a withdrawal is from: what was bought, what of it has gone out, and until when one may withdraw."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.ids import InvalidNumber, parse_number
from chalicelib.orders.models import Order, whole
from chalicelib.orders.models.parcels import Parcel
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import delivery
from chalicelib.orders.rules.delivery import Line, ParcelState
from chalicelib.orders.rules.states import OPEN, Status
from chalicelib.orders.rules.withdrawing import period
from chalicelib.orders.rules.withdrawing.extent import Bought
from chalicelib.orders.schemas import LineView
from chalicelib.orders.service import coming_back, facts
from chalicelib.orders.service.facts import Facts
from chalicelib.platform import vendor


class NoSuchOrder(Invalid):
    """Staff named an order that does not exist."""


@dataclass(frozen=True, slots=True)
class Contract:
    """An order as withdrawals see it."""

    whole: Whole
    now: Facts

    @property
    def order(self) -> Order:
        """Its own item."""
        return self.whole.order

    @property
    def company(self) -> bool:
        """Whether a company bought: the right to withdraw is for consumers."""
        return bool(self.order.company)

    def line(self, sku: str) -> LineView:
        """A line of the document."""
        return next(line for line in self.now.document.lines if line.sku == sku)

    @property
    def bought(self) -> list[Bought]:
        """The lines, and what there still is of each to withdraw from: of an order that came to nothing, nothing."""
        exempt = {line.sku: line.withdrawal_exempt for line in self.now.document.lines}
        stands = self.now.status in OPEN or self.now.status is Status.CLOSED
        back = coming_back.gone(self.whole)
        return [
            Bought(
                line.sku,
                line.ordered,
                cancelled=line.cancelled if stands else line.ordered,
                sent=line.shipped if stands else 0,
                returned=back.get(line.sku, 0),
                exempt=exempt[line.sku],
            )
            for line in self.now.lines
        ]

    def ends_at(self, *zones: str) -> datetime | None:
        """The first moment at which it is too late, by the calendar of the zone where it is too late last."""
        delivered = period.last_delivery(_deliveries(self.whole.parcels, self.now.lines))
        if delivered is None:
            return None
        own = vendor.calendar()
        where = [ZoneInfo(zone) for zone in zones] or [own.tz]
        return period.ends_at(delivered, vendor.withdrawal_terms().withdraw, where, own.holidays)


def _deliveries(parcels: list[Parcel], lines: list[Line]) -> list[datetime | None]:
    """When each parcel arrived; None for one that is on its way, and for what is still to be sent."""
    sent = [one for one in parcels if one.state != ParcelState.LOST]
    arrived = [one.ended_at if one.state == ParcelState.DELIVERED else None for one in sent]
    to_come: list[datetime | None] = [None] if delivery.left(lines) else []
    return [*(clock.parse(moment) if moment else None for moment in arrived), *to_come]


def find(number: str) -> Contract | None:
    """The order with its parcels and withdrawals, in one read; None when there is no such order."""
    found = whole.read(number)
    return of(found) if found else None


def of(found: Whole) -> Contract:
    """The same for an order that was read."""
    return Contract(found, facts.of(found))


def named(number: str) -> Contract:
    """The order that staff named. Raises NoSuchOrder."""
    try:
        found = find(parse_number(number))
    except InvalidNumber:
        found = None
    if found is None:
        raise NoSuchOrder("There is no order with this number.")
    return found


def buyer(contract: Contract) -> Contact | None:
    """Who ordered, if they still are a member."""
    return accounts.contact(contract.order.member_id)
