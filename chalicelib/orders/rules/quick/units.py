"""Amounts as people write them, in any of our languages, as quantities of a product's smallest step. Pure."""

import re
from decimal import Decimal
from functools import cache

from chalicelib.kernel.i18n import LANGUAGES, catalogue

MOST_STEPS = 9_999_999
_FIGURES = r"[0-9]{1,7}(?:[.,][0-9]{1,6})?"
_NUMBER = re.compile(_FIGURES)
_WITH_UNIT = re.compile(rf"({_FIGURES})([^\W\d_]+\.?)")
_TIMES = re.compile(rf"[x×*]({_FIGURES})|({_FIGURES})[x×*]", re.IGNORECASE)
_SHORT = {
    **dict.fromkeys(("pcs", "pc", "each", "st", "kpl", "vnt", "pz"), "piece"),
    "l": "litre",
    "m": "metre",
    "h": "hour",
    "bx": "box",
    "btl": "bottle",
}
_PARTS = {  # a unit in which somebody may write, the unit in which it is sold, and how many make one of it
    "g": ("kg", 1000),
    "gr": ("kg", 1000),
    "hg": ("kg", 10),
    "ml": ("litre", 1000),
    "cl": ("litre", 100),
    "dl": ("litre", 10),
    "mm": ("metre", 1000),
    "cm": ("metre", 100),
    "dm": ("metre", 10),
}


class NoQuantity(ValueError):
    """An amount that is no quantity of the product; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def number(token: str) -> str | None:
    """The figures of "2", "2,5", "2x" or "×2"; None for anything else."""
    if _NUMBER.fullmatch(token):
        return token
    times = _TIMES.fullmatch(token)
    return (times[1] or times[2]) if times else None


def with_unit(token: str) -> tuple[str, str] | None:
    """Figures and unit of "250g"; None when it is not both."""
    found = _WITH_UNIT.fullmatch(token)
    return (found[1], found[2]) if found and is_unit(found[2]) else None


def is_unit(word: str) -> bool:
    """Whether people call a unit so."""
    plain = _plain(word)
    return plain in _words() or plain in _PARTS


def steps(amount: str, word: str, *, unit: str, decimals: int) -> int:
    """So much in smallest steps of a product that is sold by `unit`. Raises NoQuantity.

    The reasons: `bad_quantity`, `other_unit`, `too_fine` (more decimals than it is sold with), `too_much`.
    """
    if not _NUMBER.fullmatch(amount):
        raise NoQuantity("bad_quantity")
    exact = Decimal(amount.replace(",", ".")).scaleb(decimals) / _parts(word, unit)
    if exact <= 0:
        raise NoQuantity("bad_quantity")
    if exact != exact.to_integral_value():
        raise NoQuantity("too_fine")
    if exact > MOST_STEPS:
        raise NoQuantity("too_much")
    return int(exact)


def _parts(word: str, unit: str) -> int:
    """How many of what was written make one unit."""
    plain = _plain(word)
    if not plain or unit in _words().get(plain, ()):
        return 1
    whole, parts = _PARTS.get(plain, ("", 1))
    if whole != unit:
        raise NoQuantity("other_unit")
    return parts


def _plain(word: str) -> str:
    return word.strip().rstrip(".").casefold()


@cache
def _words() -> dict[str, frozenset[str]]:
    """What people call each unit in our languages; a word may stand for more than one."""
    found: dict[str, set[str]] = {word: {unit} for word, unit in _SHORT.items()}
    for language in LANGUAGES:
        for key, message in catalogue(language).items():
            area, _, unit = key.removeprefix("catalogue.").partition(".")
            if key.startswith("catalogue.") and area in {"unit", "units"} and unit:
                forms = message.values() if isinstance(message, dict) else [message]
                for form in (*forms, unit):
                    found.setdefault(_plain(form.replace("{n}", "")), set()).add(unit)
    return {word: frozenset(units) for word, units in found.items()}
