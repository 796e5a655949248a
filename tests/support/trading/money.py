"""Steps with money: paid, announced, set off and undone, contested, conceded, given up, reversed, limited."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock
from chalicelib.platform import vendor
from tests.support.trading.goods import ANY, pick
from tests.support.trading.ledger import Row
from tests.support.trading.steps import EITHER, maybe, number, one_of, step
from tests.support.trading.trade import STAFF, Trade
from tests.support.trading.truth import Truth

AMOUNTS = maybe(number(1, 20_000))  # None: exactly what is open
SOME = maybe(number(1, 3_000))
READY = {
    "approve": ["asked"],
    "decline": ["asked"],
    "send": ["approved"],
    "arrive": ["sent"],
    "fail": ["approved", "sent"],
}
LINES = one_of(1, 1, 2, None)


def having(what: str) -> Callable[[Any], bool]:
    """Whether the ledger holds any of them."""
    return lambda self: bool(getattr(self.truth.kept, what))


def given(amount: int | None) -> dict[str, int]:
    return {"amount": amount} if amount else {}


class Money:
    """Mixed into the machine: `trade` and `truth` are its own; `truth` holds what was found after the last step."""

    trade: Trade
    truth: Truth

    def today(self) -> str:
        with clock.fixed(self.trade.now):
            return vendor.today().isoformat()

    def staff(self, path: str, body: Any, what: str) -> None:
        self.trade.ask(self.trade.agent, f"{STAFF}/{path}", body, what)

    @step(days=one_of(1, 1, 3, 15, 31))
    def sleep(self, days: int) -> None:
        """What is owed falls due meanwhile."""
        self.truth.day_ends()
        self.trade.now += timedelta(days=days)
        self.trade.tally["slept"] += 1

    @step(having("debts"), debts=number(1, 3), amount=AMOUNTS)
    def pay(self, debts: int, amount: int | None) -> None:
        """Too little, just enough, or more than is owed."""
        self.post_payment(amount or sum(row["open"] for row in self.truth.kept.debts[:debts]), "pay")

    @step(amount=number(1, 5000))
    def pay_ahead(self, amount: int) -> None:
        self.post_payment(amount, "pay")

    @step(lambda self: self.truth.kept.rows["TOLD"], at=ANY)
    def pay_as_announced(self, at: int) -> None:
        told = pick(self.truth.kept.rows["TOLD"], at)
        self.post_payment(told["amount"], "pay as announced", told["reference"])

    def post_payment(self, amount: int, what: str, text: str = "") -> None:
        reference = f"bank-{self.trade.tally['asked']}"
        body = {"reference": reference, "amount": amount, "currency": "EUR", "value_date": self.today(), "text": text}
        self.staff("payments", body, what)

    @step(having("debts"), at=ANY, amount=AMOUNTS)
    def announce(self, at: int, amount: int | None) -> None:
        debt = pick(self.truth.kept.debts, at)
        some = min(amount or debt["open"], debt["open"])
        body = {"amount": some, "on": self.today(), "split": [{"number": debt["number"], "amount": some}]}
        self.trade.ask(self.trade.customer, "/v1/billing/announcements", body, "announce")

    @step(having("allocations"), at=ANY)
    def unbind(self, at: int) -> None:
        """An allocation is undone, whichever; one that was undone before cannot be again."""
        undo = {"allocation": pick(self.truth.kept.allocations, at)["entry_id"], "reason": "For something else"}
        self.staff("deallocations", undo, "deallocate")

    @step(lambda self: self.truth.kept.unused and self.truth.kept.debts, at=ANY, debt=ANY, amount=AMOUNTS)
    def bind(self, at: int, debt: int, amount: int | None) -> None:
        """Credit that is left is set off: where the written order leads, or as staff say, though it be too much."""
        credit, owed = pick(self.truth.kept.unused, at), pick(self.truth.kept.debts, debt)
        split = {"split": [{"number": owed["number"], "amount": amount}]} if amount else {}
        self.staff("allocations", {"credit": credit["number"], **split}, "allocate")

    @step(having("debts"), at=ANY, amount=SOME)
    def write_off(self, at: int, amount: int | None) -> None:
        debt = pick(self.truth.kept.debts, at)
        body = {"number": debt["number"], "amount": amount or debt["open"], "reason": "Not worth it"}
        self.staff("write-offs", body, "write off")

    @step(having("entries"), at=ANY)
    def correct(self, at: int) -> None:
        """An entry is reversed whole: a payment that bounced, a write-off too many; no document."""
        entry = pick(self.reversible(), at)
        self.staff("corrections", {"entry": entry["entry_id"], "reason": "It bounced"}, f"correct {entry['kind']}")

    def reversible(self) -> list[Row]:
        return [one for one in self.truth.kept.entries if "allocation" not in one["kind"]]

    def place_of(self, kind: str) -> int:
        """Where the newest such entry is among them."""
        return max(at for at, entry in enumerate(self.reversible()) if entry["kind"] == kind)

    @step(at=ANY, amount=SOME, line=LINES)
    def concede(self, at: int, amount: int | None, line: int | None) -> None:
        """A credit note over so much of an invoice or its line, or over an amount by itself."""
        invoices = self.truth.kept.invoices
        about = (
            {"invoice": pick(invoices, at)["number"], "line": line} if invoices else {"vat_rate": 1350, "amount": 500}
        )
        self.staff("credit-notes", {**about, **given(amount), "reason": "Wrong price"}, "concede")

    @step(having("invoices"), at=ANY, amount=SOME, line=LINES)
    def contest(self, at: int, amount: int | None, line: int | None) -> None:
        body = {"line": line, "amount": amount, "message": "Wrong price"}
        path = f"/v1/billing/invoices/{pick(self.truth.kept.invoices, at)['number']}/disputes"
        self.trade.ask(self.trade.customer, path, body, "dispute")

    @step(having("disputes"), at=ANY, outcome=one_of("upheld", "declined"), amount=SOME)
    def answer_dispute(self, at: int, outcome: str, amount: int | None) -> None:
        every = self.truth.kept.disputes
        ticket = pick([one for one in every if one["state"] == "open"] or every, at)["ticket"]
        body = {"outcome": outcome, "reason": "We looked.", **given(amount)}
        self.staff(f"disputes/{ticket}/answer", body, f"dispute {outcome}")

    @step(having("disputes"), at=ANY, what=one_of("withdraw", "withdraw", "reopen"))
    def drop_dispute(self, at: int, what: str) -> None:
        """The customer takes the complaint back, and perhaps comes back with it."""
        path = f"/v1/tickets/{pick(self.truth.kept.disputes, at)['ticket']}"
        body = {"move": what, "version": self.trade.read(self.trade.customer, path)["ticket"]["version"]}
        self.trade.ask(self.trade.customer, f"{path}/moves", body, f"{what} complaint")

    @step(having("unused"), at=ANY, amount=SOME, by_staff=EITHER)
    def refund(self, at: int, amount: int | None, *, by_staff: bool) -> None:
        """The customer asks for credit back, or staff begin to pay it back by themselves."""
        credit = pick(self.truth.kept.unused, at)
        body = {"amount": amount or credit["open"], "ending": "4567"}
        if by_staff:
            self.staff("refunds", {**body, "number": credit["number"], "reason": "Too much"}, "begin refund")
        else:
            asked = {**body, "credit": credit["number"]}
            self.trade.ask(self.trade.customer, "/v1/billing/refunds", asked, "ask for refund")

    @step(
        having("refunds"),
        at=ANY,
        what=one_of("approve", "approve", "decline", "send", "send", "arrive", "fail"),
    )
    def move_refund(self, at: int, what: str) -> None:
        every = self.truth.kept.refunds
        refund = pick([one for one in every if one["state"] in READY[what]] or every, at)
        body = {"move": what, "version": refund["version"], "reason": "Account closed"}
        self.staff(f"refunds/{refund['number']}/moves", body, f"{what} refund")

    @step(automatic=one_of(*(True, True, False)))
    def let_credit_settle(self, *, automatic: bool) -> None:
        """The customer agrees that credit settles debts by itself, or not any more."""
        asked = {"automatic": automatic}
        answer = self.trade.does(lambda: self.trade.customer.put("/v1/billing/credit-use", asked))
        assert answer is None or answer.status == 200, answer.body
        self.trade.tally["credit use"] += answer is not None

    @step(limit=maybe(number(0, 60_000)), hold=one_of(None, None, None, "Too late too often"))
    def set_limit(self, limit: int | None, hold: str | None) -> None:
        terms = {"limit": limit, "hold": hold, "way_out": "Please pay." if hold else None}
        body = {**terms, "reason": "As agreed", "version": self.truth.kept.head["version"]}
        answer = self.trade.does(lambda: self.trade.agent.put(f"{STAFF}/credit", body))
        assert answer is None or answer.status in {200, 409}, answer.body
        self.trade.tally["limit"] += answer is not None and answer.status == 200
