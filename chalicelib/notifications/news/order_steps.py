"""What can be told about an order on its way: parcels, moved promises, requests and their answers. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chalicelib.notifications.news.orders import OrderLine, OrderNews


@dataclass(frozen=True, slots=True)
class ParcelFacts:
    """A parcel: its count, who carries it, and by what it can be followed."""

    parcel: str
    carrier: str
    tracking_number: str | None
    tracking_url: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a line, in its smallest steps, or the day by which it comes."""

    line: OrderLine
    quantity: int | None = None
    promised_on: date | None = None


@dataclass(frozen=True)
class OrderStep(OrderNews):
    """A step that somebody took: `by` whom, why in their own words, which parts it is about.

    `difference` is by how much the total would rise, in minor units; `answer_by` when the other side is to answer.
    """

    by: str = ""
    reason: str | None = None
    parts: tuple[Part, ...] = ()
    parcel: ParcelFacts | None = None
    answer_by: datetime | None = None
    difference: int | None = None

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"number": self.number, "name": self.by, "parcel": self.parcel.parcel if self.parcel else ""}


class OrderRefused(OrderStep):
    """The vendor does not take the order, and says why."""

    kind = "order_refused"


class ParcelShipped(OrderStep):
    """A parcel is on its way."""

    kind = "parcel_shipped"


class ParcelLost(OrderStep):
    """A parcel will not arrive."""

    kind = "parcel_lost"


class PromiseMoved(OrderStep):
    """Some lines come on other days."""

    kind = "promise_moved"


class RestCancelled(OrderStep):
    """What was not shipped yet will not be."""

    kind = "rest_cancelled"


class CancelDeclined(OrderStep):
    """The order cannot be cancelled any more, and why."""

    kind = "cancel_declined"


class CancelAsked(OrderStep):
    """To staff: a customer asks to cancel."""

    kind = "staff_cancel_asked"
    to_staff = True


class CancelledByCustomer(OrderStep):
    """To staff: nothing more is to be done for this order."""

    kind = "staff_order_cancelled"
    to_staff = True


class RequestDue(OrderStep):
    """To staff: the time for an answer is over."""

    kind = "staff_request_due"
    to_staff = True


class RequestWithdrawn(OrderStep):
    """To staff: no answer is needed any more."""

    kind = "staff_request_withdrawn"
    to_staff = True


class OrderChanged(OrderStep):
    """The order is another one now, as agreed."""

    kind = "order_changed"


class ChangeProposed(OrderStep):
    """The vendor cannot deliver it as it is, and says what they could."""

    kind = "change_proposed"


class PricesProposed(OrderStep):
    """The vendor would take it at today's prices."""

    kind = "prices_proposed"


class ChangeDeclined(OrderStep):
    """The order stays as it is, and why."""

    kind = "change_declined"


class ProposalDue(OrderStep):
    """The customer has not answered what the vendor proposed."""

    kind = "proposal_due"


class ChangeAsked(OrderStep):
    """To staff: a customer asks for a change."""

    kind = "staff_change_asked"
    to_staff = True


class ChangeToApprove(OrderStep):
    """To staff: a customer asks for a change that is more than what is left of the credit."""

    kind = "staff_change_to_approve"
    to_staff = True


class ChangedByCustomer(OrderStep):
    """To staff: the order is another one now."""

    kind = "staff_order_changed"
    to_staff = True


class ProposalDeclined(OrderStep):
    """To staff: the customer does not agree."""

    kind = "staff_proposal_declined"
    to_staff = True
