"""Amounts as people and files write them, with the minor units that ISO 4217 gives each currency."""

import re

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.money import as_text, minor_digits

__all__ = ["AmountNotReadable", "as_text", "from_text", "minor_digits"]

_WRITTEN = re.compile(r"(-?)(\d{1,13})(?:\.(\d{1,3}))?")


class AmountNotReadable(Invalid):
    """Not an amount, or one with more decimals than its currency has."""


def from_text(text: str, currency: str) -> int:
    """Minor units behind such a text; missing decimals are zeros. Raises AmountNotReadable."""
    found = _WRITTEN.fullmatch(text.strip())
    decimals = (found[3] or "") if found else ""
    if found is None or len(decimals) > minor_digits(currency):
        raise AmountNotReadable("That is not an amount in this currency.", currency=currency)
    value = int(found[2] + decimals.ljust(minor_digits(currency), "0"))
    return -value if found[1] else value
