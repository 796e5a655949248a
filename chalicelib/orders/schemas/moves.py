"""What staff and customers ask to be done with an order."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, field_validator

from chalicelib.kernel.schema import Day, Input, Line, Text
from chalicelib.orders.rules.delivery import ParcelMove
from chalicelib.orders.rules.states import Move
from chalicelib.orders.schemas import Fingerprint, Short, Sku

Version = Annotated[int, Field(ge=1, le=10**9)]
Reason = Annotated[Text, Field(min_length=1, max_length=500)]
StaffMove = Literal[Move.APPROVE, Move.ACCEPT, Move.REFUSE, Move.START_PICKING, Move.CANCEL, Move.CANCEL_REST]
Link = Annotated[Line, Field(max_length=500, pattern=r"^https://[^\s\"<>\\]+$")]


class PromisedLine(Input):
    """By when a line comes."""

    sku: Sku
    promised_on: Day


class MoveOrder(Input):
    """What staff do with an order. `version` is the one they looked at.

    With accept come `promised_on`, the day of the last of it, and `lines`, the days of single lines; with approve,
    where prices have changed since the review, `prices`: the fingerprint of what staff have seen of that.
    """

    move: StaffMove
    version: Version
    promised_on: Day | None = None
    lines: Annotated[list[PromisedLine], Field(max_length=80)] | None = None
    reason: Reason | None = None
    prices: Fingerprint | None = None

    @field_validator("lines")
    @classmethod
    def _once_each(cls, lines: list[PromisedLine] | None) -> list[PromisedLine] | None:
        ensure_once(line.sku for line in lines or ())
        return lines


class ProposePrices(Input):
    """Today's prices in place of those that were reviewed; the customer reads the reason.

    `prices` is the fingerprint of the differences that staff have seen.
    """

    version: Version
    prices: Fingerprint
    reason: Reason | None = None


class ShippedLine(Input):
    """So much of a line, in the product's smallest step."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=10**9)]


class ShipParcel(Input):
    """A parcel that leaves now. Its lines are each named once; `tracking_url` is where the customer can follow it."""

    version: Version
    lines: Annotated[list[ShippedLine], Field(min_length=1, max_length=80)]
    carrier: Short
    tracking_number: Short | None = None
    tracking_url: Link | None = None

    @field_validator("lines")
    @classmethod
    def _once_each(cls, lines: list[ShippedLine]) -> list[ShippedLine]:
        ensure_once(line.sku for line in lines)
        return lines


class MoveParcel(Input):
    """What has become of a parcel. `version` is the order's; a loss comes with a reason that the customer reads."""

    move: ParcelMove
    version: Version
    reason: Reason | None = None


class MovePromise(Input):
    """Other days for some lines, and why; the customer reads it."""

    version: Version
    lines: Annotated[list[PromisedLine], Field(min_length=1, max_length=80)]
    reason: Reason

    @field_validator("lines")
    @classmethod
    def _once_each(cls, lines: list[PromisedLine]) -> list[PromisedLine]:
        ensure_once(line.sku for line in lines)
        return lines


def ensure_once(skus: Iterable[str]) -> None:
    """Raises ValueError, which pydantic words, when a product is named twice."""
    named = [sku.upper() for sku in skus]
    if len(set(named)) < len(named):
        raise ValueError("names a product twice")
