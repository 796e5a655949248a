"""The fields of a vendor's row, one function each: the value as we keep it, or in plain words why not. Pure."""

import re
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from chalicelib.catalogue.rules import Exemption, Unit
from chalicelib.kernel.i18n import LANGUAGES
from chalicelib.kernel.schema import Line, Text

LAST = 9999  # the position of products that name none
LONGEST_NAME, LONGEST_DESCRIPTION = 200, 4000
HIGHEST_PRICE, HIGHEST_VAT, MOST_PIECES = 100_000_000, 5_000, 10_000_000
_SKU = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_CATEGORY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_FORMULA = re.compile(r"\s*(?:[=@]|[+-].*[(|!])")
_ALSO = {"pcs": "piece", "each": "piece", "l": "litre", "liter": "litre", "m": "metre", "meter": "metre", "h": "hour"}
_LINE: TypeAdapter[str] = TypeAdapter(Line)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)


class Wrong(ValueError):
    """Why a value cannot be taken; `part` is the language, where there is a text per language."""

    def __init__(self, why: str, part: str = "") -> None:
        super().__init__(why)
        self.why, self.part = why, part


def sku(value: object) -> str:
    """The vendor's number of a product, in capitals: people type either. It stands in addresses, so it has no spaces
    and slashes."""
    return _matching(_SKU, value, "1 to 40 letters, digits, hyphens, underscores or full stops").upper()


def category(value: object) -> str:
    """The code of a category."""
    return _matching(_CATEGORY, value, "1 to 40 small letters, digits or hyphens")


def currency(value: object) -> str:
    """An ISO 4217 code."""
    from babel.numbers import is_currency

    code = _matching(_CURRENCY, value, "a code of three capital letters like EUR")
    if not is_currency(code):
        raise Wrong(f"{shown(value)} is not a currency")
    return code


def unit(value: object) -> str:
    """What one of it is, also by its usual short form."""
    code = value.strip().lower() if isinstance(value, str) else ""
    code = _ALSO.get(code, code)
    if code not in set(Unit):
        raise Wrong(f"{shown(value)} is not one of {', '.join(Unit)}")
    return code


def names(value: object) -> dict[str, str]:
    """A single line per language, in one language at least."""
    texts = _texts(value, _LINE, LONGEST_NAME)
    if not texts:
        raise Wrong("there is no name in any language")
    return texts


def descriptions(value: object) -> dict[str, str]:
    """A text per language, or none at all."""
    return {} if value is None else _texts(value, _TEXT, LONGEST_DESCRIPTION)


def price(value: object) -> int:
    """Minor units."""
    return whole(value, "a whole number of minor units like 1250", HIGHEST_PRICE)


def vat_rate(value: object) -> int:
    """Basis points."""
    return whole(value, "a whole number of basis points like 2550", HIGHEST_VAT)


def stock(value: object) -> int | None:
    """Pieces; None is made to order."""
    return None if value is None else whole(value, "a number of pieces", MOST_PIECES)


def position(value: object) -> int:
    """The place in the category; without one, after all that have one."""
    return LAST if value is None else whole(value, "a position like 12", LAST - 1, least=1)


def withdrawal_exempt(value: object) -> str | None:
    """Why consumers cannot withdraw from buying it; None: they can."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value not in set(Exemption):
        raise Wrong(f"{shown(value)} is not one of {', '.join(Exemption)}")
    return value


def picture(value: object) -> str | None:
    """A file's name."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise Wrong("is not the name of a file")
    return value


def whole(value: object, what: str, most: int, least: int = 0) -> int:
    """A whole number of something between two bounds."""
    if value is None:
        raise Wrong("is missing")
    if not isinstance(value, int) or isinstance(value, bool):
        given = value if isinstance(value, float) else shown(value)
        raise Wrong(f"{given} is not {what}")
    if value < least:
        raise Wrong("must not be negative" if least == 0 else f"begins with {least}")
    if value > most:
        raise Wrong("is too large")
    return value


def shown(value: object) -> str:
    """A value in a message: short, and without anything that a terminal would obey."""
    text = ascii(value) if isinstance(value, str) else str(type(value).__name__)
    return text if len(text) <= 42 else f"{text[:38]}...'"  # noqa: PLR2004


def _matching(pattern: re.Pattern[str], value: object, what: str) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        raise Wrong("is missing" if value in (None, "") else f"is not {what}")
    if not pattern.fullmatch(text):
        raise Wrong(f"{shown(text)} is not {what}")
    return text


def _texts(value: object, kind: TypeAdapter[str], longest: int) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise Wrong("is not a text per language")
    texts = {str(language): _text(text, str(language), kind, longest) for language, text in value.items()}
    return {language: text for language, text in texts.items() if text}


def _text(value: object, language: str, kind: TypeAdapter[str], longest: int) -> str:
    if language not in LANGUAGES:
        raise Wrong(f"{shown(language)} is not one of the languages {', '.join(LANGUAGES)}")
    if value is not None and not isinstance(value, str):
        raise Wrong("is not a text", language)
    why = _refusal(value or "", kind, longest)
    if why:
        raise Wrong(why, language)
    return (value or "").strip()


def _refusal(text: str, kind: TypeAdapter[str], longest: int) -> str:
    """Why a text cannot be shown to customers, or stand in a spreadsheet; empty when it can."""
    if len(text) > longest:
        return f"has {len(text)} characters, at most {longest} fit"
    if _FORMULA.match(text):
        return f"{shown(text)} looks like a formula"
    try:
        kind.validate_python(text.strip())
    except ValidationError as error:
        return error.errors()[0]["msg"].removeprefix("Value error, ")
    return ""
