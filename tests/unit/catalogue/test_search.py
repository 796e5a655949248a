"""Searching as a customer would: inflections, missing accents, slips of the finger, numbers without hyphens."""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chalicelib.catalogue import search
from chalicelib.catalogue.search import indexing
from chalicelib.catalogue.search.indexing import Entry
from chalicelib.kernel.words import split

SHOP = {
    "BEAN-HU-1": Entry({"en": "Huila espresso beans", "sv": "Kaffebönor Huila", "fi": "Kahvipavut Huila"}, "coffee"),
    "BEAN-SI-1": Entry({"en": "Sidamo beans", "sv": "Hela bönor Sidamo", "fi": "Sidamo, pavut"}, "coffee"),
    "GR-9": Entry({"en": "Espresso grinder", "sv": "Espressokvarn", "fi": "Espressomylly"}, "machines"),
    "CUP_4": Entry({"en": "Cups, set of 4", "fi": "Kahvikupit", "lt": "Puodeliai šaltai kavai"}, "cups"),
    "TRAY": Entry({"it": "Vassoio"}, "cups"),
}


def hits(query: str, language: str = "en", shop: Mapping[str, Entry] = SHOP) -> list[str]:
    shards = {shard: "\n".join(lines) for shard, lines in indexing.build(shop)}
    asked = search.terms(query, language)
    finds = search.sure(asked, shards)
    finds += search.guessed(asked, finds, shards)
    finds += [search.misspelt(term, shards) for term in search.unanswered(asked, finds)]
    scores = search.combine(finds)
    return [search.sku_of(place) for place in sorted(search.rank(sku, score) for sku, score in scores.items())]


@pytest.mark.parametrize(
    ("query", "language", "found"),
    [
        ("kahvi", "fi", ["CUP_4", "BEAN-HU-1"]),  # the beginning of a compound
        ("kahvipapu", "fi", ["BEAN-HU-1"]),  # another form
        ("pavut", "fi", ["BEAN-SI-1", "BEAN-HU-1"]),  # the end of a compound, after the word itself
        ("kaffe bönor", "sv", ["BEAN-HU-1"]),  # written apart
        ("kaffebonor", "sv", ["BEAN-HU-1"]),  # without accents
        ("BÖNOR", "sv", ["BEAN-SI-1", "BEAN-HU-1"]),
        ("espresso grindr", "en", ["GR-9"]),  # a slip
        ("epsresso", "en", ["BEAN-HU-1", "GR-9"]),  # a swap among the first letters
        ("sepresso", "en", ["BEAN-HU-1", "GR-9"]),
        ("esspresso", "en", ["BEAN-HU-1", "GR-9"]),
        ("grinders", "en", ["GR-9"]),
        ("kahvikuppeja", "fi", ["CUP_4"]),
        ("bean", "en", ["BEAN-HU-1", "BEAN-SI-1"]),
        ("BEAN-HU", "en", ["BEAN-HU-1"]),
        ("beanhu", "en", ["BEAN-HU-1"]),
        ("bean hu 1", "en", ["BEAN-HU-1"]),
        ("cup4", "lt", ["CUP_4"]),
        ("saltai", "lt", ["CUP_4"]),
        ("vassoio", "lt", ["TRAY"]),  # found by the name that is shown instead
        ("espresso unicorn", "en", ["BEAN-HU-1", "GR-9"]),  # nothing has both
        ("unicorn", "en", []),
        ("dog", "en", []),
        ("x", "en", []),
        ("- ' ~", "en", []),
    ],
)
def test_a_customer_finds(query: str, language: str, found: list[str]) -> None:
    assert hits(query, language) == found


def test_what_has_more_of_the_words_pushes_out_what_has_fewer() -> None:
    assert hits("sidamo beans") == ["BEAN-SI-1"]


def test_words_written_together_do_not_stand_for_both_when_only_one_is_there() -> None:
    assert hits("kaffe mugg", "sv", {"A": Entry({"sv": "Kaffe"}, "x"), "B": Entry({"sv": "Mugg kaffe"}, "x")}) == ["B"]


def test_the_middle_of_a_word_is_no_word() -> None:
    assert hits("cao", "en", {"A": Entry({"en": "Cacao"}, "x")}) == []


def test_a_query_has_no_end_of_words_to_look_up() -> None:
    terms = search.terms(" ".join(f"word{number}" for number in range(12)), "en")

    assert {term.text for term in terms if term.kind == "en"} >= {"word0", "word9", "word8word9"}
    assert not [term for term in terms if term.text == "word10"]


names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)
skus = st.from_regex(r"[A-Z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)


@settings(max_examples=40)
@given(st.dictionaries(skus, st.tuples(names, names), min_size=1, max_size=6))
def test_every_word_and_every_number_finds_its_product(shop: dict[str, tuple[str, str]]) -> None:
    entries = {sku: Entry({"en": english, "fi": finnish}, "c") for sku, (english, finnish) in shop.items()}
    for sku, (english, _) in shop.items():
        assert sku in hits(sku, "en", entries)
        for word in split(english):
            assert sku in hits(word, "en", entries)


@settings(max_examples=40)
@given(st.text("abcdefghijklmnoprstuvzåäöšž", min_size=6, max_size=14), st.integers(2, 12), st.sampled_from("wåqx"))
def test_a_slip_after_the_first_letters_is_forgiven(word: str, at: int, letter: str) -> None:
    assume(at < len(word))
    for slip in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        assert hits(slip, "en", {"SKU": Entry({"en": word}, "c")}) == ["SKU"]


def test_a_shard_too_large_for_an_item_is_told_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "LARGEST", 200)
    lines = [f"word{number}\t" + " ".join(f"SKU-{sku}" for sku in range(100)) for number in range(3)]

    chunks = indexing.pack(lines)

    assert len(chunks) > 3
    assert all(len(chunk) <= 200 for chunk in chunks)
    told = [line.partition("\t") for line in search.unpack(chunks).split("\n")]
    assert {(forms, sku) for forms, _, skus in told for sku in skus.split(" ")} == {
        (f"word{number}", f"SKU-{sku}") for number in range(3) for sku in range(100)
    }


def test_the_same_products_give_the_same_lines() -> None:
    backwards = dict(reversed(SHOP.items()))

    assert list(indexing.build(SHOP)) == list(indexing.build(backwards))
