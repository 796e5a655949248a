"""What became of the pieces of a return: asked for, counted, refused, settled. Pure.

What staff count decides, not what was asked for: it may be less, and more as far as the customer had more.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from chalicelib.kernel.errors import Invalid
from chalicelib.orders.rules.returning import states
from chalicelib.orders.rules.returning.states import ReturnState


class Condition(StrEnum):
    """How goods were found."""

    AS_DESCRIBED = "as_described"
    WORSE = "worse"


class MoreThanDelivered(Invalid):
    """More was counted than the customer can have; `left` is how much that is."""


class MoreResellableThanCounted(Invalid):
    """Of what came, not more can be sold again than came."""


class MoreRefusedThanOpen(Invalid):
    """Only what came, was not sold on and is not settled can go back to the customer; `left` is how much that is."""


class WorseWithoutReason(Invalid):
    """The customer will read in what way goods are worse than described, and nothing else goes back to them."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A line of a return: so much was `asked`; of what was `counted`, `resellable` went back on the shelf, `refused`
    and, repaired, `repaired` back to the customer, and `settled` is paid for."""

    asked: int
    counted: int = 0
    resellable: int = 0
    refused: int = 0
    settled: int = 0
    repaired: int = 0

    @property
    def coming(self) -> int:
        """What has not come."""
        return max(0, self.asked - self.counted)

    @property
    def kept(self) -> int:
        """What came, and stays with us."""
        return self.counted - self.refused - self.repaired

    @property
    def open(self) -> int:
        """What came, and is still to be settled."""
        return self.kept - self.settled

    def gone(self, state: ReturnState) -> int:
        """So much of what was delivered no other return can be about."""
        return self.kept if state in states.OVER else self.kept + self.coming

    def received(self, quantity: int, resellable: int, most: int) -> Self:
        """The same when so much has come. Raises MoreThanDelivered beyond `most`, or MoreResellableThanCounted."""
        if quantity > most:
            raise MoreThanDelivered("That is more than the customer can have had.", left=most)
        if resellable > quantity:
            raise MoreResellableThanCounted("More of it can be sold again than came.", left=quantity)
        return replace(self, counted=self.counted + quantity, resellable=self.resellable + resellable)

    def inspected(self, condition: Condition, refused: int, reason: str | None) -> Self:
        """The same when so much of it goes back to the customer. Raises WorseWithoutReason or MoreRefusedThanOpen."""
        if condition is Condition.WORSE and not reason:
            raise WorseWithoutReason("Please say in what way it is worse; the customer will read it.")
        if refused and condition is not Condition.WORSE:
            raise WorseWithoutReason("What is as described cannot go back to the customer.")
        most = min(self.open, self.counted - self.resellable - self.refused)
        if refused > most:
            raise MoreRefusedThanOpen("So much of it cannot go back to the customer.", left=max(0, most))
        return replace(self, refused=self.refused + refused)

    def sent_back(self) -> Self:
        """The same when all that was to be repaired is on its way to the customer."""
        return replace(self, repaired=self.repaired + self.open)

    def paid(self) -> Self:
        """The same when all that came and stays is settled."""
        return replace(self, settled=self.kept)
