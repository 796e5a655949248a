"""People are answered in their own language: no text is missing in one that another has."""

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import chalicelib
from chalicelib.kernel import errors
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.i18n import LANGUAGES, Message, catalogue
from infra.package import gateway

LOCALES = Path(chalicelib.__file__).parent / "locales"
PLURALS: dict[str, set[str]] = {language: {"one", "other"} for language in LANGUAGES} | {
    "lt": {"one", "few", "many", "other"}
}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_language_has_the_same_texts(language: str) -> None:
    assert set(catalogue(language)) == set(catalogue("en"))


def test_every_text_has_the_same_places_for_facts(language: str) -> None:
    english, texts = catalogue("en"), catalogue(language)
    assert {key: _places(texts[key]) for key in texts} == {key: _places(english[key]) for key in texts}


def test_plurals_have_the_forms_of_their_language(language: str) -> None:
    plurals = {key: set(text) for key, text in catalogue(language).items() if isinstance(text, dict)}
    assert {key: forms for key, forms in plurals.items() if forms != PLURALS[language]} == {}


def test_no_text_is_empty_or_untrimmed(language: str) -> None:
    for key, text in catalogue(language).items():
        assert all(form and form == form.strip() for form in _forms(text)), key


def test_a_text_stands_in_one_file_only(language: str) -> None:
    keys = [key for path in (LOCALES / language).glob("*.json") for key in json.loads(path.read_text())]
    assert len(keys) == len(set(keys))


def test_every_refusal_has_words(language: str) -> None:
    lacking = {code for code in _codes() if f"problems.{code}" not in catalogue(language)}
    assert lacking == set()


@cache
def _codes() -> set[str]:
    """Of refusals, of what the edge says by itself, of what API Gateway says without asking us."""
    edge = (LOCALES.parent / "platform/problems.py").read_text()
    own = set(re.findall(r'problem\(\d{3}, "(\w+)"|\d{3}: "(\w+)"', edge))
    return (
        {_code(kind) for kind in _refusals(DomainError)}
        | {a or b for a, b in own}
        | {code for _, code, _ in gateway.REFUSALS.values()}
    )


def _code(refusal: type[DomainError]) -> str:
    return refusal("").code


def _refusals(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    """Every refusal of the application that may reach a person. The kinds themselves are never raised."""
    for module in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
        importlib.import_module(module.name)
    for refusal in kind.__subclasses__():
        if refusal.__module__ != errors.__name__ and not refusal.__name__.startswith("_"):
            yield refusal
        yield from _refusals(refusal)


def _places(text: Message) -> set[str]:
    return {place for form in _forms(text) for place in re.findall(r"{(\w+)}", form)}


def _forms(text: Message) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]
