"""Ordering by lines: pasted, as a file, row by row; good ones in, the others told with line and reason."""

import base64
import csv
import io
from collections.abc import Iterable
from typing import Any

import pytest
from openpyxl import Workbook

from tests.functional.catalogue.shop import bring, row
from tests.support.caller import Answer, Caller
from tests.support.meter import metered
from tests.support.shop import put_product


@pytest.fixture
def goods(aws: None) -> None:
    """A bag, loose coffee, cups in sixes, a product with figures only, one that was replaced, one for persons."""
    put_product("BEAN-1")
    put_product("BEAN-2")
    put_product("KG-1", unit="kg", price=2000, stock=90_000, decimals=3, step=250, discounts=((1000, 500),))
    put_product("CUP-24", unit="piece", stock=500, minimum=24, step=6)
    put_product("4711", unit="piece")
    put_product("OLD-1", stock=0, discontinued=True, successor="BEAN-2")
    put_product("PRO-1", sold_to="persons")


def look_up(caller: Caller, **body: object) -> Any:
    answer = caller.post("/v1/quick-orders", body)
    assert answer.status == 200, answer.body
    return answer.json


def remember(caller: Caller, body: dict[str, object]) -> Answer:
    return caller.call("PUT", "/v1/own-numbers", body, {})


def lines(found: Any) -> list[tuple[str, int, list[int]]]:
    return [(line["sku"], line["quantity"], line["lines"]) for line in found["lines"]]


def problems(found: Any) -> list[tuple[int, str]]:
    return [(one["line"], one["reason"]) for one in found["problems"]]


