"""Files as vendors send them, and as somebody sends them who wishes us ill."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue.rows import Problem, RawRow, UnreadableFile, files
from chalicelib.catalogue.rows.fields import Wrong

HEADING = "sku,name_en,name_sv,category,unit,price,currency,vat_rate,stock"


def rows_of(text: str | bytes) -> list[RawRow | Problem]:
    return list(files.read(text.encode() if isinstance(text, str) else text).rows)


def fields_of(text: str) -> list[dict[str, object]]:
    return [dict(row.fields) for row in rows_of(text) if isinstance(row, RawRow)]


def told(text: str | bytes) -> list[str]:
    return [str(row) for row in rows_of(text) if isinstance(row, Problem)]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        files.read(data)
    return str(refused.value)


def test_a_spreadsheet_says_the_same_as_json() -> None:
    [fields] = fields_of(f"{HEADING}\nBEAN-1,Beans,,coffee,bag,18.90,EUR,25.5,40\n")

    assert fields == {
        "sku": "BEAN-1",
        "name": {"en": "Beans", "sv": "", "it": "", "fi": "", "lt": ""},
        "description": {"en": "", "sv": "", "it": "", "fi": "", "lt": ""},
        "category": "coffee",
        "picture": None,
        "unit": "bag",
        "price": 1890,
        "currency": "EUR",
        "vat_rate": 2550,
        "stock": 40,
        "position": None,
        "withdrawal_exempt": None,
    }


def test_what_european_spreadsheets_save_is_understood() -> None:
    heading = "\ufeffSKU;Name_EN;category;unit;price;currency;vat_rate;stock;position"

    [fields] = fields_of(f"{heading}\r\nA;Cup;cups;piece;1 250,50;EUR;14 %;;12\r\n")

    assert (fields["price"], fields["vat_rate"], fields["stock"], fields["position"]) == (125050, 1400, None, 12)


def test_a_spreadsheet_says_how_a_product_is_sold_in_units() -> None:
    heading = "sku;name_en;category;unit;price;currency;vat_rate;stock"
    more = "decimals;minimum;maximum;step;discounts;lead_days;discontinued;successor;restock_on;sold_to;final_sale"
    told = '3;0,5;50;"0,25";10:5 | 25: 7,5 %;15;yes;B;2030-02-01;companies;x'

    [fields] = fields_of(f"{heading};{more}\nA;Beans;coffee;kg;31,95;EUR;13,5;40,5;{told.replace(': 7', ':7')}\n")

    assert fields["stock"] == 40_500
    assert {name: fields[name] for name in more.split(";")} == {
        "decimals": 3,
        "minimum": 500,
        "maximum": 50_000,
        "step": 250,
        "discounts": [{"from": 10_000, "basis_points": 500}, {"from": 25_000, "basis_points": 750}],
        "lead_days": 15,
        "discontinued": True,
        "successor": "B",
        "restock_on": "2030-02-01",
        "sold_to": "companies",
        "final_sale": True,
    }


@pytest.mark.parametrize("cell", ["5", "10:x", ":", "10:5,25:7"])
def test_discounts_that_cannot_be_read_say_how_they_are_written(cell: str) -> None:
    heading = "sku,name_en,category,unit,price,currency,vat_rate,stock,discounts"
    [fields] = fields_of(f'{heading}\nA,Beans,coffee,bag,1,EUR,1,1,"{cell}"\n')

    assert isinstance(fields["discounts"], Wrong)


def test_prices_have_as_many_decimals_as_their_currency() -> None:
    lines = [
        "A,x,,c,bag,1200,JPY,10,",
        "B,x,,c,bag,1.250,BHD,10,",
        "C,x,,c,bag,1.5,JPY,10,",
        "D,x,,c,bag,1.234,EUR,10,",
    ]

    prices = [fields["price"] for fields in fields_of("\n".join([HEADING, *lines]))]

    assert prices[:2] == [1200, 1250]
    assert [str(price) for price in prices[2:]] == ["'1.5' has too many decimals", "'1.234' has too many decimals"]


@pytest.mark.parametrize("price", ["abc", "1e9", "12,50 EUR", "1.234,50", "NaN", "٣", "9" * 40])
def test_a_price_that_is_none_says_so(price: str) -> None:
    [fields] = fields_of(f'{HEADING}\nA,x,,c,bag,"{price}",EUR,10,1')

    assert isinstance(fields["price"], Wrong)
    assert fields["price"].why.endswith("is not a price like 12.50")


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    rows = rows_of(f'{HEADING}\n\nA,"two\nlines",,c,bag,1,EUR,10,1\nB,x\nC,x,,c,bag,1,EUR,10,1\n')

    assert [(row.number if isinstance(row, RawRow) else str(row)) for row in rows] == [
        3,
        "row 4: has 2 cells, the heading has 9",
        5,
    ]


def test_broken_quotes_cost_their_row_only() -> None:
    rows = rows_of(f'{HEADING}\n"A"x,x,,c,bag,1,EUR,10,1\nB,x,,c,bag,1,EUR,10,1\nC,"x')

    assert [str(row) if isinstance(row, Problem) else row.number for row in rows] == [
        "row 2: is not proper CSV: ',' expected after '\"'",
        3,
        "row 4: is not proper CSV: unexpected end of data",
    ]


def test_a_cell_of_a_megabyte_is_read_and_left_to_the_rules() -> None:
    [fields] = fields_of(f"{HEADING}\nA,{'x' * 1_000_000},,c,bag,1,EUR,10,1")

    assert isinstance(fields["name"], dict)
    assert len(fields["name"]["en"]) == 1_000_000


def test_a_cell_beyond_all_measure_costs_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.catalogue.rows.spreadsheet._LONGEST_CELL", 100)

    assert told(f"{HEADING}\nA,{'x' * 101},,c,bag,1,EUR,10,1")[0].startswith("row 2: is not proper CSV: field larger")


def test_a_file_that_cannot_be_read_says_how_to_mend_it() -> None:
    latin = HEADING.encode() + "\nA,Bönor".encode("latin-1")
    assert refusal(latin) == "The file is not UTF-8 text (line 2). Please save it as UTF-8."
    assert refusal("sku".encode("utf-16")) == "The file is not UTF-8 text (line 1). Please save it as UTF-8."
    assert refusal(b" \n") == "The file is empty."
    assert refusal(b"sku,price\n") == "The file lacks the columns category, unit, currency, vat_rate, stock, name_en."
    assert refusal(f"{HEADING},price\n".encode()) == "The file has the columns price twice."
    assert refusal(b'"sku') == "The heading of the file cannot be read."


def test_columns_that_mean_nothing_are_named() -> None:
    reading = files.read(f"{HEADING},colour\nA,x,,c,bag,1,EUR,10,1,red".encode())
    assert (len(list(reading.rows)), reading.unused) == (1, {"colour"})

    reading = files.read(b'[{"sku": "A", "colour": "red"}]')
    assert (len(list(reading.rows)), reading.unused) == (1, {"colour"})


def test_json_may_be_a_list_or_an_object_a_line() -> None:
    objects = [{"sku": "A"}, {"sku": "B"}]

    assert fields_of(json.dumps(objects)) == objects
    assert fields_of("\ufeff" + "\n".join(map(json.dumps, objects))) == objects
    assert fields_of(json.dumps(objects, indent=2)) == objects


def test_json_that_is_broken_in_the_middle_costs_what_is_broken() -> None:
    text = '[\n {"sku": "A"},\n {"sku": "B", "price": },\n {"sku": "C"},\n {"sku": NaN},\n {"sku": "E"},\n 7\n]'

    assert [fields["sku"] for fields in fields_of(text)] == ["A", "C", "E"]
    assert told(text) == [
        "row 2: is not proper JSON (line 3)",
        "row 4: is not proper JSON (line 5)",
        "row 6: is not an object with fields",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[{"sku": "A"}, {"sku": "B"', "row 2: is not proper JSON (line 1)"),
        ('[{"sku": "A"},', "row 2: is not there: the file ends before its list is closed"),
        ('{"sku": "A"}\n{"sku": ' + "[" * 100_000, "row 2: is not proper JSON (line 2)"),
        ('{"sku": "A"}\n{"price": ' + "9" * 5000 + "}", "row 2: is not proper JSON (line 2)"),
    ],
)
def test_json_that_ends_or_nests_badly_is_told(text: str, problem: str) -> None:
    assert [fields["sku"] for fields in fields_of(text)] == ["A"]
    assert problem in told(text)


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(str.encode)
    | st.text('[]{}",:1a\n', max_size=80).map(str.encode)
)
def test_no_file_is_so_strange_that_we_fall_over(data: bytes) -> None:
    with suppress(UnreadableFile):
        list(files.read(data).rows)


@given(st.lists(st.lists(st.text(max_size=8), min_size=9, max_size=9), max_size=5))
def test_no_cell_is_so_strange_that_we_fall_over(cells: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]

    assert len(rows_of("\n".join([HEADING, *lines]).encode("utf-8", "replace"))) <= len(cells) + 5


def test_categories_come_as_a_list_or_by_their_code() -> None:
    by_code = {"tea": {"name": {"en": "Tea"}, "position": 2}, "coffee": {"name": {"en": "Coffee"}, "position": 1}}

    assert [one["category"] for one in files.read_categories(json.dumps(by_code).encode())] == ["coffee", "tea"]
    assert files.read_categories(b'[{"category": "tea", "name": {"en": "Tea"}}]') == [
        {"category": "tea", "name": {"en": "Tea"}}
    ]
    assert files.read_categories(b'{"tea": 5}') == [{"category": "tea"}]
    assert files.read_categories(b'[5, {"position": "x"}]') == [{}, {"position": "x"}]


@pytest.mark.parametrize("data", [b"{", b"5", b"[" * 100_000])
def test_categories_that_are_none_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        files.read_categories(data)
