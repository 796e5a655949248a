"""What the portal knows of an order already, for whoever is about to ask."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.kernel.money import Money
from chalicelib.kernel.schema import Input, View


class FactKind(StrEnum):
    """A parcel on its way, the promised day of the rest or that it is over, what is owed, money sent back."""

    PARCEL = "parcel"
    PROMISED = "promised"
    LATE = "late"
    OWED = "owed"
    REFUND = "refund"


class OwnFact(View):
    """One of them. `at` is a day or a moment: shipped, promised, until when we tell a new day, or sent back."""

    kind: FactKind
    at: str | None = None
    parcel: str | None = None
    carrier: str | None = None
    tracking_url: str | None = None
    amount: Money | None = None


class OwnFacts(View):
    """Of an order, what is most likely asked first."""

    order: str
    facts: list[OwnFact]


class SpareQuestion(Input):
    """The facts that were read, and that answer what was to be asked."""

    kinds: Annotated[tuple[FactKind, ...], Field(min_length=1, max_length=len(FactKind))]
