"""What the vendor takes back of an invoice without taking anything back: a price that was wrong, a line in dispute.

Such a credit note is over an amount, VAT included, of one line or of all that is left of the invoice. It does not move
the order's target, so billing remembers it: what is billed later of the same line is less by its share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.billing.rules.bills import BillLine, Key, Left, Part
from chalicelib.billing.rules.targets import Draft, Parts, credited
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.money import BASIS_POINTS


class MoreThanIsLeft(Conflict):
    """More than is left of the invoice, or of its line; `left` says how much is, VAT included."""


@dataclass(frozen=True, slots=True)
class Conceded:
    """So much less is taken for a line whose whole net is `of`. `whole` is its net by the last target."""

    net: int
    of: int
    whole: int

    def share_of(self, net: int) -> int:
        """What is conceded when the line's whole net is so much: of a part the same share, rounded half up."""
        return self.net if net >= self.of else (2 * self.net * net + self.of) // (2 * self.of)


def gross(left: Left, key: Key) -> int:
    """What is left of a line, VAT included: what a credit note over all of it would be about."""
    part = left.parts.get(key, Part())
    if not part.net:
        return 0
    [note] = credited({left.number: {key: Part(0, part.net)}}, [left])
    return note.total


def of_line(left: Left, key: Key, amount: int) -> Draft:
    """A credit note over so much of one line. Raises MoreThanIsLeft."""
    whole = gross(left, key)
    _ensure(amount, whole, left)
    if amount == whole:
        [note] = credited({left.number: {key: Part(0, left.parts[key].net)}}, [left])
        return note
    vat = min(amount - without_vat(amount, key[1]), left.vat.get(key[1], 0))
    net = _short_of(left.parts[key].net, amount - vat)
    return Draft({key: Part(0, net)}, {key[1]: amount - net}, left.number)


def _short_of(whole: int, net: int) -> int:
    """As much of a net, but not all of it: where some is left that VAT is of, some is left of which it is."""
    return min(net, whole - 1)


def of_invoice(left: Left, amount: int) -> Draft:
    """A credit note over so much of all that is left, each VAT rate and each line by its share."""
    rates = sorted({*left.vat, *(key[1] for key in left.parts)}, reverse=True)
    wholes = {rate: left.net(rate) + left.vat.get(rate, 0) for rate in rates}
    _ensure(amount, sum(wholes.values()), left)
    parts: dict[Key, Part] = {}
    vat: dict[int, int] = {}
    for rate, some in zip(rates, shares(amount, list(wholes.values())), strict=True):
        net = _net_of(some, left, rate)
        vat[rate] = some - net
        lines = {key: part.net for key, part in left.parts.items() if key[1] == rate}
        parts |= {key: Part(0, cut) for key, cut in zip(lines, shares(net, list(lines.values())), strict=True) if cut}
    return Draft(parts, {rate: some for rate, some in vat.items() if some}, left.number)


def _net_of(amount: int, left: Left, rate: int) -> int:
    """The part of an amount that is net, as net and VAT of that rate are to each other."""
    _, net = shares(amount, [left.vat.get(rate, 0), left.net(rate)])
    return net if amount == left.vat.get(rate, 0) + left.net(rate) else max(0, _short_of(left.net(rate), net))


def _ensure(amount: int, whole: int, left: Left) -> None:
    if amount > whole:
        raise MoreThanIsLeft("That is more than is left of it.", number=left.number, left=whole)


def without_vat(amount: int, rate: int) -> int:
    """The net of an amount with VAT in it, rounded half up."""
    whole = BASIS_POINTS + rate
    return (2 * amount * BASIS_POINTS + whole) // (2 * whole)


def shares(amount: int, wholes: Sequence[int]) -> list[int]:
    """An amount split in proportion to the wholes, rounded cumulatively: to the cent, and none more than its whole."""
    total, done, before, found = sum(wholes), 0, 0, []
    for whole in wholes:
        done += whole
        upto = (2 * amount * done + total) // (2 * total) if total else 0
        found.append(upto - before)
        before = upto
    return found


def after(conceded: Mapping[Key, Conceded], draft: Draft, booked: Parts) -> dict[Key, Conceded]:
    """What is conceded of each line once the draft is issued; `booked` is what of the order was billed before it."""
    found = dict(conceded)
    for key, part in draft.parts.items():
        before = conceded.get(key) or Conceded(0, booked[key].net, booked[key].net)
        found[key] = Conceded(before.share_of(before.whole) + part.net, before.whole, before.whole)
    return found


def retargeted(conceded: Mapping[Key, Conceded], lines: Sequence[BillLine]) -> dict[Key, Conceded]:
    """The same after the order's bills were brought to these lines."""
    nets = {line.key: line.net for line in lines}
    return {key: replace(one, whole=nets.get(key, 0)) for key, one in conceded.items()}


def lowered(lines: Sequence[BillLine], conceded: Mapping[Key, Conceded]) -> list[BillLine]:
    """The target less what was conceded of its lines."""
    return [
        replace(line, net=line.net - conceded[line.key].share_of(line.net)) if line.key in conceded else line
        for line in lines
    ]
