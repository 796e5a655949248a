"""Where the pieces of an order are. Pure: derived from what was ordered, what was cancelled, and the parcels.

Quantities are whole numbers in the smallest step of each product.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import Conflict, Invalid

Quantities = Mapping[str, int]
"""So much of each SKU."""


class DeliveryStatus(StrEnum):
    """How far the delivery of an order has come."""

    WAITING = "waiting"
    PICKING = "picking"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    PARTLY_RETURNED = "partly_returned"
    RETURNED = "returned"
    LOST = "lost"
    CANCELLED = "cancelled"


class ParcelState(StrEnum):
    """Where a parcel is."""

    SHIPPED = "shipped"
    DELIVERED = "delivered"
    LOST = "lost"


class ParcelMove(StrEnum):
    """What becomes of a parcel that is on its way."""

    DELIVER = "deliver"
    LOSE = "lose"


class NotInOrder(Invalid):
    """Something was named that is no line of the order; `skus` says what."""


class MoreThanLeft(Conflict):
    """More than is still to be shipped; `lines` says how much of what is left."""


class ParcelMoveNotAllowed(Conflict):
    """The parcel has arrived or was lost; `allowed` says what can still be done with it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What lies in a parcel, and where it is."""

    lines: Quantities
    state: ParcelState = ParcelState.SHIPPED


@dataclass(frozen=True, slots=True)
class Line:
    """How much of a line is where. `shipped` leaves out what was lost, `delivered` is a part of it.

    `returned` came back after it was delivered; what is `credited` need not be paid for any more.
    """

    sku: str
    ordered: int
    cancelled: int = 0
    shipped: int = 0
    delivered: int = 0
    lost: int = 0
    returned: int = 0
    credited: int = 0

    @property
    def wanted(self) -> int:
        """What the customer is to get."""
        return self.ordered - self.cancelled

    @property
    def left(self) -> int:
        """What must still be shipped."""
        return self.wanted - self.shipped

    @property
    def taken(self) -> int:
        """What the order keeps from the shelf: what is set aside for it, and what has left the house, lost or not.

        What is lost and sent again is taken twice; what is cancelled after it was lost does not come back.
        """
        return max(self.wanted, self.shipped + self.lost)


def lines(
    ordered: Quantities,
    cancelled: Quantities,
    parcels: Iterable[Parcel],
    returned: Quantities | None = None,
    credited: Quantities | None = None,
) -> list[Line]:
    """Every line with its quantities, in the order of the document."""
    sent = list(parcels)
    return [
        Line(
            sku,
            quantity,
            cancelled=cancelled.get(sku, 0),
            shipped=sum(one.lines.get(sku, 0) for one in sent if one.state is not ParcelState.LOST),
            delivered=sum(one.lines.get(sku, 0) for one in sent if one.state is ParcelState.DELIVERED),
            lost=sum(one.lines.get(sku, 0) for one in sent if one.state is ParcelState.LOST),
            returned=(returned or {}).get(sku, 0),
            credited=(credited or {}).get(sku, 0),
        )
        for sku, quantity in ordered.items()
    ]


def status(of: Sequence[Line], *, picking: bool) -> DeliveryStatus:
    """The delivery status of an order. What was lost is ignored unless everything that was sent was lost."""
    if not any(line.wanted for line in of):
        return DeliveryStatus.CANCELLED
    if not any(line.shipped for line in of):
        if any(line.lost for line in of):
            return DeliveryStatus.LOST
        return DeliveryStatus.PICKING if picking else DeliveryStatus.WAITING
    if arrived(of):
        return _arrived(of)
    if any(line.delivered for line in of):
        return DeliveryStatus.PARTLY_DELIVERED
    return DeliveryStatus.PARTLY_SHIPPED if left(of) else DeliveryStatus.SHIPPED


def _arrived(of: Sequence[Line]) -> DeliveryStatus:
    if all(line.returned >= line.wanted for line in of):
        return DeliveryStatus.RETURNED
    return DeliveryStatus.PARTLY_RETURNED if any(line.returned for line in of) else DeliveryStatus.DELIVERED


def left(of: Iterable[Line]) -> dict[str, int]:
    """What must still be shipped, without the lines of which nothing is left."""
    return {line.sku: line.left for line in of if line.left > 0}


def arrived(of: Sequence[Line]) -> bool:
    """Whether nothing is left and nothing is on its way."""
    return all(line.delivered >= line.wanted for line in of)


def ensure_ordered(of: Iterable[Line], skus: Iterable[str]) -> None:
    """Raises NotInOrder when one of these is no line of the order."""
    strangers = sorted(set(skus) - {line.sku for line in of})
    if strangers:
        raise NotInOrder("Some of this is not in the order.", skus=strangers)


def ensure_left(of: Sequence[Line], wanted: Quantities) -> None:
    """Raises NotInOrder or MoreThanLeft when a parcel would hold what must not be shipped any more."""
    ensure_ordered(of, wanted)
    known = {line.sku: line.left for line in of}
    over = [{"sku": sku, "wanted": wanted[sku], "left": known[sku]} for sku in wanted if wanted[sku] > known[sku]]
    if over:
        raise MoreThanLeft("That is more than is still to be shipped.", lines=over)


def parcel_moved(state: ParcelState, move: ParcelMove) -> ParcelState:
    """What becomes of a parcel. Raises ParcelMoveNotAllowed once it has arrived or is lost."""
    if state is not ParcelState.SHIPPED:
        raise ParcelMoveNotAllowed("This parcel is no longer on its way.", state=state.value, allowed=[])
    return ParcelState.DELIVERED if move is ParcelMove.DELIVER else ParcelState.LOST


def from_shelf(before: Iterable[Line], after: Iterable[Line]) -> dict[str, int]:
    """By how much the stock of each SKU must go down (above zero) or up (below zero) when an order changes so."""
    was = {line.sku: line.taken for line in before}
    now = {line.sku: line.taken for line in after}
    moves = {sku: now.get(sku, 0) - was.get(sku, 0) for sku in (was | now)}
    return {sku: quantity for sku, quantity in moves.items() if quantity}
