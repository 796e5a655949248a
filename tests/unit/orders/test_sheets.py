"""Files that customers order with, and files of somebody who wishes us ill."""

import io
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chalicelib.orders.service import sheets
from chalicelib.orders.service.sheets import FileNotReadable, FileTooLarge


def cells(data: bytes) -> list[tuple[int, list[str]]]:
    return [(number, list(row)) for number, row in sheets.rows(data)]


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.create_sheet(index=0)
    for row in rows:
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The workbook with other parts in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            after.writestr(part, parts.pop(part.rsplit("/")[-1].partition(".")[0], before.read(part)))
    return packed.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_however_it_was_saved(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["SKU", "Mängd"]) + "\r\n" + delimiter.join(["BEAN-1", '"2"']) + "\n"

    assert cells(text.encode(encoding)) == [(1, ["SKU", "Mängd"]), (2, ["BEAN-1", "2"])]


def test_rows_are_numbered_as_lines_of_the_file() -> None:
    assert [number for number, _ in cells(b'A;1\n"two\nlines";2\n\nB;3\n')] == [1, 2, 4, 5]


def test_a_workbook_gives_what_one_sees_in_it() -> None:
    data = workbook(["SKU", "Qty"], [4711, 2.0], ["BEAN-1", 2.5], [None, True], [date(2030, 1, 1), "=1+1"])

    assert cells(data) == [
        (1, ["SKU", "Qty"]),
        (2, ["4711", "2"]),
        (3, ["BEAN-1", "2.5"]),
        (4, []),
        (5, []),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0old",
        b"PK\x03\x04broken",
        b"\xff\xfe\x00",
        b"\x81\x8d\x8f\x90\x9d",
        workbook(["A"])[:900],
        workbook(["A"])[workbook(["A"]).index(b"PK", 4) :],  # its first part is missing
        repacked(workbook(["A"]), sheet1=b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>"),
        repacked(workbook(["A"]), sheet1=b"<worksheet"),
        repacked(workbook(["A"]), workbook=b"nonsense"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(FileNotReadable):
        sheets.rows(data)


@pytest.mark.parametrize(
    "data",
    [
        b"A;1\n" * 10_002,
        b" " * 3_000_001,
        repacked(workbook(["A"]), sheet1=b" " * 40_000_000),
    ],
)
def test_what_is_too_much_is_refused_before_it_is_read(data: bytes) -> None:
    with pytest.raises(FileTooLarge):
        sheets.rows(data)


def test_a_workbook_of_too_many_parts_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as after:
        for part in range(201):
            after.writestr(f"part{part}.xml", b"")
    with pytest.raises(FileTooLarge):
        sheets.rows(packed.getvalue())


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_are_rows_or_a_refusal(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        with suppress(FileNotReadable, FileTooLarge):
            assert all(isinstance(cell, str) for _, row in sheets.rows(start + data) for cell in row)
