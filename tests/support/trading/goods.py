"""Steps with orders: placed, moved along, shipped in parts, changed, cancelled, asked for and answered."""

from collections.abc import Callable
from typing import Any, TypeVar

from tests.support.caller import Caller
from tests.support.shop import ADDRESS, submit
from tests.support.trading.order_truth import ENDED, OrderTruth
from tests.support.trading.steps import EITHER, number, one_of, step
from tests.support.trading.trade import GOODS, Trade, pieces
from tests.support.trading.truth import Truth

SKUS, FEW, ANY = one_of(*sorted(GOODS)), number(1, 4), number(0, 99)
ANSWERS = one_of("accept", "accept", "approve", "approve", "refuse")
MOVES = one_of("cancel", "cancel", "cancel_rest", "cancel_rest", "start_picking")
ARRIVALS = one_of(*["deliver"] * 7, "lose")
Thing = TypeVar("Thing")


def pick(things: list[Thing], at: int) -> Thing:
    return things[at % len(things)]


def shown(review: Any) -> dict[str, str]:
    return {name: review[name] for name in ("review_id", "fingerprint")}


def some(which: Callable[[OrderTruth], Any]) -> Callable[[Any], bool]:
    """Whether there is such an order."""
    return lambda self: any(which(order) for order in self.truth.orders)


def asks(order: OrderTruth) -> list[Any]:
    return [one for one in order.found.requests if one.state == "waiting"]


def under_way(order: OrderTruth) -> list[Any]:
    return [one for one in order.found.parcels if one.state == "shipped"]


def is_open(order: OrderTruth) -> bool:
    return order.status not in {*ENDED, "closed"}


def has_left(order: OrderTruth) -> bool:
    return order.status == "accepted" and any(at.wanted > at.shipped for at in order.pieces.values())


class Goods:
    """Mixed into the machine: `trade` and `truth` are its own; `truth` holds what was found after the last step."""

    trade: Trade
    truth: Truth

    def order(self, at: int, which: Callable[[OrderTruth], Any] = is_open) -> OrderTruth:
        """One of such orders; while there is none, any."""
        return pick([one for one in self.truth.orders if which(one)] or self.truth.orders, at)

    def with_staff(self, order: OrderTruth, path: str, body: Any, what: str) -> None:
        """Staff do something with an order as it was last seen."""
        sent = {**body, "version": int(order.found.order.version)}
        self.trade.ask(self.trade.agent, f"/v1/staff/orders/{order.number}/{path}", sent, what)

    @step(lambda _: True, 2, beans=number(0, 4), mugs=number(0, 4), herbs=number(0, 3))
    def place(self, beans: int, mugs: int, herbs: int) -> None:
        wanted = {"BEAN-1": beans or 1, "MUG-1": mugs, "HERB-1": herbs}
        lines = [{"sku": sku, "quantity": pieces(sku, count)} for sku, count in wanted.items() if count]
        way = "parcel" if herbs % 2 else "pickup"
        asked = {"lines": lines, "delivery_address": ADDRESS, "way": way}
        review = self.trade.ask(self.trade.customer, "/v1/reviews", asked)
        if review and review.status == 201:
            self.trade.ask(self.trade.customer, "/v1/orders", submit(review.json), "place")

    @step(some(lambda order: order.status in {"placed", "awaiting_approval"}), at=ANY, what=ANSWERS)
    def decide(self, at: int, what: str) -> None:
        """Staff take an order, or do not."""
        status = "awaiting_approval" if what == "approve" else "placed"
        order = self.order(at, lambda one: one.status == status)
        self.with_staff(order, "moves", {"move": what, "reason": "Sold out"}, what)

    @step(some(is_open), at=ANY, what=MOVES)
    def move(self, at: int, what: str) -> None:
        self.with_staff(self.order(at), "moves", {"move": what, "reason": "Sold out"}, what)

    @step(some(has_left), at=ANY, sku=SKUS, count=FEW)
    def ship(self, at: int, sku: str, count: int) -> None:
        """A part of what is left; sometimes more than that, which is refused."""
        lines = [{"sku": sku, "quantity": pieces(sku, count)}]
        self.with_staff(self.order(at, has_left), "parcels", {"lines": lines, "carrier": "Matkahuolto"}, "ship")

    @step(some(has_left), 5, at=ANY)
    def ship_all(self, at: int) -> None:
        order = self.order(at, has_left)
        left = {sku: one.wanted - one.shipped for sku, one in order.pieces.items()}
        lines = [{"sku": sku, "quantity": quantity} for sku, quantity in left.items() if quantity]
        self.with_staff(order, "parcels", {"lines": lines, "carrier": "Matkahuolto"}, "ship")

    @step(some(under_way), 5, at=ANY, parcel=ANY, what=ARRIVALS)
    def arrive(self, at: int, parcel: int, what: str) -> None:
        order = self.order(at, under_way)
        one = pick(under_way(order), parcel).parcel
        self.with_staff(order, f"parcels/{one}/moves", {"move": what, "reason": "Gone"}, what)

    @step(some(lambda order: order.found.parcels), at=ANY, parcel=ANY, what=one_of("deliver", "lose"))
    def arrive_again(self, at: int, parcel: int, what: str) -> None:
        """Somebody says so of whatever parcel, though it arrived or was lost."""
        order = self.order(at, lambda one: one.found.parcels)
        one = pick(order.found.parcels, parcel).parcel
        self.with_staff(order, f"parcels/{one}/moves", {"move": what, "reason": "Gone"}, what)

    @step(some(is_open), at=ANY)
    def cancel(self, at: int) -> None:
        """The customer cancels, or asks to once it is too late."""
        order = self.order(at)
        body = {"version": int(order.found.order.version), "reason": "not_needed"}
        self.trade.ask(self.trade.customer, f"/v1/orders/{order.number}/cancellation", body, "cancel by customer")

    @step(some(is_open), at=ANY, sku=SKUS, count=number(0, 5), by_staff=EITHER)
    def change(self, at: int, sku: str, count: int, *, by_staff: bool) -> None:
        """Another quantity, reviewed and confirmed; at once, or as something that the other side has to answer."""
        order = self.order(at)
        by, base = self._side(order, by_staff=by_staff)
        lines = [{"sku": sku, "quantity": pieces(sku, count)}]
        review = self.trade.ask(by, f"{base}/reviews", {"version": int(order.found.order.version), "lines": lines})
        if review and review.status == 201:
            what = "change" if review.json["at_once"] else "ask for change"
            self.trade.ask(by, f"{base}/changes", {**shown(review.json), "reason": "Better so"}, what)

    @step(some(asks), at=ANY, said=one_of("accept", "accept", "decline", "withdraw"))
    def answer(self, at: int, said: str) -> None:
        """What waits for an answer gets one: from the other side, or from who asked and asks no more."""
        order = self.order(at, asks)
        asked = pick(asks(order), at)
        by, base = self._side(order, by_staff=(asked.asked_by == "staff") == (said == "withdraw"))
        body = {"answer": said, "version": int(order.found.order.version), "reason": "We agreed"}
        self.trade.ask(by, f"{base}/requests/{asked.request_id}/answers", body, f"{said} request")

    def _side(self, order: OrderTruth, *, by_staff: bool) -> tuple[Caller, str]:
        if by_staff:
            return self.trade.agent, f"/v1/staff/orders/{order.number}"
        return self.trade.customer, f"/v1/orders/{order.number}"
