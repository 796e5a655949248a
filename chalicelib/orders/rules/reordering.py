"""What has become of a line that was ordered once. Pure: the tests stand in the order in which they are made.

| class            | when                                                                                           |
|------------------|------------------------------------------------------------------------------------------------|
| gone             | not sold any more, and nothing replaces it                                                     |
| replaced         | not sold any more, and something replaces it: offered, never chosen for the customer           |
| not_for_you      | sold, but not to this customer                                                                 |
| quantity_changed | that quantity cannot be ordered: pack size, minimum, maximum, unit                             |
| price_up         | a unit costs more than last time, discount included                                            |
| price_down       | it costs less                                                                                  |
| later            | it was to be had at once and is not now                                                        |
| same             | none of these                                                                                  |

The first that holds names the line; what else is different is told beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.money import BASIS_POINTS


class LineClass(StrEnum):
    """What has become of a line; the order is that of the tests."""

    GONE = "gone"
    REPLACED = "replaced"
    NOT_FOR_YOU = "not_for_you"
    QUANTITY_CHANGED = "quantity_changed"
    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"
    LATER = "later"
    SAME = "same"


class Choice(StrEnum):
    """What a customer does with a line."""

    TAKE = "take"
    TAKE_LEFT = "take_left"
    SUCCESSOR = "successor"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Then:
    """A line as it was ordered last: `price` of a unit in minor units, `discount_rate` in basis points."""

    quantity: int
    price: int
    discount_rate: int = 0
    unit: str = "piece"
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class Now:
    """The same as it can be ordered today.

    `sold`: it is in the catalogue and not sold out for good. `fitting`: the nearest quantity that can be ordered.
    `at_once`: so much is on the shelf, or it was made to order all along. `can_come`: so much can be ordered, if later.
    `left`: the largest quantity up to it that is on the shelf, 0 when there is none.
    """

    sold: bool
    replaced: bool = False
    for_you: bool = True
    fitting: int = 0
    price: int = 0
    discount_rate: int = 0
    unit: str = "piece"
    currency: str = "EUR"
    at_once: bool = True
    can_come: bool = True
    left: int = 0


def classify(then: Then, now: Now) -> LineClass:
    """The first of the tests that holds."""
    tests = (
        (not now.sold and not now.replaced, LineClass.GONE),
        (not now.sold, LineClass.REPLACED),
        (not now.for_you, LineClass.NOT_FOR_YOU),
        (now.fitting != then.quantity or now.unit != then.unit, LineClass.QUANTITY_CHANGED),
        (_of_unit(now) > _of_unit(then) or now.currency != then.currency, LineClass.PRICE_UP),
        (_of_unit(now) < _of_unit(then), LineClass.PRICE_DOWN),
        (not now.at_once, LineClass.LATER),
    )
    return next((found for holds, found in tests if holds), LineClass.SAME)


def rise(then: Then, now: Now) -> int:
    """By how many basis points a unit has become dearer, rounded up; 0 when it has not. What cannot be compared, as
    another unit or currency, is as dear as can be."""
    if not now.sold:
        return 0
    if (now.currency, now.unit) != (then.currency, then.unit) or (not _of_unit(then) and _of_unit(now)):
        return BASIS_POINTS
    more = _of_unit(now) - _of_unit(then)
    return -(-more * BASIS_POINTS // _of_unit(then)) if more > 0 else 0


def _of_unit(line: Then | Now) -> int:
    """What a unit costs after its discount, in ten-thousandths of a minor unit."""
    return line.price * (BASIS_POINTS - line.discount_rate)


def choices(then: Then, now: Now) -> list[Choice]:
    """What can be done with the line. The customer must say, unless it can be taken as it is."""
    found = classify(then, now)
    if found is LineClass.REPLACED:
        return [Choice.SUCCESSOR, Choice.LEAVE]
    if found in {LineClass.GONE, LineClass.NOT_FOR_YOU}:
        return [Choice.LEAVE]
    whole = [Choice.TAKE] if now.can_come else []
    part = [Choice.TAKE_LEFT] if 0 < now.left < now.fitting and not now.at_once else []
    return [*whole, *part, Choice.LEAVE]


def joined(texts: Iterable[str | None], between: str, most: int) -> str | None:
    """Each different text once, in the order in which they came, as far as they fit."""
    found = list(dict.fromkeys(text for text in texts if text))
    return between.join(found)[:most].strip() or None


def undecided(offered: Mapping[str, list[Choice]], chosen: Mapping[str, Choice]) -> list[str]:
    """Lines that the customer must decide on and has not: those that cannot be taken as they are."""
    return [sku for sku, possible in offered.items() if Choice.TAKE not in possible and sku not in chosen]
