"""Texts, plurals, money and dates in five languages."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.kernel import i18n
from chalicelib.kernel.money import Money

LATE = datetime(2030, 1, 1, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "language"), [("fi-FI", "fi"), ("lt_LT", "lt"), ("EN", "en"), ("de", "en"), ("", "en"), (None, "en")]
)
def test_a_language_is_found_in_a_locale(given: str | None, language: str) -> None:
    assert i18n.known(given) == language


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "€1,890.50"), ("sv", "1 890,50 €"), ("fi", "1 890,50 €"), ("it", "1.890,50 €"), ("lt", "1 890,50 €")],
)
def test_money_is_written_as_the_language_writes_it(language: str, shown: str) -> None:
    assert i18n.money(Money(amount=189_050, currency="EUR"), language).replace("\xa0", " ") == shown


def test_currencies_without_minor_units_are_not_divided() -> None:
    assert i18n.money(Money(amount=500, currency="JPY"), "en") == "JP¥500"


def test_a_moment_is_told_in_the_readers_own_day() -> None:
    assert i18n.moment(LATE, "en", "Europe/Helsinki") == "Wednesday 2 January 2030 at 00:30"
    assert i18n.moment(LATE, "sv", "Europe/Stockholm") == "tisdagen den 1 januari 2030 kl.\xa023:30"
    assert i18n.moment(LATE, "it", "Europe/Rome") == "martedì 1 gennaio 2030 alle ore\xa023:30"
    assert i18n.moment(LATE, "fi", "Europe/Helsinki") == "keskiviikkona 2. tammikuuta 2030 klo\xa00.30"
    assert i18n.moment(LATE, "lt", "Europe/Vilnius") == "2030 m. sausio 2 d. 00:30\xa0val. (trečiadienis)"
    assert i18n.day(LATE, "fi", "Europe/Helsinki") == "2. tammikuuta 2030"
    assert i18n.day(LATE, "lt", "Europe/Vilnius") == "2030 m. sausio 2 d."


def test_a_promised_day_is_the_same_day_everywhere() -> None:
    day = date(2030, 1, 7)

    assert i18n.weekday(day, "en") == "Monday 7 January 2030"
    assert i18n.weekday(day, "sv") == "måndagen den 7 januari 2030"
    assert i18n.weekday(day, "lt") == "2030 m. sausio 7 d. (pirmadienis)"


def test_a_time_zone_is_called_by_its_city() -> None:
    assert i18n.city("Europe/Helsinki", "sv") == "Helsingfors"
    assert i18n.city("UTC", "en") == "UTC"


def test_a_country_is_called_as_the_language_calls_it() -> None:
    assert [i18n.country("SE", language) for language in ("sv", "fi", "lt")] == ["Sverige", "Ruotsi", "Švedija"]
    assert i18n.country("QX", "en") == "QX"


@pytest.mark.parametrize(("language", "shown"), [("en", "25.5%"), ("it", "25,5%"), ("fi", "25,5 %"), ("lt", "25,5 %")])
def test_a_rate_is_written_as_the_language_writes_it(language: str, shown: str) -> None:
    assert i18n.percent(2550, language).replace("\xa0", " ") == shown


def test_braces_in_a_persons_words_stay_what_they_are() -> None:
    assert i18n.fill("{name}: {subject}", "en", name="{subject}", subject="{name}") == "{subject}: {name}"
    assert i18n.fill("{code} {unknown}", "en", code="{####}") == "{####} {unknown}"


def test_a_missing_text_is_shown_by_its_key() -> None:
    assert i18n.text("no.such.key", "en", n=1) == "no.such.key"


def test_the_number_chooses_the_plural() -> None:
    lithuanian: i18n.Message = {"one": "{n} prekė", "few": "{n} prekės", "other": "{n} prekių"}

    assert [i18n.fill(lithuanian, "lt", n=n) for n in (1, 2, 10, 21)] == [
        "1 prekė",
        "2 prekės",
        "10 prekių",
        "21 prekė",
    ]
    assert i18n.fill(lithuanian, "lt") == "{n} prekių"


def test_a_vendor_may_word_it_otherwise() -> None:
    i18n.reword({"fi": {"withdrawal.link": "Peru tästä"}})
    try:
        assert i18n.text("withdrawal.link", "fi") == "Peru tästä"
        assert i18n.text("withdrawal.link", "en") == "Withdraw from contract here"
    finally:
        i18n.reword({})
    assert i18n.text("withdrawal.link", "fi") == "Peruuta sopimus tästä"
