"""A machine that trades at random: orders, parcels, returns, payments, disputes, deaths; what must hold after each."""

import random
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.event import Reaction
from chalicelib.orders.service import documents
from chalicelib.platform.courier import Courier
from tests.functional.billing.conftest import JUNE_FIRST
from tests.support import people, resources
from tests.support.shop import put_product, stock_of
from tests.support.trade import ACCOUNT, IMPORTED, STAFF, Trade

PRICES = {"BEAN-1": (1890, 1350), "MUG-1": (333, 2550)}
LATER = {
    "placed": {"placed", "accepted", "rejected", "cancelled"},
    "accepted": {"accepted", "closed", "cancelled"},
    **{ended: {ended} for ended in ("closed", "rejected", "cancelled")},
}
SKUS, FEW = st.sampled_from(sorted(PRICES)), st.integers(1, 4)


def gross(pieces: dict[str, int]) -> int:
    """What so many of each cost; each has a VAT rate of its own."""
    nets = [(PRICES[sku][0] * quantity, PRICES[sku][1]) for sku, quantity in pieces.items()]
    return sum(net + (net * rate + 5000) // 10000 for net, rate in nets)


class Trading(RuleBasedStateMachine):
    """After every step, everything agrees. `app` and `known`, the reactions, are given by a subclass."""

    app: Any
    known: tuple[Reaction, ...]

    def __init__(self) -> None:
        super().__init__()
        resources.empty_tables()
        for sku, (price, rate) in PRICES.items():
            put_product(sku, price=price, vat_rate=rate, stock=IMPORTED[sku])
        self.trade = Trade(Courier(self.known, ()), people.customer(self.app), people.agent(self.app), JUNE_FIRST)
        self.was: dict[str, str] = {}
        self.days: set[date] = set()
        self.count = 0

    def one(self, at: int) -> str:
        return self.trade.orders[at % len(self.trade.orders)]

    @initialize()
    def begin(self) -> None:
        self.place(4, 2)
        self.trade.move(self.one(0), "accept")

    @rule(beans=FEW, mugs=st.integers(0, 4))
    def place(self, beans: int, mugs: int) -> None:
        self.trade.place({"BEAN-1": beans, **({"MUG-1": mugs} if mugs else {})})

    @precondition(lambda self: self.trade.orders)
    @rule(
        at=FEW,
        what=st.sampled_from(["accept", "accept", "refuse", "cancel", "cancel_rest", "start_picking"]),
    )
    def move(self, at: int, what: str) -> None:
        reason = {} if what in {"accept", "start_picking"} else {"reason": "Sold out"}
        self.trade.move(self.one(at), what, **reason)

    @precondition(lambda self: self.trade.orders)
    @rule(at=FEW, sku=SKUS, quantity=FEW)
    def ship(self, at: int, sku: str, quantity: int) -> None:
        lines = [{"sku": sku, "quantity": quantity}]
        self.trade.move(self.one(at), "", "parcels", lines=lines, carrier="Matkahuolto", tracking_number="MH1")

    @precondition(lambda self: self.trade.orders)
    @rule(at=FEW, parcel=st.integers(1, 2), what=st.sampled_from(["deliver", "deliver", "lose"]))
    def arrive(self, at: int, parcel: int, what: str) -> None:
        self.trade.move(self.one(at), what, f"parcels/{parcel}/moves")

    @precondition(lambda self: self.trade.orders)
    @rule(at=FEW, sku=SKUS, quantity=st.integers(1, 2), good=st.integers(0, 1))
    def take_back(self, at: int, sku: str, quantity: int, good: int) -> None:
        self.trade.take_back(self.one(at), sku, quantity, good)

    @rule(amount=st.integers(1, 12000))
    def pay(self, amount: int) -> None:
        """Too little, enough, or more than is owed."""
        self.count += 1
        body = {"reference": f"bank-{self.count}", "amount": amount, "currency": "EUR", "value_date": "2026-06-01"}
        assert self.trade.ask(self.trade.agent, f"{STAFF}/payments", body).status == 201

    @rule(back=st.booleans())
    def unbind(self, *, back: bool) -> None:
        """The newest allocation is undone, and perhaps made again."""
        entries = self.trade.customer.get("/v1/billing/entries?limit=100").json["items"]
        if bound := [entry for entry in entries if entry["kind"] == "allocation"]:
            undo = {"allocation": bound[0]["entry_id"], "reason": "For something else"}
            self.trade.ask(self.trade.agent, f"{STAFF}/deallocations", undo)
            if back:
                self.trade.ask(self.trade.agent, f"{STAFF}/allocations", {"credit": bound[0]["number"]})

    @rule(amount=st.integers(1, 500), contested=st.booleans())
    def concede(self, amount: int, *, contested: bool) -> None:
        """Something is contested and upheld, or credited at once."""
        ask = self.trade.customer.get
        owed = ask("/v1/billing/open").json["items"]
        if not owed:
            return
        invoice = owed[0]["number"]
        self.trade.conceded.add(ask(f"/v1/billing/invoices/{invoice}").json["order"])
        if not contested:
            body = {"invoice": invoice, "line": 1, "amount": amount, "reason": "Wrong price"}
            self.trade.ask(self.trade.agent, f"{STAFF}/credit-notes", body)
            return
        body = {"line": 1, "amount": amount, "message": "Wrong price"}
        opened = self.trade.ask(self.trade.customer, f"/v1/billing/invoices/{invoice}/disputes", body)
        if opened.status == 201:
            ticket = opened.json["ticket"]["number"]
            told = {"reason": "We looked.", "amount": amount}
            self.trade.ask(self.trade.agent, f"{STAFF}/disputes/{ticket}/answer", told)

    @rule(when=st.sampled_from(["before-call", "after-call"]), nth=st.integers(1, 3))
    def soon_die(self, when: str, nth: int) -> None:
        self.trade.fuse = (when, nth)

    @rule(seed=st.integers(0, 999))
    def hear_again(self, seed: int) -> None:
        self.trade.shuffle(random.Random(seed))

    @rule()
    def sleep(self) -> None:
        self.days.add(self.trade.now.date())
        self.trade.now += timedelta(days=1)

    @invariant()
    def all_agrees(self) -> None:
        self.trade.settle()
        with clock.fixed(self.trade.now):
            assert billing.verify(ACCOUNT) == []
            wanted = [self.order_agrees(number) for number in self.trade.orders]
            for sku, imported in IMPORTED.items():
                out = sum(one[sku] for one in wanted) - self.trade.resold[sku]
                assert stock_of(sku) + out == imported, sku
            for day in sorted(self.days)[-1:]:
                self.statements_fit(day, self.trade.now)

    def order_agrees(self, number: str) -> dict[str, int]:
        """What of the order is off the shelf, after its status and its money were looked at."""
        found = self.trade.whole(number)
        status = str(found.order.status)
        assert status in LATER[self.was.get(number, "placed")]
        self.was[number] = status
        gone = found.order.cancelled or {}
        ended = status in {"rejected", "cancelled"}
        left, due, off = {}, {}, dict.fromkeys(PRICES, 0)
        for line in documents.parse(found.order.document).lines:
            left[line.sku] = 0 if ended else line.quantity - gone.get(line.sku, 0)
            due[line.sku] = left[line.sku] - self.trade.settled[number, line.sku]
            sent = sum(parcel.lines.get(line.sku, 0) for parcel in found.parcels)
            off[line.sku] = max(left[line.sku], sent)
        money = billing.order_money(ACCOUNT, number)
        net = money.billed - money.credited
        target = 0 if status == "placed" else gross(due)
        assert 0 <= net <= target if number in self.trade.conceded else net == target, "billed otherwise"
        assert net - money.written_off == money.paid - money.refunded + money.open - money.unused
        return off

    def statements_fit(self, day: date, now: datetime) -> None:
        ask = self.trade.customer.get
        before = ask(f"/v1/billing/statement?since=2026-05-01&until={day}").json
        after = ask(f"/v1/billing/statement?since={day + timedelta(1)}&until={now.date()}").json
        assert before["opening"] == 0
        assert before["closing"] == after["opening"]
        assert after["closing"] == after["opening"] + sum(entry["effect"] for entry in after["entries"])
