"""What of an order is withdrawn from: whole or in part, without what the law exempts; and why one must look. Pure.

Quantities are whole numbers of the product's smallest step, by SKU.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import Invalid

# The others are exempt once a seal is broken, goods are mixed or a download has begun: that shows when they come back.
EXEMPT = frozenset({"made_to_measure", "perishable", "periodical", "dated_service"})


class Doubt(StrEnum):
    """Why staff must look before a withdrawal is known to be valid, and what of it."""

    COMPANY = "company"
    LATE = "late"
    PART = "part"
    NOTHING = "nothing"


class MoreThanOrdered(Invalid):
    """More of a product than was ordered and not withdrawn from, cancelled or returned before."""


class NothingWithdrawn(Invalid):
    """A valid withdrawal is from something."""


@dataclass(frozen=True, slots=True)
class Bought:
    """A line of the order: so much was ordered, `cancelled`, `sent`, and of that came back or will come back."""

    sku: str
    quantity: int
    cancelled: int = 0
    sent: int = 0
    returned: int = 0
    exempt: str | None = None

    @property
    def unsent(self) -> int:
        """So much is still in the house."""
        return max(0, self.quantity - self.cancelled - self.sent)

    @property
    def left(self) -> int:
        """So much of it there is to withdraw from, exempt or not."""
        return self.unsent + max(0, self.sent - self.returned)


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a line is withdrawn from: `unsent` is cancelled, `back` comes back."""

    sku: str
    unsent: int
    back: int

    @property
    def quantity(self) -> int:
        """Both."""
        return self.unsent + self.back


def whole(lines: Iterable[Bought]) -> dict[str, int]:
    """All that the law lets a consumer withdraw from."""
    return {line.sku: line.left for line in lines if line.left and line.exempt not in EXEMPT}


def doubts(lines: Iterable[Bought], *, company: bool, in_time: bool, part: bool) -> list[Doubt]:
    """What staff must look at; none: the withdrawal is valid as it is."""
    found = {
        Doubt.COMPANY: company,
        Doubt.LATE: not in_time,
        Doubt.PART: part,
        Doubt.NOTHING: not whole(lines),
    }
    return [doubt for doubt, there in found.items() if there]


def parts(lines: Iterable[Bought], wanted: Mapping[str, int]) -> list[Part]:
    """The wanted quantities, first out of what has not been sent. Raises MoreThanOrdered or NothingWithdrawn."""
    by_sku = {line.sku: line for line in lines}
    found = [_part(by_sku.get(sku), sku, quantity) for sku, quantity in wanted.items() if quantity]
    if not found:
        raise NothingWithdrawn("Please say what is withdrawn from.")
    return found


def came(awaited: Mapping[str, int], named: Mapping[str, int]) -> dict[str, int]:
    """How much of each awaited line came back. Raises MoreThanOrdered for more than was awaited."""
    for sku, quantity in named.items():
        if quantity > awaited.get(sku, 0):
            raise MoreThanOrdered("That is more than was to come back.", sku=sku, left=awaited.get(sku, 0))
    return {sku: named.get(sku, 0) for sku in awaited}


def _part(line: Bought | None, sku: str, quantity: int) -> Part:
    left = line.left if line else 0
    if line is None or quantity > left:
        raise MoreThanOrdered("That is more than can be withdrawn from.", sku=sku, left=left)
    unsent = min(quantity, line.unsent)
    return Part(sku, unsent, quantity - unsent)
