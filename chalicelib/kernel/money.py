"""Amounts of money: integer minor units and a currency. Never float, never Decimal on the wire."""

from pydantic import BaseModel, ConfigDict, Field

BASIS_POINTS = 10_000


class Money(BaseModel):
    """`amount` in minor units (1250 is 12.50 EUR), `currency` an ISO 4217 code."""

    model_config = ConfigDict(frozen=True)
    amount: int
    currency: str = Field(pattern="^[A-Z]{3}$")


def share(amount: int, basis_points: int) -> int:
    """That share of an amount in minor units, rounded half up, away from zero for credits: 2550 is 25.5 %."""
    sign = -1 if amount < 0 else 1
    return sign * ((abs(amount) * basis_points * 2 + BASIS_POINTS) // (BASIS_POINTS * 2))
