"""The vendor's terms of sale: read from the vendor's own folder, whole in every language, or there is no site."""

import shutil
from pathlib import Path

import pytest
from builder import terms
from builder.catalogues import LANGUAGES
from builder.terms import Part

from local.demo import data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(data.TERMS, tmp_path / "terms")
    return tmp_path / "terms"


def test_the_demo_vendors_terms_say_the_same_in_every_language() -> None:
    texts = terms.read(str(data.TERMS), "1")["1"]

    numbers = [[part.heading.partition(".")[0] for part in texts[language].parts] for language in LANGUAGES]
    assert numbers == [[str(number) for number in range(1, 9)]] * len(LANGUAGES)
    assert len({text.title for text in texts.values()}) == len(LANGUAGES)


def test_headings_and_paragraphs_are_told_apart(folder: Path) -> None:
    (folder / "1" / "en.txt").write_text("Terms\n\nIn short.\n\n# 1. Who\nWe,\nthe vendor.\n\n# 2. What\n\nCoffee.\n")

    text = terms.read(str(folder), "1")["1"]["en"]

    assert text.title == "Terms"
    assert text.parts == [
        Part("", ["In short."]),
        Part("1. Who", ["We, the vendor."]),
        Part("2. What", ["Coffee."]),
    ]


def test_a_vendor_without_terms_has_none() -> None:
    assert terms.read("", "") == {}


def test_older_versions_stay_readable(folder: Path) -> None:
    shutil.copytree(folder / "1", folder / "2026-12")

    assert set(terms.read(str(folder), "2026-12")) == {"1", "2026-12"}


def test_what_would_lead_nowhere_ends_the_build(folder: Path) -> None:
    with pytest.raises(SystemExit, match="no terms of version 2"):
        terms.read(str(folder), "2")
    with pytest.raises(SystemExit, match="not set"):
        terms.read("", "1")
    (folder / "1" / "lt.txt").unlink()
    with pytest.raises(SystemExit, match="missing in lt"):
        terms.read(str(folder), "1")
    (folder / "1").rename(folder / "1 draft")
    with pytest.raises(SystemExit, match="at most 20 letters"):
        terms.read(str(folder), "1")
