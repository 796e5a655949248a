"""An order with everything that lies in its partition."""

from dataclasses import dataclass, field

from chalicelib.orders.models import Entry, Order
from chalicelib.orders.models.parcels import Parcel
from chalicelib.orders.models.requests import Request
from chalicelib.orders.models.returns import ReturnOfOrder
from chalicelib.orders.models.withdrawals import WithdrawalOfOrder
from chalicelib.platform import db


@dataclass(slots=True)
class Whole:
    """An order with its timeline after `placed`, parcels, requests (each oldest first), withdrawals and returns."""

    order: Order
    entries: list[Entry] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    withdrawals: list[WithdrawalOfOrder] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    returns: list[ReturnOfOrder] = field(default_factory=list)


def read(number: str) -> Whole | None:
    """The order as it is now, in one consistent Query; None when there is none."""
    items = list(db.every(Order, Order.key(number), consistent=True))  # very few orders exceed a page of it
    order = next((Order.from_raw_data(item) for item in items if item["sk"]["S"] == "ORDER"), None)
    if order is None:
        return None
    return Whole(
        order,
        entries=[Entry.from_raw_data(item) for item in _of(items, "EVENT#")],
        parcels=[Parcel.from_raw_data(item) for item in _of(items, "PARCEL#")],
        withdrawals=[WithdrawalOfOrder.from_raw_data(item) for item in _of(items, "WDR#")],
        requests=sorted((Request.from_raw_data(item) for item in _of(items, "REQ#")), key=_asked_at),
        returns=[ReturnOfOrder.from_raw_data(item) for item in _of(items, "RET#")],
    )


def _of(items: list[db.Raw], kind: str) -> list[db.Raw]:
    return [item for item in items if item["sk"]["S"].startswith(kind)]


def _asked_at(request: Request) -> str:
    return request.asked_at
