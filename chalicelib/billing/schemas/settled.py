"""What the vendor settles about money, as it stands in the settings."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input

Amounts = dict[Annotated[str, Field(pattern="^[A-Z]{3}$")], Annotated[int, Field(ge=0, le=10**11)]]


class LateInterest(Input):
    """`rate` in basis points a year, 0 for none; what comes to less than `least`, by currency, is not charged."""

    rate: Annotated[int, Field(ge=0, le=10_000)] = 0
    least: Amounts = Field(default_factory=dict)