def csv_file(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return base64.b64encode(written.getvalue().encode()).decode()


def test_pasted_lines_become_lines_for_the_cart(customer: Caller, goods: None) -> None:
    found = look_up(customer, text="bean-1 2\n3 x BEAN-2\n\nKG-1 1,25 kg\n500 g KG-1\n4711 2\nBEAN-1;1;bag\nCUP-24 12")

    assert problems(found) == []
    assert lines(found) == [
        ("BEAN-1", 3, [1, 7]),
        ("BEAN-2", 3, [2]),
        ("KG-1", 1750, [4, 5]),
        ("4711", 2, [6]),
        ("CUP-24", 12, [8]),
    ]
    kilo, cup = found["lines"][2], found["lines"][4]
    assert (kilo["discount_rate"], kilo["net"], kilo["problem"]) == (500, 3325, None)
    assert (cup["problem"]["reason"], cup["problem"]["by"]) == ("below_minimum", 12)


def test_every_line_that_does_not_go_in_says_why(customer: Caller, goods: None) -> None:
    text = (
        "BAEN-1 2\nOLD-1 1\nPRO-1 1\nBEAN-1\nBEAN-1 2,5\nBEAN-1 2 kg\nKG-1 0,0001\nBEAN-1 1 2\nBEAN-1 0\n- -\nNOTHING 1"
    )
    found = look_up(customer, text=text)

    assert found["lines"] == []
    assert problems(found) == [
        (1, "unknown"),
        (2, "discontinued"),
        (3, "not_sold_to_you"),
        (4, "no_quantity"),
        (5, "too_fine"),
        (6, "other_unit"),
        (7, "too_fine"),
        (8, "several_numbers"),
        (9, "bad_quantity"),
        (10, "no_item"),
        (11, "unknown"),
    ]
    assert [one["sku"] for one in found["problems"][1]["suggestions"]] == ["BEAN-2"]
    assert (found["problems"][5]["unit"], found["problems"][5]["sku"]) == ("bag", "BEAN-1")


def test_what_may_have_been_meant_is_suggested(customer: Caller) -> None:
    bring([row("BEAN-1"), row("PRO-1", sold_to="persons")])

    slips = look_up(customer, text="BAEN-1 2\nPRO-2 1\nNOTHING 1")["problems"]

    assert [[(one["sku"], one["name"]) for one in slip["suggestions"]] for slip in slips] == [
        [("BEAN-1", "Thing BEAN-1")],
        [],
        [],
    ]


def test_a_workbook_orders_as_well_as_a_text(customer: Caller, goods: None) -> None:
    book = Workbook()
    sheet = book.create_sheet(index=0)
    for cells in (
        ["Artikelnummer", "Antal", "Anteckning"],
        ["BEAN-1", 2, "Till baren"],
        [4711, 3.0, None],
        ["KG-1", 0.25],
    ):
        sheet.append(cells)
    saved = io.BytesIO()
    book.save(saved)

    found = look_up(customer, file=base64.b64encode(saved.getvalue()).decode())

    assert lines(found) == [("BEAN-1", 2, [2]), ("4711", 3, [3]), ("KG-1", 250, [4])]
    assert found["lines"][0]["note"] == "Till baren"


def test_typed_rows_are_looked_up_one_by_one(customer: Caller, goods: None) -> None:
    rows = [
        {"line": 1, "item": "BEAN-1", "amount": "2"},
        {"line": 2, "item": "BEAN-2 3"},
        {"line": 3, "item": "KG-1", "amount": "250g"},
        {"line": 4, "item": "", "amount": "2"},
        {"line": 5, "item": ""},
    ]
    found = look_up(customer, rows=rows)

    assert lines(found) == [("BEAN-1", 2, [1]), ("BEAN-2", 3, [2]), ("KG-1", 250, [3])]
    assert problems(found) == [(4, "no_item")]


def test_the_customers_own_numbers_are_understood_learned_and_forgotten(
    customer: Caller, stranger: Caller, goods: None
) -> None:
    file = csv_file([["Our number", "SKU", "Qty"], ["A 1", "BEAN-1", 2], ["4711", "BEAN-2", 1], ["A 9", "NOPE", 1]])
    found = look_up(customer, file=file)
    learned = [(one["number"], one["sku"]) for one in found["own_numbers"]]
    assert learned == [("A 1", "BEAN-1"), ("4711", "BEAN-2")]

    numbers = [{"number": number, "sku": sku} for number, sku in learned]
    assert remember(customer, {"numbers": numbers}).status == 200
    assert remember(customer, {"numbers": numbers}).status == 200

    again = look_up(customer, text="a 1;3\n4711 2")
    assert lines(again) == [("BEAN-1", 3, [1]), ("BEAN-2", 2, [2])]  # theirs comes before ours
    assert [line["own"] for line in again["lines"]] == [True, True]
    assert look_up(customer, file=file)["own_numbers"] == []
    assert lines(look_up(stranger, text="4711 2")) == [("4711", 2, [1])]
    listed = customer.get("/v1/own-numbers").json["items"]
    assert [(one["number"], one["sku"], one["name"]) for one in listed] == [
        ("4711", "BEAN-2", "BEAN-2 (en)"),
        ("A 1", "BEAN-1", "BEAN-1 (en)"),
    ]
    assert stranger.get("/v1/own-numbers").json["items"] == []

    remember(customer, {"numbers": [{"number": "a 1", "sku": None}]})
    assert problems(look_up(customer, text="a 1;3")) == [(1, "unknown")]
    refused = remember(customer, {"numbers": [{"number": "B", "sku": "NOPE"}]})
    assert (refused.status, refused.code, refused.json["skus"]) == (422, "unknown_sku", ["NOPE"])


def test_an_sku_in_its_own_column_is_not_overruled_by_a_number_beside_it(customer: Caller, goods: None) -> None:
    remember(customer, {"numbers": [{"number": "A 1", "sku": "BEAN-2"}]})
    found = look_up(customer, file=csv_file([["Our number", "SKU", "Qty"], ["A 1", "BEAN-1", 2], ["A 1", "", 1]]))

    assert lines(found) == [("BEAN-1", 2, [2]), ("BEAN-2", 1, [3])]
    assert found["own_numbers"] == []


BROKEN: list[tuple[list[object], str]] = [
    (["NOPE-1", 1], "unknown"),
    (["=cmd|'/c calc'!A1", 1], "unknown"),
    (["<script>alert(1)</script>", 1], "unknown"),
    (["'; DROP TABLE orders; --", 1], "unknown"),
    (["OLD-1", 1], "discontinued"),
    (["PRO-1", 1], "not_sold_to_you"),
    (["", 5], "no_item"),
    (["BEAN-1", ""], "no_quantity"),
    (["BEAN-1", "many"], "bad_quantity"),
    (["BEAN-1", -2], "bad_quantity"),
    (["BEAN-1", 0], "bad_quantity"),
    (["BEAN-1", "1.5"], "too_fine"),
    (["BEAN-1", "1e9"], "bad_quantity"),
    (["BEAN-1", "99999999"], "bad_quantity"),
    (["KG-1", "9999999"], "too_much"),
    (["BEAN-1", 1, "kg"], "other_unit"),
    (["y" * 60, 1], "too_long"),
    (["\x00\x1b[2J", 1], "unknown"),
    (["😀", 1], "unknown"),
]


def test_ten_thousand_lines_with_every_kind_of_broken_row(customer: Caller, goods: None) -> None:
    """Good rows in, bad ones listed with line and reason; the same again is the same."""
    for number in range(85):
        put_product(f"MANY-{number}", stock=None)
    rows: list[list[object]] = [["SKU", "Qty", "Unit"]]
    wrong: list[tuple[int, str]] = []
    for number in range(2, 10_002):
        if number % 20 == 0:
            cells, reason = BROKEN[number // 20 % len(BROKEN)]
            rows.append(cells)
            wrong.append((number, reason))
        else:
            rows.append([f"MANY-{number % 85}", 1, "bag"])
    file = csv_file(rows)

    with metered() as meter:
        found = look_up(customer, file=file)

    assert found["rows"] == 10_000
    assert problems(found) == wrong
    assert (len(found["lines"]), found["most_lines"]) == (85, 80)  # two orders
    assert sum(line["quantity"] for line in found["lines"]) == 10_000 - len(wrong)
    assert sorted(line for one in found["lines"] for line in one["lines"]) == [
        number for number in range(2, 10_002) if number % 20
    ]
    assert meter.write_units == 0
    assert meter.round_trips <= 8, meter.calls
    assert look_up(customer, file=file) == found


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"file": base64.b64encode(b"\xd0\xcf\x11\xe0").decode()}, "file_not_readable"),
        ({"file": base64.b64encode(b"A;1\n" * 10_002).decode()}, "file_too_large"),
        ({"file": "abc"}, "file_not_readable"),
        ({"text": "A-1 1\n" * 10_001}, "file_too_large"),
        ({"text": "A", "rows": []}, "invalid_input"),
        ({}, "invalid_input"),
    ],
)
def test_what_cannot_be_looked_up_says_so(customer: Caller, body: dict[str, object], code: str) -> None:
    answer = customer.post("/v1/quick-orders", body)
    assert (answer.status, answer.code) == (422, code)


def test_a_few_lines_cost_two_reads(customer: Caller, goods: None) -> None:
    with metered() as meter:
        look_up(customer, text="BEAN-1 2\nBEAN-2 1\nKG-1 1")

    assert meter.calls == ["GetItem", "Query", "BatchGetItem"]  # the member, their own numbers, the products
