"""What the vendor settles about orders, as it stands in the settings."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Language, Line
from chalicelib.orders.schemas import Rate, WayCode

Amounts = dict[Annotated[str, Field(pattern="^[A-Z]{3}$")], Annotated[int, Field(ge=0, le=10**11)]]


class SettledWay(Input):
    """A way of delivery: without VAT, in minor units by currency; the VAT rate in basis points."""

    code: WayCode
    names: dict[Language, Line] = Field(default_factory=dict)
    net: Amounts = Field(default_factory=dict)
    free_from: Amounts = Field(default_factory=dict)
    vat_rate: Rate = 0


class SettledFee(Input):
    """What an order costs more that comes to less than `below`."""

    code: WayCode
    below: Amounts
    net: Amounts
    names: dict[Language, Line] = Field(default_factory=dict)
    vat_rate: Rate = 0
