"""What can be told about orders that go over the credit: that they wait, and what was decided. Pure."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.notifications.news.orders import OrderNews


@dataclass(frozen=True)
class ApprovalNews(OrderNews):
    """An order that is `missing` (minor units) more than was left of the credit.

    The vendor answers by `answer_by`; undecided it is no longer valid at `ends_at`. `reason` is what staff said.
    """

    missing: int
    answer_by: datetime
    ends_at: datetime
    reason: str | None = None


class OrderAwaits(ApprovalNews):
    """The customer's receipt of an order that waits."""

    kind = "order_awaits"


class OrderApproved(ApprovalNews):
    """The vendor takes it all the same."""

    kind = "order_approved"


class OrderExpired(ApprovalNews):
    """Nobody decided in time."""

    kind = "order_expired"


class OrderUnanswered(ApprovalNews):
    """The customer did not say whether they want it at other prices."""

    kind = "order_unanswered"


class NewOrderToApprove(ApprovalNews):
    """To staff: an order to decide about."""

    kind = "staff_order_awaits"
    to_staff = True


class ApprovalDue(ApprovalNews):
    """To staff: it still waits."""

    kind = "staff_approval_due"
    to_staff = True
