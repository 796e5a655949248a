"""Steps with what comes back: returns from the asking to the credit, and withdrawals of consumers."""

from typing import Any

from hypothesis import strategies as st

from tests.support.returns import came, line
from tests.support.trading.goods import ANY, FEW, SKUS, Goods, pick, shown, some
from tests.support.trading.order_truth import OrderTruth, resellable
from tests.support.trading.steps import step
from tests.support.trading.trade import pieces

TOLD = {"decline": {"reason": "used", "message": "It was used."}, "appeal": {"message": "Please look again."}}
NEXT = {"requested": "approve", "approved": "receive", "sent": "receive", "received": "inspect", "inspected": "settle"}


def arrived(order: OrderTruth) -> bool:
    return any(at.delivered > at.credited for at in order.pieces.values())


def has_returns(order: OrderTruth) -> list[Any]:
    return order.found.returns


class ComingBack(Goods):
    """Mixed into the machine."""

    @step(some(arrived), at=ANY, sku=SKUS, count=FEW)
    def ask_return(self, at: int, sku: str, count: int) -> None:
        order = self.order(at, arrived)
        lines = [line({"number": order.number}, sku, pieces(sku, count))]
        review = self.trade.ask(self.trade.customer, "/v1/return-reviews", {"lines": lines})
        if review and review.status == 201:
            self.trade.ask(self.trade.customer, "/v1/returns", shown(review.json), "return")

    @step(some(has_returns), at=ANY, nth=ANY, count=FEW, good=st.integers(0, 2))
    def go_on_with_return(self, at: int, nth: int, count: int, good: int) -> None:
        """What usually comes next."""
        found = self._return(at, nth)
        what = NEXT.get(found["state"], "settle")
        if what == "receive":
            self.receive_return(at, nth, count, good)
        elif what == "inspect":
            self.inspect_return(at, nth, 0)
        else:
            self.decide_return(at, nth, what)

    @step(some(has_returns), at=ANY, nth=ANY, what=st.sampled_from(["settle", "settle_part", "decline"]))
    def decide_return(self, at: int, nth: int, what: str) -> None:
        self._step(at, nth, "moves", what, {"move": what, **TOLD.get(what, {})})

    @step(some(has_returns), at=ANY, nth=ANY, what=st.sampled_from(["send", "appeal", "cancel"]))
    def move_return(self, at: int, nth: int, what: str) -> None:
        self._step(at, nth, "moves", what, {"move": what, **TOLD.get(what, {})}, by_staff=False)

    @step(some(has_returns), at=ANY, nth=ANY, count=FEW, good=st.integers(0, 2))
    def receive_return(self, at: int, nth: int, count: int, good: int) -> None:
        """Some of it comes, less than was asked for, or more."""
        one = self._return(at, nth)["lines"][0]
        counted, sold = pieces(one["sku"], count), pieces(one["sku"], min(good, count))
        lines = came({"number": one["order"]}, counted, sold, one["sku"])
        self._step(at, nth, "receipts", "receive", {"lines": lines})

    @step(some(has_returns), at=ANY, nth=ANY, refused=st.integers(0, 1))
    def inspect_return(self, at: int, nth: int, refused: int) -> None:
        one = self._return(at, nth)["lines"][0]
        worse = {"order": one["order"], "sku": one["sku"], "condition": "worse", "reason": "Scratched"}
        lines = [{**worse, "refused": pieces(one["sku"], refused)}] if refused else []
        self._step(at, nth, "inspections", "inspect", {"lines": lines})

    def _return(self, at: int, nth: int) -> Any:
        number = pick(self.order(at, has_returns).found.returns, nth).number
        return self.trade.read(self.trade.agent, f"/v1/staff/returns/{number}")

    def _step(self, at: int, nth: int, route: str, what: str, body: Any, *, by_staff: bool = True) -> None:
        found = self._return(at, nth)
        by, base = (self.trade.agent, "/v1/staff") if by_staff else (self.trade.customer, "/v1")
        sent = {**body, "version": found["version"]}
        self.trade.ask(by, f"{base}/returns/{found['number']}/{route}", sent, f"{what} return")

    @step(lambda self: not self.trade.company and self.truth.orders, at=ANY)
    def withdraw(self, at: int) -> None:
        """A consumer leaves the contract, without signing in."""
        told = {"name": "Elin Lund", "email": "elin@customer.example", "language": "en"}
        contract = pick(self.truth.orders, at).number
        self.trade.ask(self.trade.visitor, "/v1/withdrawals", {**told, "contract": contract}, "withdraw")

    @step(
        lambda self: self.trade.tally["withdraw"],
        at=ANY,
        what=st.sampled_from(["accept", "receive_goods", "receive_goods", "settle", "settle", "find_invalid"]),
    )
    def move_withdrawal(self, at: int, what: str) -> None:
        waiting = self.trade.read(self.trade.agent, "/v1/staff/withdrawals")["items"]
        if waiting:
            number = pick(waiting, at)["number"]
            version = self.trade.read(self.trade.agent, f"/v1/staff/withdrawals/{number}")["version"]
            more = {"resellable": resellable(number)} if what == "receive_goods" else {"reason": "Made to measure"}
            body = {"move": what, "version": version, **more}
            self.trade.ask(self.trade.agent, f"/v1/staff/withdrawals/{number}/moves", body, f"{what} withdrawal")
