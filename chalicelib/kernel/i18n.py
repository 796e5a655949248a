"""Texts for people in five languages, from the catalogues in `chalicelib/locales`; money, dates and plurals by CLDR."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from chalicelib.kernel.money import Money

LANGUAGES = ("sv", "it", "fi", "lt", "en")
DEFAULT_LANGUAGE = "en"
_REGIONAL = {"en": "en_GB", "sv": "sv_SE", "it": "it_IT", "fi": "fi_FI", "lt": "lt_LT"}
_CATALOGUES = Path(__file__).resolve().parents[1] / "locales"

Message = str | dict[str, str]


@cache
def catalogue(language: str) -> dict[str, Message]:
    """All texts of one language, by key. A plural is an object by CLDR category."""
    messages: dict[str, Message] = {}
    for area in sorted((_CATALOGUES / language).glob("*.json")):
        messages.update(json.loads(area.read_text(encoding="utf-8")))
    return messages


def known(language: str | None) -> str:
    """The language itself when we speak it, also out of `fi-FI`; otherwise English."""
    short = (language or "").replace("_", "-").split("-")[0].lower()
    return short if short in LANGUAGES else DEFAULT_LANGUAGE


def text(key: str, language: str, **facts: object) -> str:
    """The text with `{facts}` filled in; `n` chooses the plural. A missing key is shown as itself, never a crash."""
    return fill(catalogue(language).get(key, key), language, **facts)


def fill(message: Message, language: str, **facts: object) -> str:
    """The message in the plural that `n` asks for, with every `{name}` replaced by its fact."""
    if isinstance(message, dict):
        message = message.get(_plural(language, facts.get("n", 0)), message["other"])
    for name, value in facts.items():
        message = message.replace("{" + name + "}", str(value))
    return message


def money(amount: Money, language: str) -> str:
    """`€1,890.00`, `1 890,00 €` ... as the language writes it."""
    from babel.numbers import format_currency, get_currency_precision

    units = amount.amount / 10 ** get_currency_precision(amount.currency)
    return format_currency(units, amount.currency, locale=_REGIONAL[language])


def moment(at: datetime, language: str, time_zone: str) -> str:
    """Weekday, date in full and time, in the reader's own time zone."""
    from babel.dates import format_date, format_time

    local, locale = at.astimezone(ZoneInfo(time_zone)), _REGIONAL[language]
    return f"{format_date(local, 'full', locale=locale)} {format_time(local, 'short', locale=locale)}"


def day(at: datetime, language: str, time_zone: str) -> str:
    """The date in full in the reader's own time zone."""
    from babel.dates import format_date

    return format_date(at.astimezone(ZoneInfo(time_zone)), "long", locale=_REGIONAL[language])


def _plural(language: str, count: object) -> str:
    from babel import Locale

    return Locale.parse(_REGIONAL[language]).plural_form(count if isinstance(count, int) else 0)
