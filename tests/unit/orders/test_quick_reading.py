"""Lines as people type them, in every order and with every separator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.orders.rules.quick import units
from chalicelib.orders.rules.quick.reading import Row, Typed, Unread, read_table, read_text
from chalicelib.orders.rules.quick.units import NoQuantity


def one(text: str) -> Row:
    [row] = read_text(text)
    return row


@pytest.mark.parametrize(
    "text",
    [
        "BEAN-1 2",
        "2 BEAN-1",
        "2x BEAN-1",
        "2 x BEAN-1",
        "x2 BEAN-1",
        "BEAN-1 ×2",
        "BEAN-1: 2",
        "BEAN-1,2",
        "BEAN-1, 2",
        "BEAN-1;2",
        "BEAN-1\t2",
        "2|BEAN-1",
        "  BEAN-1 \t 2 ",
        "\ufeffBEAN-1 - 2",
        "Huila coffee BEAN-1 2",
    ],
)
def test_item_and_quantity_come_in_any_order(text: str) -> None:
    assert one(text) == Typed(1, "BEAN-1", "2")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("BEAN-1 2 bags", Typed(1, "BEAN-1", "2", "bags")),
        ("2 påsar BEAN-1", Typed(1, "BEAN-1", "2", "påsar")),
        ("BEAN-1;2;pussia", Typed(1, "BEAN-1", "2", "pussia")),
        ("250g KG-1", Typed(1, "KG-1", "250", "g")),
        ("KG-1 0,25 kg", Typed(1, "KG-1", "0,25", "kg")),
        ("KG-1,2,5", Typed(1, "KG-1", "2,5")),
        ("KG-1,2.5,kg", Typed(1, "KG-1", "2.5", "kg")),
        ("BEAN-1", Typed(1, "BEAN-1")),
        ("4711 2", Typed(1, "4711", "2", swapped=True)),
        ("4711", Typed(1, "4711")),
        ("4711 kg", Typed(1, "4711", unit="kg")),
        ("box", Typed(1, "box")),
        ("Huila coffee 2", Typed(1, "Huila coffee", "2")),
        ("A 12;2", Typed(1, "A 12", "2")),
        ("BEAN-1 2 3", Unread(1, "BEAN-1 2 3", "several_numbers")),
        ("1 2 3", Unread(1, "1 2 3", "several_numbers")),
        ("x ; :", Typed(1, "x :")),
        ("- -", Unread(1, "", "no_item")),
        ("y" * 41, Unread(1, "y" * 41, "too_long")),
        ("y " * 300, Unread(1, ("y " * 300)[:400], "too_long")),
    ],
)
def test_a_line_is_understood_or_says_why_not(text: str, row: Row) -> None:
    assert one(text) == row


def test_lines_keep_their_numbers_and_empty_ones_are_passed_over() -> None:
    assert [row.line for row in read_text("A-1 1\n\n  \nA-2 1\r\nA-3 1")] == [1, 4, 5]


def test_a_table_is_read_by_its_heading() -> None:
    rows = [
        ["Our number", "SKU", "Qty", "Unit", "Note"],
        ["A 1", "BEAN-1", "2", "bag", "Ring"],
        ["A 2", "", "250 g", "", ""],
        ["", "", "2", "", ""],
        ["", "y" * 41, "1", "", ""],
        ["", "BEAN-2"],
        ["", ""],
    ]

    assert list(read_table(enumerate(rows, 1))) == [
        Typed(2, "BEAN-1", "2", "bag", "A 1", "Ring"),
        Typed(3, "A 2", "250", "g"),
        Unread(4, "2", "no_item"),
        Unread(5, f"{'y' * 41} 1", "too_long"),
        Typed(6, "BEAN-2"),
    ]


def test_a_table_without_a_heading_is_read_as_it_comes() -> None:
    rows = [["SKU", "Price"], ["2", "BEAN-1", "bags"], ["BEAN-2 3"]]

    assert list(read_table(enumerate(rows, 1))) == [
        Typed(1, "SKU Price"),
        Typed(2, "BEAN-1", "2", "bags"),
        Typed(3, "BEAN-2", "3"),
    ]


@pytest.mark.parametrize(
    ("amount", "word", "unit", "decimals", "steps"),
    [
        ("2", "", "bag", 0, 2),
        ("2", "påsar", "bag", 0, 2),
        ("2,5", "", "kg", 3, 2500),
        ("250", "g", "kg", 3, 250),
        ("250", "G.", "kg", 3, 250),
        ("75", "cl", "litre", 2, 75),
        ("2.000", "kpl", "piece", 0, 2),
        ("150", "cm", "metre", 1, 15),
        ("3", "paia", "pair", 0, 3),
    ],
)
def test_amounts_become_smallest_steps(amount: str, word: str, unit: str, decimals: int, steps: int) -> None:
    assert units.steps(amount, word, unit=unit, decimals=decimals) == steps


@pytest.mark.parametrize(
    ("amount", "word", "unit", "decimals", "reason"),
    [
        ("", "", "bag", 0, "bad_quantity"),
        ("0", "", "bag", 0, "bad_quantity"),
        ("many", "", "bag", 0, "bad_quantity"),
        ("2,5", "", "bag", 0, "too_fine"),
        ("1", "g", "kg", 2, "too_fine"),
        ("2", "box", "bag", 0, "other_unit"),
        ("2", "g", "bag", 0, "other_unit"),
        ("9999999", "", "kg", 3, "too_much"),
    ],
)
def test_an_amount_that_is_none_says_why(amount: str, word: str, unit: str, decimals: int, reason: str) -> None:
    with pytest.raises(NoQuantity) as refused:
        units.steps(amount, word, unit=unit, decimals=decimals)
    assert refused.value.reason == reason


@given(st.text(max_size=300))
def test_whatever_is_pasted_gives_at_most_a_row_a_line(text: str) -> None:
    rows = read_text(text)
    assert len(rows) <= len(text.splitlines())
    assert all(row.item for row in rows if isinstance(row, Typed))
    assert all(len(row.item) <= 40 for row in rows if isinstance(row, Typed))
