"""Files that customers order with: CSV or Excel becomes rows of texts, within limits and whatever lies in the file.

An Excel file is a zip: its parts are counted and measured before anything is unpacked. Formulas are never computed; of
them only the value that was saved is read.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from chalicelib.kernel.errors import Invalid

MOST_ROWS = 10_000
MOST_COLUMNS = 30
LARGEST = 3_000_000  # bytes as sent
_LARGEST_UNPACKED = 40_000_000
_MOST_PARTS = 200
_LONGEST_CELL = 1_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Rows = Iterator[tuple[int, Sequence[str]]]


class FileNotReadable(Invalid):
    """Neither CSV nor an Excel workbook that can be read; saving it anew as one of them helps."""


class FileTooLarge(Invalid):
    """More than `most_rows` rows, or more bytes than can be sent."""


def rows(data: bytes) -> Rows:
    """Each row with its number, as the customer's own program counts it. Raises FileNotReadable or FileTooLarge."""
    if len(data) > LARGEST:
        raise FileTooLarge("The file is too large. Please split it.", most_rows=MOST_ROWS)
    if data.startswith(_OLD_EXCEL):
        raise FileNotReadable("This is the old Excel format. Please save it as .xlsx or as CSV.")
    read = _workbook(data) if data.startswith(_ZIP) else _csv(data)
    return _within_limit(read)


def _within_limit(read: Rows) -> Rows:
    found = list(islice(read, MOST_ROWS + 2))  # a heading and one too many
    if len(found) > MOST_ROWS + 1:
        raise FileTooLarge(f"A file has at most {MOST_ROWS} rows. Please split it.", most_rows=MOST_ROWS)
    return iter(found)


def _csv(data: bytes) -> Rows:
    text = _decoded(data)
    heading = "\n".join(text.splitlines()[:5])
    delimiter = max(";\t,", key=heading.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        start = lines.line_num + 1
        try:
            yield start, [cell[:_LONGEST_CELL] for cell in next(lines)[:MOST_COLUMNS]]
        except StopIteration:
            return
        except csv.Error:
            yield start, ["?"]


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else what Windows saves."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _by(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _by(data, "cp1252")


def _by(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileNotReadable("This is neither CSV nor an Excel workbook.") from error


def _workbook(data: bytes) -> Rows:
    _ensure_harmless(data)
    try:
        return iter(_first_sheet(data))
    except Exception as error:  # a broken workbook fails in as many ways as it can be broken
        raise FileNotReadable("This Excel workbook cannot be read. Please save it anew, or as CSV.") from error


def _first_sheet(data: bytes) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # only here: it takes a while to load

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    read = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    return [(number, _texts(row)) for number, row in enumerate(islice(read, MOST_ROWS + 2), 1)]


def _ensure_harmless(data: bytes) -> None:
    """A small file that unpacks to a huge one is refused before it is unpacked, and so are entities in its XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
                raise FileTooLarge("The workbook holds too much.", most_rows=MOST_ROWS)
            for part in parts:
                with packed.open(part) as opened:
                    if b"<!DOCTYPE" in opened.read(4096):
                        raise FileNotReadable("This Excel workbook cannot be read. Please save it as CSV.")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError) as error:
        raise FileNotReadable("This Excel workbook is damaged or locked. Please save it as CSV.") from error


def _texts(row: Sequence[object]) -> list[str]:
    """The cells of a row as far as it is filled."""
    texts = [_text(value) for value in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(value: object) -> str:
    """A cell as it would be typed. Whole numbers have no decimals; what is no text or number is nothing."""
    if value is None or isinstance(value, bool | datetime | date):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:_LONGEST_CELL]
