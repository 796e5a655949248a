"""Finding one's own things by words: in any form, in five languages, by their beginnings, by numbers."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.overview.rules import words
from chalicelib.overview.rules.words import asked, listed, marks


def test_lists_are_an_accounts_own() -> None:
    assert words.word_list("acc_elin", "gri") == "A#acc_elin#word#gri"
    assert words.vocabulary("acc_elin", "grinder") == "A#acc_elin#words#g"


def is_found(query: str, text: str) -> bool:
    """Whether who looks for it comes to the text, and finds what they looked for in it."""
    wanted, known = asked(query), listed(text)
    leads = words.rarest(wanted).beginning in words.beginnings(text)
    fits = all(word.fits(known) for word in wanted)
    assert (leads and fits) == (marks(text, wanted) is not None)
    return leads and fits


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("grinders", "The grinder is loud"),
        ("delivery", "Two deliveries are missing"),
        ("deliveries", "One delivery is missing"),
        ("grin", "The grinder is loud"),
        ("bönorna", "Bönor från Huila"),
        ("bonor", "BÖNOR FRÅN HUILA"),
        ("kaffe", "Kaffebönor Huila 1 kg"),
        ("kaffebönan", "Kaffebönor Huila"),
        ("kvarnen", "En kvarn som låter"),
        ("kahvi", "Kahvipavut Huila"),
        ("kahvipavun", "Kahvipavut Huila"),
        ("mylly", "Myllyssä on vika"),
        ("laskussa", "Lasku on väärin"),
        ("sąskaitos", "Neteisinga sąskaita"),
        ("saskaita", "Sąskaitoje klaida"),
        ("pupelių", "Kavos pupelės"),
        ("macinacaffè", "Macinacaffè rotto"),
        ("fatture", "La fattura è sbagliata"),
        ("rotta", "Le tazze sono rotte"),
        ("loud grinder", "The grinder is loud"),
        ("7Q4K-M2XD-9ET", "No 7Q4K-M2XD-9ET, please"),
        ("7q4km2", "No 7Q4K-M2XD-9ET, please"),
        ("7Q4K-M", "(7Q4K-M2XD-9ET)"),
        ("2026-0000", "Invoice 2026-000017"),
        ("bean hu1", "Beans BEAN-HU-1 HU-1"),
        ("öl", "Öl och te"),
    ],
)
def test_it_is_found(query: str, text: str) -> None:
    assert is_found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("team", "Two cups of tea"),
        ("rinder", "The grinder is loud"),
        ("loud cup", "The grinder is loud"),
        ("house", "horses"),
        ("9ET", "No 7Q4K-M2XD-9ET"),
        ("2026-000018", "Invoice 2026-000017"),
    ],
)
def test_it_is_not_found(query: str, text: str) -> None:
    assert not is_found(query, text)


def test_one_of_our_numbers_is_found_however_it_is_typed() -> None:
    from chalicelib.kernel import ids

    number = next(one for one in (ids.number(str(at)) for at in range(99)) if "0" in one and "1" in one)
    for typed in (number, number.lower(), number.replace("-", " "), number.replace("0", "o").replace("1", "l")):
        assert is_found(typed, f"Order {number}")
    assert len(asked(number.replace("-", " "))) == 1


def test_nothing_is_asked_without_a_word() -> None:
    assert asked("") == asked("- ?! ~") == asked("x") == asked("1") == []
    assert len(asked("one two three four five six seven")) == words.MOST_ASKED


def test_so_many_words_of_a_thing_are_known_and_no_more() -> None:
    text = " ".join(f"word{place}" for place in range(100))

    assert is_found("word79", text)
    assert not is_found("word80", text)


def test_the_rarest_word_is_a_number_else_the_longest() -> None:
    def rarest(query: str) -> str:
        return words.rarest(asked(query)).written

    assert rarest("espresso 17-4 grinder") == "17-4"
    assert rarest("loud grinder") == "grinder"


def test_words_are_marked_as_they_are_written() -> None:
    text = "7Q4K-M2XD-9ET\nKaffebönor, kaffe och BÖNOR"

    assert marks(text, asked("kaffe")) == ["kaffebönor", "kaffe"]
    assert marks(text, asked("bönorna 7q4km2xd9et")) == ["bönor", "7q4k-m2xd-9et"]
    assert marks(text, asked("kaffe grinder")) is None


LONG = (
    "Order N-1\n"
    + "It stands in the kitchen. " * 8
    + "Since Monday the grinder howls and smells. "
    + "So it does. " * 20
)


def test_an_excerpt_shows_what_the_line_does_not() -> None:
    cut = words.excerpt(LONG, "Order N-1", asked("howl smells n-1"))

    assert cut is not None
    assert "the grinder howls and smells. So it does." in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert words.excerpt(LONG, "It howls", asked("howling")) is None
    assert words.excerpt("N-1\nIt   howls", "N-1", asked("howl")) == "N-1 · It howls"
    assert words.excerpt("N-1", "", asked("howl")) is None


def suspected(query: str, near: Iterable[str]) -> str | None:
    found = words.suspect(asked(query), [listed(text) for text in near])
    return found.written if found else None


def test_the_word_that_nothing_has_is_suspected() -> None:
    assert suspected("grinder", []) == "grinder"
    assert suspected("grindre loud", ["The grinder is loud"]) == "grindre"
    assert suspected("grinder laud", ["The grinder is loud", "A griddle, laud"]) == "laud"
    assert suspected("grinder loud", ["The grinder", "grinders, loud"]) is None


def meant(typed: str, known: Iterable[str]) -> str | None:
    return words.meant(asked(typed)[0], known)


def test_slips_are_forgiven_by_the_length_of_a_word() -> None:
    known = ["grinder", "kaffebönor", "kaffe", "loud", "lord"]

    assert meant("grindre", known) == "grinder"
    assert meant("grnider", known) == "grinder"
    assert meant("kafebonr", known) is None  # eight letters, two slips
    assert meant("kafebönar", known) == "kaffebönor"  # nine
    assert meant("lodd", known) == "lord"
    assert meant("kaffe", known) == "kaffe"  # known itself
    assert meant("unicorn", known) is None


def test_the_right_word_takes_the_wrong_ones_place() -> None:
    wanted = asked("Loud grindre N-17")

    assert words.instead(wanted, wanted[1], "grinder") == "loud grinder n-17"
    assert words.instead(wanted, wanted[0], "loud") is None


def test_a_word_that_was_meant_is_looked_for_by_its_first_letters() -> None:
    def looked_for(typed: str) -> list[str]:
        return [one.rpartition("#")[2] for one in words.vocabularies("acc_elin", asked(typed)[0])]

    assert looked_for("rginder") == ["r", "g"]  # both may have been swapped
    assert looked_for("aaltö") == ["a"]
    assert looked_for("cup") == looked_for("n17-4") == []  # too short, and a number


def test_words_that_can_be_meant_are_learnt() -> None:
    assert words.learnt("The Kaffebönor 17-4 öl och Kaffebönor") == {"kaffebönor"}


LETTERS = st.text(alphabet="abcdeghijklmnopqrstuvyzåäöėšžąęį", min_size=3, max_size=12)


@given(st.lists(LETTERS, min_size=1, max_size=5), st.data())
def test_every_word_is_found_by_itself_and_its_beginnings(text: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(text))
    written = " ".join(text)

    assert is_found(word, written)
    assert word.casefold() in {one.casefold() for one in marks(written, asked(word)) or ()}
    assert is_found(word[: data.draw(st.integers(3, len(word)))], written)
