"""Identifiers that sort by time, and numbers that survive being typed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel import clock, ids

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)


def test_text_order_is_time_order() -> None:
    made = [ids.new("evt", NOON + timedelta(milliseconds=step)) for step in range(50)]

    assert made == sorted(made)
    assert len({*made}) == 50


def test_the_same_parts_give_the_same_id() -> None:
    assert ids.derived("ord", "a", "b") == ids.derived("ord", "a", "b")
    assert ids.derived("ord", "ab") != ids.derived("ord", "a", "b")


def test_dated_ids_repeat_themselves_and_sort_by_time() -> None:
    first = ids.dated("ntc", NOON, "event", "elin")

    assert first == ids.dated("ntc", NOON, "event", "elin") != ids.dated("ntc", NOON, "event", "marta")
    assert first < ids.dated("ntc", NOON + timedelta(milliseconds=1), "event", "elin")
    assert len(first) == len(ids.new("ntc"))


@given(st.text())
def test_a_number_is_read_back_however_it_is_typed(seed: str) -> None:
    number = ids.number(seed)
    typed = number.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert ids.parse_number(typed) == number
    assert len(number) == 13


@given(st.text(), st.integers(0, 10), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(seed: str, place: int, other: str) -> None:
    compact = list(ids.number(seed).replace("-", ""))
    if compact[place] != other:
        compact[place] = other
        with pytest.raises(ids.InvalidNumber):
            ids.parse_number("".join(compact))


@pytest.mark.parametrize("text", ["", "-", "ABC", "7Q4K-M2XD-9ETT", "****-****-***", "ÅÄÖÅ-ÄÖÅÄ-ÖÅÄ"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ids.InvalidNumber):
        ids.parse_number(text)


def test_the_clock_can_be_held_and_its_stamps_read_back() -> None:
    with clock.fixed(NOON) as moment:
        assert clock.now() == moment
        assert clock.stamp(clock.now()) == "2030-01-01T12:00:00.000Z"
    assert clock.parse("2030-01-01T12:00:00.000Z") == NOON
    assert clock.now().tzinfo is UTC
