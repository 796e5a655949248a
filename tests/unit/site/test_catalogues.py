"""The catalogues in five languages agree, and the builder would notice if they did not."""

import json
from pathlib import Path

import pytest
from builder import catalogues

PLURAL = {"one": "{n} thing", "other": "{n} things"}
LITHUANIAN = {"one": "{n} daiktas", "few": "{n} daiktai", "many": "{n} daikto", "other": "{n} daiktų"}


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Five languages with one plural and one text."""
    for language in catalogues.LANGUAGES:
        write(
            tmp_path, language, {"shop.things": LITHUANIAN if language == "lt" else PLURAL, "shop.hello": "Hi {name}"}
        )
    return tmp_path


def write(locales: Path, language: str, texts: dict[str, catalogues.Message]) -> None:
    folder = locales / language
    folder.mkdir(exist_ok=True)
    (folder / "shop.json").write_text(json.dumps(texts))


def test_the_real_catalogues_agree() -> None:
    assert set(catalogues.read()) == {"sv", "it", "fi", "lt", "en"}


OFFICIAL = {  # Directive 2011/83/EU, Article 11a, as its language versions have it
    "sv": ("Ångra avtalet här", "Bekräfta frånträde"),
    "it": ("Recedere dal contratto qui", "Conferma recesso"),
    "fi": ("Peruuta sopimus tästä", "Vahvista peruuttaminen"),
    "lt": ("Atsisakyti sutarties čia", "Patvirtinti sutarties atsisakymą"),
    "en": ("Withdraw from contract here", "Confirm withdrawal"),
}


@pytest.mark.parametrize("language", OFFICIAL)
def test_withdrawing_bears_the_words_of_the_law(language: str) -> None:
    texts = catalogues.read()[language]

    assert (texts["withdrawal.link"], texts["public_withdrawal.confirm"]) == OFFICIAL[language]


def test_agreeing_catalogues_are_read(locales: Path) -> None:
    assert catalogues.read(locales)["fi"]["shop.hello"] == "Hi {name}"


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({"shop.things": PLURAL}, "fi: missing shop.hello"),
        ({"shop.things": PLURAL, "shop.hello": "Hi {name}", "shop.bye": "x"}, "fi: superfluous shop.bye"),
        ({"shop.things": PLURAL, "shop.hello": "Hi {nimi}"}, "fi: shop.hello: facts are ['nimi'], in English ['name']"),
        ({"shop.things": "things", "shop.hello": "Hi {name}"}, "fi: shop.things: is a plural in one language"),
        ({"shop.things": LITHUANIAN, "shop.hello": "Hi {name}"}, "fi: shop.things: plural categories are"),
    ],
)
def test_a_fault_is_named(locales: Path, texts: dict[str, catalogues.Message], fault: str) -> None:
    write(locales, "fi", texts)

    with pytest.raises(SystemExit) as refused:
        catalogues.read(locales)

    assert fault in str(refused.value)


def test_a_key_stands_in_its_own_area(locales: Path) -> None:
    write(locales, "sv", {"orders.hello": "Hej {name}"})

    with pytest.raises(SystemExit, match=r"belong to another area: orders\.hello"):
        catalogues.read(locales)


def test_a_domain_may_hold_its_part_of_a_shared_area(locales: Path) -> None:
    for language in catalogues.LANGUAGES:
        (locales / language / "shop_mail.json").write_text(json.dumps({"mail.shop_open.subject": "Hi {name}"}))

    assert catalogues.read(locales)["lt"]["mail.shop_open.subject"] == "Hi {name}"
