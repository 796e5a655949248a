"""What the rules need to know of an order: its stored items as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import delivery, promises
from chalicelib.orders.rules.delivery import Line, Parcel, ParcelState
from chalicelib.orders.rules.requests import RequestState
from chalicelib.orders.rules.states import Progress, Status
from chalicelib.orders.schemas import DocumentView
from chalicelib.orders.service import coming_back, documents


@dataclass(frozen=True, slots=True)
class Facts:
    """An order as it is, or as it would be after a change. `text` is the document as canonical JSON.

    `cancelled`, `returned` and `credited` are quantities by SKU, `promises` the days that differ from the document's;
    `asked` when a request waits for its answer, `withdrawn` when a consumer has withdrawn from some or all of it.
    """

    status: Status
    text: str
    document: DocumentView
    cancelled: Mapping[str, int]
    promises: Mapping[str, str]
    parcels: tuple[Parcel, ...]
    picking_at: str | None
    returned: Mapping[str, int]
    asked: bool = False
    credited: Mapping[str, int] = field(default_factory=dict)
    withdrawn: bool = False

    @property
    def lines(self) -> list[Line]:
        """How much of each line is where."""
        ordered = {line.sku: line.quantity for line in self.document.lines}
        return delivery.lines(ordered, self.cancelled, self.parcels, self.returned, self.credited)

    @property
    def days(self) -> dict[str, str]:
        """By when each line comes."""
        return {line.sku: self.promises.get(line.sku, line.promised_on) for line in self.document.lines}

    @property
    def delivery_status(self) -> delivery.DeliveryStatus:
        """How far the delivery has come."""
        return delivery.status(self.lines, picking=self.picking_at is not None)

    @property
    def promised_on(self) -> str:
        """By when all of it comes."""
        return promises.last(self.days, self.lines)

    @property
    def next_on(self) -> str | None:
        """By when the next of what is still to come comes; None when nothing is."""
        return promises.next_day(self.days, self.lines)

    @property
    def kept(self) -> list[Line]:
        """What the order keeps from the shelf; nothing before it is approved."""
        return [] if self.status is Status.AWAITING_APPROVAL else self.lines

    @property
    def progress(self) -> Progress:
        """What moves depend on beside the status."""
        lines = self.lines
        return Progress(
            picking=self.picking_at is not None,
            shipped=any(line.shipped for line in lines),
            left=bool(delivery.left(lines)),
            arrived=delivery.arrived(lines),
            asked=self.asked,
        )

    def without_rest(self) -> Self:
        """The same when what was not shipped is not wanted any more."""
        return replace(self, cancelled={line.sku: line.ordered - line.shipped for line in self.lines})


def of(whole: Whole) -> Facts:
    """The facts of a stored order."""
    order = whole.order
    return Facts(
        status=Status(order.status),
        text=order.document,
        document=documents.parse(order.document),
        cancelled=order.cancelled or {},
        promises=order.promises or {},
        parcels=tuple(Parcel(one.lines, ParcelState(one.state)) for one in whole.parcels),
        picking_at=order.picking_at,
        returned=coming_back.came(whole),
        asked=any(one.state == RequestState.WAITING for one in whole.requests),
        credited=coming_back.credited(whole),
        withdrawn=any(one.lines for one in whole.withdrawals),
    )
