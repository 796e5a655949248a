"""Steps with what comes back: returns from the asking to what settles them, and withdrawals of consumers."""

from collections.abc import Callable
from typing import Any

from chalicelib.orders.rules.returning.states import OVER
from tests.support.caller import Answer
from tests.support.returns import came, line
from tests.support.trading.goods import ANY, FEW, SKUS, Goods, pick, shown, some
from tests.support.trading.order_truth import OrderTruth, resellable
from tests.support.trading.steps import maybe, number, one_of, step
from tests.support.trading.trade import pieces

TOLD = {"decline": {"reason": "used", "message": "It was used."}, "appeal": {"message": "Please look again."}}
NEXT = {
    "requested": "approve",
    "approved": "receive",
    "sent": "receive",
    "received": "inspect",
    "in_repair": "send_back",
    "sent_back": "arrive",
}
WISHES = one_of("credit", "refund", "refund", "exchange", "exchange", "repair", "repair")
WAYS = one_of(None, None, "credit", "refund", "exchange")


def arrived(order: OrderTruth) -> list[str]:
    """Of which lines the customer has something."""
    return [sku for sku, at in order.pieces.items() if at.delivered > at.back]


def has_returns(order: OrderTruth) -> list[Any]:
    return order.found.returns


def going_on(order: OrderTruth) -> list[Any]:
    return [one for one in order.found.returns if one.state not in OVER]


class ComingBack(Goods):
    """Mixed into the machine."""

    @step(some(arrived), 4, at=ANY, nth=ANY, count=FEW, wish=WISHES, instead=maybe(maybe(SKUS)))
    def ask_return(self, at: int, nth: int, count: int, wish: str, instead: str | None) -> None:
        """Some of what is there, or of four more than that; settled as wished where that can be."""
        order = self.order(at, arrived)
        sku = pick(arrived(order), nth)
        left = order.pieces[sku].delivered - order.pieces[sku].back
        quantity = pieces(sku, count) if count == 4 else min(pieces(sku, count), left)
        told = {"reason": "faulty" if wish == "repair" else "not_needed", "instead": instead}
        asked = {"lines": [line({"number": order.number}, sku, quantity, **told)]}
        review = self.trade.ask(self.trade.customer, "/v1/return-reviews", asked)
        if review and review.status == 201:
            way = wish if wish in review.json["settlements"] else "credit"
            body = {**shown(review.json), "settlement": way, "ending": "4567"}
            self.trade.ask(self.trade.customer, "/v1/returns", body, f"return for {way}")

    @step(some(going_on), 12, at=ANY, nth=ANY, count=FEW, good=number(0, 2))
    def go_on_with_return(self, at: int, nth: int, count: int, good: int) -> None:
        """What usually comes next."""
        found = self._return(at, nth, going_on)
        repaired, asked = found["settlement"] == "repair", found["lines"][0]
        what = NEXT.get(found["state"], "repair" if repaired else "settle")
        if what == "receive":
            some = min(count, asked["quantity"] // pieces(asked["sku"], 1))
            self._receive(found, some, 0 if repaired else good)
        elif what == "inspect":
            self._step(found, "inspections", "inspect", {"lines": []})
        else:
            self._move(found, what, by_staff=what != "arrive")

    @step(some(going_on), at=ANY, nth=ANY, what=one_of("settle", "settle_part", "decline"), way=WAYS)
    def decide_return(self, at: int, nth: int, what: str, way: str | None) -> None:
        """Staff settle it, perhaps otherwise than was wished, or do not."""
        self._move(self._return(at, nth, going_on), what, way=way)

    @step(some(has_returns), at=ANY, nth=ANY, what=one_of("send", "appeal", "cancel", "arrive"))
    def move_return(self, at: int, nth: int, what: str) -> None:
        self._move(self._return(at, nth), what, by_staff=False)

    @step(some(going_on), 3, at=ANY, nth=ANY, count=number(1, 6), good=number(0, 2))
    def receive_return(self, at: int, nth: int, count: int, good: int) -> None:
        """Some of it comes, less than was asked for, or more."""
        self._receive(self._return(at, nth, going_on), count, good)

    @step(some(going_on), at=ANY, nth=ANY, refused=number(0, 1))
    def inspect_return(self, at: int, nth: int, refused: int) -> None:
        found = self._return(at, nth, going_on)
        one = found["lines"][0]
        worse = {"order": one["order"], "sku": one["sku"], "condition": "worse", "reason": "Scratched"}
        lines = [{**worse, "refused": pieces(one["sku"], refused)}] if refused else []
        self._step(found, "inspections", "inspect", {"lines": lines})

    def _return(self, at: int, nth: int, which: Callable[[OrderTruth], list[Any]] = has_returns) -> Any:
        number = pick(which(self.order(at, which)), nth).number
        return self.trade.read(self.trade.agent, f"/v1/staff/returns/{number}")

    def _receive(self, found: Any, count: int, good: int) -> None:
        one = found["lines"][0]
        counted, sold = pieces(one["sku"], count), pieces(one["sku"], min(good, count))
        lines = came({"number": one["order"]}, counted, sold, one["sku"])
        self._step(found, "receipts", "receive", {"lines": lines})

    def _move(self, found: Any, what: str, *, by_staff: bool = True, way: str | None = None) -> None:
        told = {**TOLD.get(what, {}), **({"settlement": way} if way else {})}
        answer = self._step(found, "moves", what, {"move": what, **told}, by_staff=by_staff)
        if answer and answer.status == 200 and what in {"settle", "settle_part"}:
            self.trade.tally[f"settled by {answer.json['settlement']}"] += 1

    def _step(self, found: Any, route: str, what: str, body: Any, *, by_staff: bool = True) -> Answer | None:
        by, base = (self.trade.agent, "/v1/staff") if by_staff else (self.trade.customer, "/v1")
        sent = {**body, "version": found["version"]}
        return self.trade.ask(by, f"{base}/returns/{found['number']}/{route}", sent, f"{what} return")

    @step(lambda self: not self.trade.company and self.truth.orders, at=ANY)
    def withdraw(self, at: int) -> None:
        """A consumer leaves the contract, without signing in."""
        told = {"name": "Elin Lund", "email": "elin@customer.example", "language": "en"}
        contract = pick(self.truth.orders, at).number
        self.trade.ask(self.trade.visitor, "/v1/withdrawals", {**told, "contract": contract}, "withdraw")

    @step(
        lambda self: self.trade.tally["withdraw"],
        at=ANY,
        what=one_of("accept", "receive_goods", "receive_goods", "settle", "settle", "find_invalid"),
    )
    def move_withdrawal(self, at: int, what: str) -> None:
        waiting = self.trade.read(self.trade.agent, "/v1/staff/withdrawals")["items"]
        if waiting:
            number = pick(waiting, at)["number"]
            version = self.trade.read(self.trade.agent, f"/v1/staff/withdrawals/{number}")["version"]
            more = {"resellable": resellable(number)} if what == "receive_goods" else {"reason": "Made to measure"}
            body = {"move": what, "version": version, **more}
            self.trade.ask(self.trade.agent, f"/v1/staff/withdrawals/{number}/moves", body, f"{what} withdrawal")
