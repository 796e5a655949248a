"""An order as it is the moment it is placed."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.orders.models import Order
from chalicelib.orders.rules.delivery import DeliveryStatus
from chalicelib.orders.rules.payment import PaymentStatus
from chalicelib.orders.rules.states import Status
from chalicelib.orders.schemas import DocumentView


@dataclass(frozen=True, slots=True)
class Buyer:
    """For whom it is placed, by which member of the account, in whose name."""

    account_id: str
    member_id: str
    member_name: str
    company: str | None


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document as it is kept: read, as its very text, and with the review and fingerprint that vouch for it."""

    document: DocumentView
    text: str
    review_id: str
    fingerprint: str


def order(number: str, buyer: Buyer, kept: KeptDocument, at: datetime) -> Order:
    """The order, not yet written."""
    document, placed_at = kept.document, clock.stamp(at)
    return Order(
        Order.key(number),
        "ORDER",
        number=number,
        account_id=buyer.account_id,
        placed_key=f"{placed_at}#{number}",
        member_id=buyer.member_id,
        member_name=buyer.member_name,
        company=buyer.company,
        review_id=kept.review_id,
        fingerprint=kept.fingerprint,
        status=Status.PLACED.value,
        delivery_status=DeliveryStatus.WAITING.value,
        payment_status=PaymentStatus.NONE.value,
        placed_at=placed_at,
        summary=document.lines[0].name,
        line_count=len(document.lines),
        total=document.total,
        currency=document.currency,
        promised_on=max(line.promised_on for line in document.lines),
        next_on=min(line.promised_on for line in document.lines),
        document=kept.text,
        version=1,
    )
