"""Texts for people in five languages, from the catalogues in `chalicelib/locales`; money, dates and plurals by CLDR."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from chalicelib.kernel.money import Money, minor_digits

LANGUAGES = ("sv", "it", "fi", "lt", "en")
DEFAULT_LANGUAGE = "en"
_REGIONAL = {"en": "en_GB", "sv": "sv_SE", "it": "it_IT", "fi": "fi_FI", "lt": "lt_LT"}
_CATALOGUES = Path(__file__).resolve().parents[1] / "locales"
_FACT = re.compile(r"\{(\w+)\}")
_WEEKDAY_AND_DATE = {  # as each language writes it inside a sentence
    "sv": "EEEE'en den' d MMMM y",
    "it": "EEEE d MMMM y",
    "fi": "EEEE d. MMMM y",
    "lt": "y 'm.' MMMM d 'd.' (EEEE)",
    "en": "EEEE d MMMM y",
}
_MOMENT = {
    "sv": "EEEE'en den' d MMMM y 'kl.'\xa0HH:mm",
    "it": "EEEE d MMMM y 'alle ore'\xa0HH:mm",
    "fi": "EEEE d. MMMM y 'klo'\xa0H.mm",
    "lt": "y 'm.' MMMM d 'd.' HH:mm\xa0'val.' (EEEE)",
    "en": "EEEE d MMMM y 'at' HH:mm",
}

Message = str | dict[str, str]
_reworded: dict[str, dict[str, str]] = {}


@cache
def catalogue(language: str) -> dict[str, Message]:
    """All texts of one language, by key. A plural is an object by CLDR category."""
    messages: dict[str, Message] = {}
    for area in sorted((_CATALOGUES / language).glob("*.json")):
        messages.update(json.loads(area.read_text(encoding="utf-8")))
    messages.update(_reworded.get(language, {}))
    return messages


def reword(texts: Mapping[str, Mapping[str, str]]) -> None:
    """From now on these texts, by language and key, stand in the place of ours: the law words some in each country."""
    _reworded.clear()
    _reworded.update({language: dict(own) for language, own in texts.items()})
    catalogue.cache_clear()


def known(language: str | None) -> str:
    """The language itself when we speak it, also out of `fi-FI`; otherwise English."""
    short = (language or "").replace("_", "-").split("-")[0].lower()
    return short if short in LANGUAGES else DEFAULT_LANGUAGE


def text(key: str, language: str, **facts: object) -> str:
    """The text with `{facts}` filled in; `n` chooses the plural. A missing key is shown as itself, never a crash."""
    return fill(catalogue(language).get(key, key), language, **facts)


def fill(message: Message, language: str, **facts: object) -> str:
    """The message in the plural that `n` asks for, with every `{name}` replaced by its fact.

    A fact is filled in once and never read again, so braces in a person's words stay what they are. A Decimal is
    written as the language writes numbers.
    """
    if isinstance(message, dict):
        message = message.get(_plural(language, facts.get("n", 0)), message["other"])
    return _FACT.sub(lambda found: _written(facts.get(found[1], found[0]), language), message)


def _written(fact: object, language: str) -> str:
    if isinstance(fact, Decimal):
        from babel.numbers import format_decimal

        return format_decimal(fact, locale=_REGIONAL[language], decimal_quantization=False)
    return str(fact)


def money(amount: Money, language: str) -> str:
    """`€1,890.00`, `1 890,00 €` ... as the language writes it."""
    from babel.numbers import format_currency, get_currency_precision

    units = Decimal(amount.amount).scaleb(-get_currency_precision(amount.currency))
    return format_currency(units, amount.currency, locale=_REGIONAL[language])


def quantity(steps: int, decimals: int, unit: str, language: str) -> str:
    """`0.25 kg`, `0,25 kg`, `6 bags` ...: so many of a product's smallest steps, in whole units."""
    return text(f"catalogue.units.{unit}", language, n=Decimal(steps).scaleb(-decimals).normalize() + 0)


def figure(amount: Money, language: str) -> str:
    """`1,890.00`, `1 890,00` ...: the amount without its currency, for tables that name it above."""
    return decimal(amount.amount, minor_digits(amount.currency), language)


def decimal(steps: int, decimals: int, language: str) -> str:
    """`0.250`, `0,250` ... for 250 steps of a thing that is counted with 3 decimals; `12` for 12 pieces."""
    from babel.numbers import format_decimal

    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(Decimal(steps).scaleb(-decimals), pattern, locale=_REGIONAL[language])


def percent(basis_points: int, language: str) -> str:
    """`25.5%`, `25,5 %` ... for 2550."""
    from babel.numbers import format_percent

    return format_percent(Decimal(basis_points) / 10_000, locale=_REGIONAL[language], decimal_quantization=False)


def moment(at: datetime, language: str, time_zone: str) -> str:
    """Weekday, date in full and time, in the reader's own time zone, as it stands inside a sentence."""
    from babel.dates import format_datetime

    return format_datetime(at, _MOMENT[language], tzinfo=ZoneInfo(time_zone), locale=_REGIONAL[language])


def day(at: datetime, language: str, time_zone: str) -> str:
    """The date of a moment in full in the reader's own time zone."""
    from babel.dates import format_date

    return format_date(at.astimezone(ZoneInfo(time_zone)).date(), "long", locale=_REGIONAL[language])


def weekday(on: date, language: str) -> str:
    """A date that belongs to no time zone, such as a promised delivery, in full with its weekday."""
    from babel.dates import format_date

    return format_date(on, _WEEKDAY_AND_DATE[language], locale=_REGIONAL[language])


def date_in_full(on: date, language: str) -> str:
    """A date that belongs to no time zone, such as a due date: `11 December 2026`, `11. joulukuuta 2026` ..."""
    from babel.dates import format_date

    return format_date(on, "long", locale=_REGIONAL[language])


def date_in_figures(on: date, language: str) -> str:
    """The same for tables: `11/12/2026`, `11.12.2026`, `2026-12-11` ..."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMdd", on, locale=_REGIONAL[language])


def city(time_zone: str, language: str) -> str:
    """The name by which people know a time zone: `Helsingfors` for Europe/Helsinki in Swedish."""
    from babel.dates import get_timezone_location

    return get_timezone_location(ZoneInfo(time_zone), locale=_REGIONAL[language], return_city=True)


def country(code: str, language: str) -> str:
    """The name of a country by its ISO 3166 code; the code itself when it has none."""
    from babel import Locale

    return str(Locale.parse(_REGIONAL[language]).territories.get(code, code))


def _plural(language: str, count: object) -> str:
    from babel import Locale

    return Locale.parse(_REGIONAL[language]).plural_form(count if isinstance(count, int | Decimal) else 0)
