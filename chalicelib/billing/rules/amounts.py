"""Amounts as people and files write them, with the minor units that ISO 4217 gives each currency."""

import re

from chalicelib.kernel.errors import Invalid

_WITHOUT = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF"}
_WITHOUT |= {"XOF", "XPF"}
_THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
_USUAL = 2
_WRITTEN = re.compile(r"(-?)(\d{1,13})(?:\.(\d{1,3}))?")


class AmountNotReadable(Invalid):
    """Not an amount, or one with more decimals than its currency has."""


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


def from_text(text: str, currency: str) -> int:
    """Minor units behind such a text; missing decimals are zeros. Raises AmountNotReadable."""
    found = _WRITTEN.fullmatch(text.strip())
    decimals = (found[3] or "") if found else ""
    if found is None or len(decimals) > minor_digits(currency):
        raise AmountNotReadable("That is not an amount in this currency.", currency=currency)
    value = int(found[2] + decimals.ljust(minor_digits(currency), "0"))
    return -value if found[1] else value
