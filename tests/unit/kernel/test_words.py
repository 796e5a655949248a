"""Words as they are compared: folded, by their stems, and how far a misspelt one is from the right one."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.stems import stemmer, stems
from chalicelib.kernel.words import compact, edit_distance, fold, slips


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_the_same_both_ways_and_never_beyond_the_limit(one: str, other: str) -> None:
    assert edit_distance(one, other, 2) == edit_distance(other, one, 2) <= 3
    assert (edit_distance(one, other, 2) == 0) == (one == other)


def test_swapped_neighbours_are_one_slip() -> None:
    assert edit_distance("grinder", "girnder", 2) == 1
    assert edit_distance("grinder", "gridner", 2) == 1


def test_long_words_are_forgiven_more() -> None:
    assert [slips(word) for word in ("cup", "cups", "cappuccin", "cappuccino")] == [0, 1, 2, 2]


def test_folding_leaves_letters_that_every_keyboard_has() -> None:
    assert fold("ÅÄÖŠŽĖŲæøßł") == "aaoszeuaeossl"
    assert compact("Bean-HU_1.a") == "beanhu1a"


def test_a_word_has_a_stem_in_each_language() -> None:
    assert stemmer("lt")("pupelės") == stemmer("lt")("pupelių") == "pupel"
    assert stemmer("sv")("bönorna") == "bön"
    assert stemmer("en")("1kg") == "1kg"
    assert {"saskait", "saskaitos"} <= stems("sąskaitos")
    assert stems("te") == frozenset()
