"""What of an order its customer may return today, line by line."""

from datetime import date

from chalicelib.kernel import clock
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.delivery import ParcelState
from chalicelib.orders.rules.returning import eligibility
from chalicelib.orders.rules.returning.eligibility import Arrival, Returnable, Sold
from chalicelib.orders.schemas import DocumentView
from chalicelib.orders.service import coming_back
from chalicelib.platform import vendor


def of(whole: Whole, document: DocumentView, but: str = "", on: date | None = None) -> dict[str, Returnable]:
    """Each line by its SKU, in the order of the document; the return with the number `but` left out."""
    gone, days, today = coming_back.gone(whole, but), vendor.return_terms().window, on or vendor.today()
    return {
        line.sku: eligibility.returnable(
            Sold(_arrivals(whole, line.sku), gone.get(line.sku, 0), line.withdrawal_exempt, line.final_sale),
            days,
            today,
        )
        for line in document.lines
    }


def _arrivals(whole: Whole, sku: str) -> tuple[Arrival, ...]:
    return tuple(
        Arrival(parcel.lines[sku], vendor.day_of(clock.parse(parcel.ended_at)))
        for parcel in whole.parcels
        if parcel.state == ParcelState.DELIVERED and parcel.ended_at and sku in parcel.lines
    )
