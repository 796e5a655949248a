"""By when each line of an order comes. Pure. Days are YYYY-MM-DD on the vendor's calendar."""

from collections.abc import Iterable, Mapping, Sequence

from chalicelib.kernel.errors import Invalid
from chalicelib.orders.rules import delivery
from chalicelib.orders.rules.delivery import Line

Days = Mapping[str, str]
"""The promised day of each SKU."""


class PromiseInThePast(Invalid):
    """A promised day cannot lie behind us."""


class PromiseUnchanged(Invalid):
    """None of these lines gets another day, or none of them is still to come."""


def accepted(days: Days, promised_on: str | None) -> dict[str, str]:
    """The days when staff accept an order and promise that the last of it comes by `promised_on`.

    Lines that were planned for the last day, or for later than the promise, move to it; earlier ones stay.
    """
    if promised_on is None or not days:
        return dict(days)
    moves = min(promised_on, max(days.values()))
    return {sku: promised_on if day >= moves else day for sku, day in days.items()}


def moved(days: Days, wanted: Days, of: Sequence[Line], today: str) -> dict[str, str]:
    """The days of the lines that get another one.

    Lines that have arrived are left out. Raises NotInOrder, PromiseInThePast, or PromiseUnchanged when no line is left.
    """
    delivery.ensure_ordered(of, wanted)
    ensure_ahead(wanted.values(), today)
    due = coming(days, of)
    changed = {sku: day for sku, day in wanted.items() if sku in due and days[sku] != day}
    if not changed:
        raise PromiseUnchanged("None of these lines gets another day.")
    return changed


def ensure_ahead(days: Iterable[str], today: str) -> None:
    """Raises PromiseInThePast when one of the days is over."""
    if any(day < today for day in days):
        raise PromiseInThePast("The promised day is in the past.", today=today)


def coming(days: Days, of: Iterable[Line]) -> Days:
    """The days of what is still to come."""
    return {line.sku: days[line.sku] for line in of if line.delivered < line.wanted}


def next_day(days: Days, of: Iterable[Line]) -> str | None:
    """The earliest promised day of what is still to come; None when nothing is."""
    return min(coming(days, of).values(), default=None)


def broken(day: str | None, today: str) -> str | None:
    """The day itself where it is over and so the promise broken, else None: a day is kept until its end."""
    return day if day and day < today else None


def last(days: Days, of: Iterable[Line]) -> str:
    """The day by which all of it comes, cancelled lines left out unless all are."""
    kept = [days[line.sku] for line in of if line.wanted]
    return max(kept or days.values())
