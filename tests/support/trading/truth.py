"""What must be true after every step, whatever is still on its way; and what must be once everything has arrived."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from moto.backends import get_backend

from chalicelib.billing import service as billing
from chalicelib.billing.service import Period
from chalicelib.kernel import clock
from chalicelib.orders import service as orders
from chalicelib.orders.rules import payment
from chalicelib.overview import service as overview
from chalicelib.platform import vendor
from chalicelib.platform.context import SYSTEM
from chalicelib.platform.settings import settings
from tests.support import resources
from tests.support.shop import stock_of
from tests.support.trading import ledger
from tests.support.trading.ledger import Partition
from tests.support.trading.order_truth import LATER, OrderTruth
from tests.support.trading.trade import ACCOUNT, GOODS, Trade


@dataclass
class Truth:
    """`kept` and `orders` are how everything is found after the last step, newest order first: read when asked for.

    `was` is where everything stood, `days` what was open at the end of each day that was slept through; `promised` how
    often the credit of orders was used by itself for others when it was found to be kept.
    """

    trade: Trade
    was: dict[tuple[str, str], str] = field(default_factory=dict)
    days: dict[date, dict[str, int]] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    promised: Counter[str] = field(default_factory=Counter)

    def after_a_step(self) -> None:
        """Entries, projections, stock, states and the money of each order agree at any moment."""
        with clock.fixed(self.trade.now):
            self.look()
            ledger.ensure_adds_up(self.kept)
            assert billing.verify(ACCOUNT) == []
            for order in self.orders:
                self._moved_as_allowed(order.states())
                order.ensure_possible()
                self._money_adds_up(order.number)
            self._moved_as_allowed({("refund", one["number"]): one["state"] for one in self.kept.refunds})
            self._stock_adds_up()
            self._disputes_end_once()
            self._refunds_are_taken_once()
            self._kept_credit_stays()
            for day in sorted(self.days)[-1:]:
                self._statements_fit(day, vendor.today())

    @cached_property
    def kept(self) -> Partition:
        return Partition.read(ACCOUNT)

    @cached_property
    def orders(self) -> list[OrderTruth]:
        return [OrderTruth(number) for number in orders.numbers_of(ACCOUNT)]

    def look(self) -> None:
        """From here on everything is seen as it is now."""
        for name in ("kept", "orders"):
            vars(self).pop(name, None)

    def _moved_as_allowed(self, states: dict[tuple[str, str], str]) -> None:
        for (kind, name), state in states.items():
            before = self.was.get((kind, name), state)
            assert state in LATER[kind][before] or state == before, (kind, name, before, state)
            self.was[kind, name] = state

    def _stock_adds_up(self) -> None:
        off = Counter[str]()
        for order in self.orders:
            off.update(order.off_shelf())
        for sku, good in GOODS.items():
            left = stock_of(sku)
            assert left >= 0, sku
            assert left + off[sku] == good["stock"], (sku, left, off[sku])

    def _money_adds_up(self, number: str) -> None:
        money = billing.order_money(ACCOUNT, number)
        net = money.billed - money.credited
        assert net >= money.written_off >= 0, (number, money)
        assert net - money.written_off == money.paid - money.refunded + money.open - money.unused, (number, money)

    def _disputes_end_once(self) -> None:
        for dispute in self.kept.rows["DISPUTE"]:
            before = self.ended.get(dispute["ticket"], "open")
            assert before in {"open", dispute["state"]}, dispute
            self.ended[dispute["ticket"]] = dispute["state"]

    def _refunds_are_taken_once(self) -> None:
        """The credit is taken for refunds that were approved, given back for those that failed, and for no others."""
        reversed_ = {entry["reverses"] for entry in self.kept.entries if entry["kind"] == "correction"}
        taken = {entry["entry_id"] for entry in self.kept.entries if entry["kind"] == "refund"} - reversed_
        wanted = [one["entry"] for one in self.kept.refunds if one["state"] in {"approved", "sent", "arrived"}]
        assert sorted(taken) == sorted(wanted)

    def _kept_credit_stays(self) -> None:
        """What was promised, to be paid back or for an exchange, settles nothing else by itself from then on."""
        of = {row["number"]: row.get("order", "") for row in self.kept.rows["I"]}
        exchanges = [order for order in self.orders if order.found.order.exchange]
        instead = {order.number: order.found.order.exchange["order"] for order in exchanges}
        used = Counter[str]()
        for entry in self.kept.allocations:
            order, by = of[entry["against"]], of[entry["number"]]
            if entry["actor"] == SYSTEM and order and order not in {by, instead.get(by)}:
                used[order] += 1
        kept = {row["order"] for row in self.kept.rows["KEPT"]}
        assert all(used[order] == self.promised[order] for order in kept & self.promised.keys()), "used though promised"
        self.promised = Counter({order: used[order] for order in kept})

    def _statements_fit(self, day: date, today: date) -> None:
        """What ends on that day closes as what begins on the next one opens; together they are the whole."""
        before = billing.statement(ACCOUNT, Period(since="2026-05-01", until=day.isoformat()))
        after = billing.statement(ACCOUNT, Period(since=(day + timedelta(1)).isoformat(), until=today.isoformat()))
        assert before.opening == 0
        assert before.closing == after.opening, day
        assert before.closing == sum(entry.effect for entry in before.entries)
        assert after.closing == after.opening + sum(entry.effect for entry in after.entries)

    def day_ends(self) -> None:
        """Keeps what is open at the end of a day, for later."""
        with clock.fixed(self.trade.now):
            opened = ledger.open_by_hand(Partition.read(ACCOUNT).entries)
            self.days[vendor.today()] = {number: amount for number, amount in opened.items() if amount}

    def at_rest(self) -> None:
        """Everything has arrived: bills, credit, payment states, cards, disputes, mails and statements are right."""
        with clock.fixed(self.trade.now):
            self.look()
            conceded = {row["order"] for row in self.kept.rows["ORDER"] if row["conceded"] != "[]"}
            for order in self.orders:
                self._billed_right(order, exactly=order.number not in conceded)
            reserved = sum(order.reserves(settings().invoice_on) for order in self.orders)
            assert self.kept.head["reserved"] == reserved, ("reserves otherwise", reserved)
            self._disputes_wait_for_somebody()
            self._told_once()
            for day, opened in sorted(self.days.items()):
                self._statements_fit(day, vendor.today())
                self._was_open(day, opened)
            if any(name.startswith("overview.") for name in self.trade.post.courier.reactions):
                assert overview.rebuild(ACCOUNT) == []

    def _billed_right(self, order: OrderTruth, *, exactly: bool) -> None:
        money = billing.order_money(ACCOUNT, order.number)
        net, due = money.billed - money.credited, order.due(settings().invoice_on)
        assert net == due if exactly else net <= due, (order.number, order.status, "billed otherwise", net, due)
        assert order.found.order.payment_status == payment.status(money), (order.number, "paid otherwise", money)
        arrived = all(at.delivered >= at.wanted for at in order.pieces.values())
        assert not (order.status == "accepted" and arrived and not money.open), (order.number, "is not closed")

    def _disputes_wait_for_somebody(self) -> None:
        for dispute in self.kept.rows["DISPUTE"]:
            if dispute["state"] == "open":
                ticket = self.trade.read(self.trade.customer, f"/v1/tickets/{dispute['ticket']}")
                assert ticket["ticket"]["state"] not in {"closed", "spam"}, dispute

    def _told_once(self) -> None:
        """Nobody is mailed twice of the same, but for a process that died between the mail and its note."""
        notices = [raw for raw in resources.items_of("notifications") if raw["sk"]["S"].startswith("N#")]
        mails = sent_mails() - self.trade.tally["mailed before"]
        assert len(notices) <= mails <= len(notices) + self.trade.died, (len(notices), mails, self.trade.died)

    def _was_open(self, day: date, opened: dict[str, int]) -> None:
        span = billing.statement_span(ACCOUNT, Period(since="2026-05-01", until=day.isoformat()))
        assert {one.number: one.open for one in billing.open_at(span).items} == opened, day
        assert [entry.effect for entry in billing.statement_entries(span)] == [
            entry.effect
            for entry in billing.statement(ACCOUNT, Period(since="2026-05-01", until=day.isoformat())).entries
        ]


def sent_mails() -> int:
    """How many mails were sent since the mail service was made."""
    backend: Any = get_backend("ses")[resources.ACCOUNT][resources.REGION]
    return len(backend.sent_messages)
