"""What of a line may come back, until when, and why not. Pure. Days are those of the vendor's calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.kernel.errors import Conflict

# The others are exempt once a seal is broken or a download has begun: that shows when they come back.
EXEMPT = frozenset({"made_to_measure", "perishable", "periodical", "dated_service"})


class Barrier(StrEnum):
    """Why nothing of a line may come back."""

    EXEMPT = "exempt"
    FINAL_SALE = "final_sale"
    NOT_DELIVERED = "not_delivered"
    NOTHING_LEFT = "nothing_left"
    WINDOW_OVER = "window_over"


class ReturnReason(StrEnum):
    """Why a customer sends something back, to choose from."""

    DAMAGED = "damaged"
    FAULTY = "faulty"
    WRONG_ITEM = "wrong_item"
    NOT_AS_DESCRIBED = "not_as_described"
    TOO_LATE = "too_late"
    TOO_MANY = "too_many"
    NOT_NEEDED = "not_needed"
    OTHER = "other"


class NotReturnable(Conflict):
    """Some of this cannot come back; `lines` says how much of each can, until when, and why not more."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """So much arrived on that day."""

    quantity: int
    day: date


@dataclass(frozen=True, slots=True)
class Sold:
    """A line: what arrived of it when, and how much of that is `gone`, having come back or being about to."""

    arrivals: tuple[Arrival, ...]
    gone: int = 0
    exempt: str | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Returnable:
    """So much may come back; all of it until that day. Where nothing may, `barrier` says why."""

    quantity: int
    until: date | None = None
    barrier: Barrier | None = None


def returnable(sold: Sold, days: int, today: date) -> Returnable:
    """What may come back today, when the window is so many days from each arrival.

    What is gone counts against what arrived first, which leaves the customer the most time.
    """
    if sold.exempt in EXEMPT:
        return Returnable(0, barrier=Barrier.EXEMPT)
    if sold.final:
        return Returnable(0, barrier=Barrier.FINAL_SALE)
    if not any(one.quantity for one in sold.arrivals):
        return Returnable(0, barrier=Barrier.NOT_DELIVERED)
    kept = _kept(sold)
    if not kept:
        return Returnable(0, barrier=Barrier.NOTHING_LEFT)
    window = timedelta(days=days)
    in_time = [one for one in kept if today <= one.day + window]
    if not in_time:
        return Returnable(0, until=max(one.day for one in kept) + window, barrier=Barrier.WINDOW_OVER)
    return Returnable(sum(one.quantity for one in in_time), until=min(one.day for one in in_time) + window)


def _kept(sold: Sold) -> list[Arrival]:
    """The arrivals that are still with the customer."""
    gone, kept = sold.gone, []
    for one in sorted(sold.arrivals, key=lambda arrival: arrival.day):
        quantity = one.quantity - min(gone, one.quantity)
        gone -= one.quantity - quantity
        if quantity:
            kept.append(Arrival(quantity, one.day))
    return kept


def ensure_returnable(
    possible: Mapping[str, Mapping[str, Returnable]], wanted: Mapping[str, Mapping[str, int]]
) -> None:
    """Raises NotReturnable, naming every line of every order of which more is wanted back than may come back."""
    over = [
        _refused(sku, quantity, possible[order].get(sku), order)
        for order, lines in wanted.items()
        for sku, quantity in lines.items()
        if quantity > (possible[order][sku].quantity if sku in possible[order] else 0)
    ]
    if over:
        raise NotReturnable("Some of this cannot be returned.", lines=over)


def _refused(sku: str, wanted: int, found: Returnable | None, order: str) -> dict[str, object]:
    at = found or Returnable(0, barrier=Barrier.NOT_DELIVERED)
    return {
        "order": order,
        "sku": sku,
        "wanted": wanted,
        "left": at.quantity,
        "until": at.until.isoformat() if at.until else None,
        "barrier": at.barrier.value if at.barrier else None,
    }
