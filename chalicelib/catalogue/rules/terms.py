"""How a product is sold: in which quantities, with which discounts, to whom, and for how long still. Pure.

Quantities are integers in the product's smallest step: with 3 decimals, 250 is 0.250 of a kilogram.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self

MOST_UNITS = 9_999  # of one product in one line, where the vendor sets no other maximum
FINEST = 3  # decimals


class SoldTo(StrEnum):
    """Who may order a product."""

    EVERYBODY = "everybody"
    COMPANIES = "companies"
    PERSONS = "persons"


class Lack(StrEnum):
    """Why a quantity cannot be ordered as it is."""

    BELOW_MINIMUM = "below_minimum"
    ABOVE_MAXIMUM = "above_maximum"
    NOT_IN_STEPS = "not_in_steps"


@dataclass(frozen=True, slots=True)
class Terms:
    """`step` is the pack size: only its multiples can be ordered. `minimum` and `maximum` are 0 where there is none.

    `discounts` are (from quantity, basis points), ascending. `lead_days` are the business days in which it is made when
    ordered, 0 for the usual time. `successor` is the SKU to offer instead. What is `discontinued` is sold while stock
    lasts. `restock_on` is the day on which what is out of stock is expected again. What is a `final_sale` cannot be
    returned beyond what the law gives.
    """

    decimals: int = 0
    minimum: int = 0
    maximum: int = 0
    step: int = 1
    lead_days: int = 0
    discounts: tuple[tuple[int, int], ...] = ()
    successor: str = ""
    discontinued: bool = False
    restock_on: str = ""
    sold_to: str = SoldTo.EVERYBODY.value
    final_sale: bool = False

    @property
    def unit(self) -> int:
        """One whole unit in smallest steps."""
        return int(10**self.decimals)

    @property
    def least(self) -> int:
        """The smallest quantity that can be ordered."""
        return max(self.step, -(-self.minimum // self.step) * self.step)

    @property
    def most(self) -> int:
        """The largest quantity that can be ordered in one line."""
        return (self.maximum or MOST_UNITS * self.unit) // self.step * self.step

    def discount_at(self, quantity: int) -> int:
        """Basis points off at that quantity: those of the highest threshold that it reaches."""
        return next((points for start, points in reversed(self.discounts) if quantity >= start), 0)

    def is_for(self, *, company: bool) -> bool:
        """Whether a company, or a person, may order it."""
        return self.sold_to == SoldTo.EVERYBODY or (self.sold_to == SoldTo.COMPANIES) == company

    def lack(self, quantity: int) -> "Shortfall | None":
        """What is wrong with a quantity, and what would be right; None when it can be ordered."""
        if quantity < self.least:
            return Shortfall(Lack.BELOW_MINIMUM, self.least - quantity, None, self.least)
        if quantity > self.most:
            return Shortfall(Lack.ABOVE_MAXIMUM, quantity - self.most, self.most, None)
        over = quantity % self.step
        if over:
            return Shortfall(Lack.NOT_IN_STEPS, self.step - over, quantity - over, quantity - over + self.step)
        return None

    def within(self, quantity: int) -> int:
        """The largest quantity up to that one which can be ordered, 0 when there is none."""
        fitting = min(quantity, self.most) // self.step * self.step
        return fitting if fitting >= self.least else 0

    def nearest(self, quantity: int) -> int:
        """The quantity itself if it can be ordered, else the next one above, else the largest."""
        return min(max(self.least, -(-quantity // self.step) * self.step), self.most)

    def as_plain(self) -> dict[str, Any]:
        """Only what differs from how most products are sold."""
        values = {one.name: (getattr(self, one.name), one.default) for one in fields(self)}
        return {name: value for name, (value, usual) in values.items() if value != usual}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """From what `as_plain` gave, lists for tuples."""
        discounts = tuple((start, points) for start, points in plain.get("discounts", ()))
        return cls(**{**plain, "discounts": discounts})


@dataclass(frozen=True, slots=True)
class Shortfall:
    """`by` is what is missing, or too much. `below` and `above` are the nearest quantities that can be ordered."""

    lack: Lack
    by: int
    below: int | None
    above: int | None
