"""References in payments, among the words that people write around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.billing.rules import references


@pytest.mark.parametrize("known", ["RF18 5390 0754 7034", "RF712348231", "RF332348236", "rf18539007547034"])
def test_published_references_pass_the_check(known: str) -> None:
    assert references.is_creditor_reference(known)


@pytest.mark.parametrize("wrong", ["RF19 5390 0754 7034", "RF18", "XX18539007547034", "", "RF98" + "1" * 22])
def test_others_do_not(wrong: str) -> None:
    assert not references.is_creditor_reference(wrong)


@given(st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=1, max_size=21))
def test_what_we_write_passes_our_own_check(number: str) -> None:
    assert references.is_creditor_reference(references.creditor_reference(number))


@given(st.from_regex("2[0-9]{9}", fullmatch=True), st.integers(0, 9), st.integers(0, 9))
def test_a_wrong_digit_is_noticed(number: str, place: int, digit: int) -> None:
    right = references.creditor_reference(number)
    wrong = f"{right[: 4 + place]}{digit}{right[5 + place :]}"

    assert references.is_creditor_reference(wrong) == (wrong == right)


def test_references_are_found_in_what_people_write() -> None:
    ours = references.creditor_reference("2026-000017")
    grouped = " ".join(ours[place : place + 4] for place in range(0, len(ours), 4))

    assert references.mentioned(f"Thanks! {grouped} for the coffee, and invoice 2026-000018") == [
        "2026000017",
        "2026000018",
    ]
    assert references.mentioned(f"{ours.lower()}\n2026 000017") == ["2026000017"]
    assert references.mentioned("RF00 2026 0000 17 phone 0402026000017") == []
