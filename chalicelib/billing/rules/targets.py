"""Which documents bring an order's bills to a target: one invoice over what is missing, credit notes over what is too
much, each for one invoice, newest first. Pure.

VAT is rounded once per rate over all that is billed: what a document bears is the difference of two such roundings, so
invoices less credit notes add up to the order to the cent. No credit note takes back more than its invoice has left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.billing.rules.bills import BillLine, Key, Left, Part, net_of, together
from chalicelib.kernel.money import share

MOST_NOTES = 12  # of one transaction; with their items and settlements they fit into it

Parts = Mapping[Key, Part]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to issue: parts by line, VAT by rate. `names` is the invoice that a credit note takes back from."""

    parts: Parts
    vat: Mapping[int, int]
    names: str = ""

    @property
    def total(self) -> int:
        """What it is about, VAT included."""
        return sum(part.net for part in self.parts.values()) + sum(self.vat.values())


@dataclass(frozen=True, slots=True)
class Plan:
    """Credit notes first, then the invoice. Unless it is `complete`, the same target is planned again afterwards."""

    notes: tuple[Draft, ...]
    invoice: Draft | None
    complete: bool

    @property
    def is_empty(self) -> bool:
        """Whether the bills are there already."""
        return not self.notes and self.invoice is None


def planned(lines: Sequence[BillLine], left: Sequence[Left], most: int = MOST_NOTES) -> Plan:
    """What leads from `left`, the invoices oldest first, to the target: so many credit notes at once, at most.

    Documents over nothing are left out.
    """
    up, down = _differences(together({line.key: Part(line.quantity, line.net)} for line in lines), left)
    taken = {
        number: parts for number, parts in taken_from(down, left).items() if any(one.net for one in parts.values())
    }
    complete = len(taken) <= most
    notes = credited(dict(list(taken.items())[:most]), left)
    invoice = _invoiced(up, after(left, notes)) if complete else None
    return Plan(notes, invoice, complete)


def after(left: Sequence[Left], notes: Sequence[Draft]) -> tuple[Left, ...]:
    """What is left of the invoices once these credit notes are issued; those with nothing are gone."""
    by_invoice = {note.names: note for note in notes}
    rest = [
        one.less(by_invoice[one.number].parts, by_invoice[one.number].vat) if one.number in by_invoice else one
        for one in left
    ]
    return tuple(one for one in rest if one.parts or one.vat)


def _differences(wanted: Parts, left: Sequence[Left]) -> tuple[dict[Key, Part], dict[Key, Part]]:
    """What is missing, and what is too much. A line of more for less money is taken back and billed anew."""
    booked = together(one.parts for one in left)
    up: dict[Key, Part] = {}
    down: dict[Key, Part] = {}
    for key in {**wanted, **booked}:
        want, have = wanted.get(key, Part()), booked.get(key, Part())
        more = want.plus(have, -1)
        if more.quantity >= 0 and more.net >= 0:
            up[key] = more
        elif more.quantity <= 0 and more.net <= 0:
            down[key] = have.plus(want, -1)
        else:
            up[key], down[key] = want, have
    return {key: part for key, part in up.items() if part != Part()}, down


def taken_from(down: Parts, left: Sequence[Left]) -> dict[str, dict[Key, Part]]:
    """From which invoices it is taken back, newest first: never more of a line than the invoice has left."""
    taken: dict[str, dict[Key, Part]] = {}
    for key, part in down.items():
        rest = part
        for one in reversed(left):
            there = one.parts.get(key, Part())
            some = Part(min(rest.quantity, there.quantity), min(rest.net, there.net))
            if some != Part():
                taken.setdefault(one.number, {})[key] = some
                rest = rest.plus(some, -1)
    places = {one.number: place for place, one in enumerate(left)}
    return dict(sorted(taken.items(), key=lambda each: -places[each[0]]))


def credited(taken: Mapping[str, Parts], left: Sequence[Left]) -> tuple[Draft, ...]:
    """The credit notes over what is taken back from each invoice, with their VAT."""
    every = together(taken.values())
    vat: dict[str, dict[int, int]] = {}
    for rate in sorted({key[1] for key in every}):
        booked_net, booked_vat = _sums(left, rate)
        back = max(0, booked_vat - share(booked_net - net_of(every, rate), rate))
        for number, amount in _spread(rate, back, taken, left).items():
            vat.setdefault(number, {})[rate] = amount
    numbers = dict.fromkeys([*taken, *vat])
    return tuple(Draft(taken.get(number, {}), vat.get(number, {}), number) for number in numbers)


def _sums(left: Sequence[Left], rate: int) -> tuple[int, int]:
    return sum(one.net(rate) for one in left), sum(one.vat.get(rate, 0) for one in left)


def _spread(rate: int, back: int, taken: Mapping[str, Parts], left: Sequence[Left]) -> dict[str, int]:
    """The VAT of one rate that goes back, by invoice: to each what it has too much for what stays of it.

    A cent that roundings leave over goes to whichever invoice still has VAT of that rate, rather one that is credited.
    """
    room = {one.number: one.vat.get(rate, 0) for one in reversed(left)}
    stays = {one.number: share(one.net(rate) - net_of(taken.get(one.number, {}), rate), rate) for one in left}
    given: dict[str, int] = {}
    for number in (number for number, parts in taken.items() if rate in {key[1] for key in parts}):
        given[number] = min(back, max(0, room[number] - stays[number]))
        back -= given[number]
    for number in (*taken, *room):
        more = min(back, room[number] - given.get(number, 0))
        given[number] = given.get(number, 0) + more
        back -= more
    return {number: amount for number, amount in given.items() if amount}


def _invoiced(up: Parts, left: Sequence[Left]) -> Draft | None:
    vat: dict[int, int] = {}
    for rate in sorted({key[1] for key in up}, reverse=True):
        booked_net, booked_vat = _sums(left, rate)
        vat[rate] = max(0, share(booked_net + net_of(up, rate), rate) - booked_vat)
    invoice = Draft(up, vat)
    return invoice if invoice.total else None
