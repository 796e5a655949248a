"""An order looked at from outside: where its pieces are, what it should have been billed, and what it may become."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from chalicelib.billing.rules import refunds
from chalicelib.orders.models import whole
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning import states as return_states
from chalicelib.orders.rules.states import TABLE
from chalicelib.orders.rules.withdrawing.states import BECOMES
from chalicelib.orders.service import documents
from tests.support.trading.trade import FREE_FROM, GOODS, PARCEL, SMALL, SMALL_BELOW

ENDED = {"rejected", "cancelled", "expired"}
NOTHING_YET = {"awaiting_approval", "placed"}


def closure(moves: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """From each state to all that some moves lead to, itself included."""
    found: dict[str, set[str]] = defaultdict(set)
    steps = {(str(start), str(end)) for start, end in moves}
    for start, end in steps:
        found[start] |= {start, end}
        found[end].add(end)
    while any(found[start] < found[start] | found[end] for start, end in steps):
        for start, end in steps:
            found[start] |= found[end]
    return found


LATER = {
    "order": closure((row.status, row.becomes) for row in TABLE),
    "return": closure((row.state, row.becomes) for row in return_states.TABLE),
    "withdrawal": closure(
        [*((before, after) for (before, _), every in BECOMES.items() for after in every), ("received", "to_match")]
    ),
    "refund": closure((row.state, row.becomes) for row in refunds.TABLE),
    "parcel": closure([("shipped", "delivered"), ("shipped", "lost")]),
}


def half_up(amount: Fraction) -> int:
    return floor(amount + Fraction(1, 2))


@dataclass
class Pieces:
    """How much of one line is where."""

    ordered: int
    wanted: int
    shipped: int
    lost: int
    delivered: int
    credited: int
    back: int
    resold: int


def _kept(line: Mapping[str, int]) -> int:
    """What came of a line of a return and did not go to the customer again, repaired or not."""
    return line["counted"] - line["refused"] - line["repaired"]


class OrderTruth:
    """One order as its primary records tell of it."""

    def __init__(self, number: str) -> None:
        found = whole.read(number)
        assert found is not None
        self.number, self.found = number, found
        self.status = str(found.order.status)
        self.document = documents.parse(found.order.document)
        self.lines = {line.sku: line for line in self.document.lines}
        self.pieces = {sku: self._pieces(found, sku) for sku in self.lines}

    def _pieces(self, found: Whole, sku: str) -> Pieces:
        sent = Counter[str]()
        for parcel in found.parcels:
            sent[parcel.state] += parcel.lines.get(sku, 0)
        back = [line for one in found.returns for line in one.lines if line["sku"] == sku]
        withdrawn = [(one, line) for one in found.withdrawals for line in one.lines or [] if line["sku"] == sku]
        came = sum(line["came"] or 0 for _, line in withdrawn)
        ordered = self.lines[sku].quantity
        return Pieces(
            ordered,
            ordered - (found.order.cancelled or {}).get(sku, 0),
            sent["shipped"] + sent["delivered"],
            sent["lost"],
            sent["delivered"],
            sum(line["settled"] for line in back) + came,
            sum(map(_kept, back)) + came,
            sum(line["resellable"] for line in back)
            + sum(line["came"] or 0 for one, line in withdrawn if resellable(one.number)),
        )

    def states(self) -> dict[tuple[str, str], str]:
        """Where everything about it stands."""
        states = {("order", self.number): self.status}
        states |= {("parcel", f"{self.number}/{one.parcel}"): one.state for one in self.found.parcels}
        states |= {("return", one.number): one.state for one in self.found.returns}
        return states | {("withdrawal", one.number): one.state for one in self.found.withdrawals}

    def ensure_possible(self) -> None:
        """No more was sent than is wanted, nor more came back than arrived; nothing is wanted of what has ended."""
        for sku, at in self.pieces.items():
            told = (self.number, sku, self.status, at)
            assert 0 <= at.shipped <= at.wanted <= at.ordered, told
            assert at.credited <= at.back <= at.shipped + at.lost, told
            assert self.status not in ENDED or at.wanted == 0, told
            assert self.status not in NOTHING_YET or not at.shipped, told
            assert self.status != "closed" or at.delivered >= at.wanted, told
            assert abs(self.lines[sku].net - self._price(sku)) <= (2 if self.found.order.exchange else 0), told
        assert self._charged() == self._costs_beside(), (self.number, self.document.charges)
        for line in (line for one in self.found.returns for line in one.lines):
            assert 0 <= line["resellable"] <= _kept(line), ("sold and given back", line)
            assert line["settled"] in range(_kept(line) + 1), ("settled too much", line)

    def _price(self, sku: str) -> int:
        """What a line costs; in exchange for a part of one, that part of its price, rounded otherwise."""
        line, good = self.lines[sku], GOODS[sku]
        price = half_up(Fraction(good["price"] * line.quantity, 10 ** good.get("decimals", 0)))
        return price - half_up(Fraction(price * line.discount_rate, 10_000))

    def _charged(self) -> int:
        return sum(charge.net for charge in self.document.charges)

    def _costs_beside(self) -> int:
        """What it costs beside its goods, by what they come to; nothing when it is sent in exchange."""
        goods, way = sum(line.net for line in self.lines.values()), self.document.way
        if self.found.order.exchange or way is None:
            return 0
        parcel = PARCEL if way.code == "parcel" and goods < FREE_FROM else 0
        return parcel + (SMALL if goods < SMALL_BELOW else 0)

    def _charges_stand(self) -> bool:
        """Something is to be had of it, or was returned beyond the law: not all of it was withdrawn from."""
        if any(one.lines for one in self.found.withdrawals):
            return any(at.wanted > at.credited for at in self.pieces.values())
        return any(at.wanted for at in self.pieces.values())

    def off_shelf(self) -> Mapping[str, int]:
        """What it has taken from the shelf, less what came back there."""
        if self.status == "awaiting_approval":
            return dict.fromkeys(self.pieces, 0)
        return {sku: max(at.wanted, at.shipped + at.lost) - at.resold for sku, at in self.pieces.items()}

    def due(self, invoice_on: str) -> int:
        """What shall have been billed of it by now, with VAT."""
        if self.status in NOTHING_YET:
            return 0
        parts = {sku: at.shipped if invoice_on == "shipped" else at.wanted for sku, at in self.pieces.items()}
        return self._gross(parts, charged=any(parts.values()))

    def reserves(self, invoice_on: str) -> int:
        """What it may still come to beside that."""
        if self.status not in {"placed", "accepted"}:
            return 0
        wanted = {sku: at.wanted for sku, at in self.pieces.items()}
        return max(0, self._gross(wanted, charged=True) - self.due(invoice_on))

    def _gross(self, quantities: Mapping[str, int], *, charged: bool) -> int:
        nets = Counter[int]()
        if charged and self._charges_stand():
            nets.update({charge.vat_rate: charge.net for charge in self.document.charges})
        for sku, quantity in quantities.items():
            line = self.lines[sku]
            some = max(0, quantity - self.pieces[sku].credited)
            nets[line.vat_rate] += half_up(Fraction(line.net * some, line.quantity))
        return sum(net + half_up(Fraction(net * rate, 10_000)) for rate, net in nets.items())


def resellable(number: str) -> bool:
    """Whether what comes back with that withdrawal can be sold again: decided by its number, to be known later."""
    return number[-1].isdigit()
