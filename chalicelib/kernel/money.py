"""Amounts of money: integer minor units and a currency. Never float, never Decimal on the wire."""

from pydantic import BaseModel, ConfigDict, Field

BASIS_POINTS = 10_000
_WITHOUT = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF"}
_WITHOUT |= {"XOF", "XPF"}
_THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
_USUAL = 2


class Money(BaseModel):
    """`amount` in minor units (1250 is 12.50 EUR), `currency` an ISO 4217 code."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    amount: int
    currency: str = Field(pattern="^[A-Z]{3}$")


def share(amount: int, basis_points: int) -> int:
    """That share of an amount in minor units, rounded half up, away from zero for credits: 2550 is 25.5 %."""
    sign = -1 if amount < 0 else 1
    return sign * ((abs(amount) * basis_points * 2 + BASIS_POINTS) // (BASIS_POINTS * 2))


def minor_digits(currency: str) -> int:
    """Decimals of a currency by ISO 4217: 0, 2 or 3. (CLDR, which words amounts for people, differs for a few.)"""
    if currency in _WITHOUT:
        return 0
    return 3 if currency in _THOUSANDTHS else _USUAL


def as_text(amount: int, currency: str) -> str:
    """`-12.50` for -1250 EUR, `1250` for 1250 JPY, `1.250` for 1250 KWD: a point, no separators, no currency."""
    digits = minor_digits(currency)
    sign, whole = "-" if amount < 0 else "", str(abs(amount)).rjust(digits + 1, "0")
    return sign + (f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole)
