"""A bank's list of payments as CSV: any usual separator, decimal comma or point, days with dots or dashes.

The headings may stand under a few lines of the bank's own. What is ambiguous ("1.234": a thousand and more, or a little
more than one?) is not guessed.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from chalicelib.billing.rules.bank_columns import Column, Columns, named
from chalicelib.billing.rules.bank_rows import Flaw, Told, UnreadableFile, Why
from chalicelib.kernel.spelling import plain

_SEPARATORS: Final = (";", "\t", ",", "|")
_ENCODINGS: Final = ("cp1252", "cp1257", "latin-1")  # for what is not UTF-8; the headings tell which one it is
_PREFACE: Final = 20  # lines among which the headings are looked for
_LINES_OF_A_ROW: Final = 5
_LONGEST_CELL: Final = 131_072  # csv's own limit, which any reader in the same process may have raised
_IN: Final = frozenset({"c", "cr", "k", "kr", "crdt", "credit", "kredit", "kreditas", "avere", "pano", "in"})
_OUT: Final = frozenset({"d", "dr", "db", "dbit", "debit", "debet", "debetas", "dare", "otto", "out"})
_DAYS: Final = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})(?: .*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
)
_GROUPED: Final = r"\d{1,3}(?P<by>[ .,'])\d{3}(?:(?P=by)\d{3})*"
_FIGURES: Final = rf"(?P<figures>(?P<whole>\d+|{_GROUPED})(?:[.,](?P<part>\d{{1,3}}))?)"
_SIGN: Final = "[+−-]?"
_CODE: Final = "(?:[A-Za-z]{2,3}|€)?"
_AMOUNT = re.compile(rf"\(?{_SIGN} ?{_CODE} ?{_SIGN} ?{_FIGURES} ?{_CODE} ?{_SIGN}\)?")
_UNCLEAR: Final = "?"
_AMBIGUOUS = re.compile(r"\d{1,3}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file whose headings were found: what stands where, and the line after which its rows begin."""

    text: str
    separator: str
    columns: Columns
    after: int


def told(content: bytes, home: str) -> Iterator[Told]:
    """The rows of a file. `home` is the currency of amounts that name none. Raises UnreadableFile, before the first."""
    sheet = _recognised(content)
    if sheet is None:
        raise UnreadableFile("The file has no headings that we know.", why=Flaw.NO_COLUMNS)
    return _rows(sheet, sheet.columns.currency or home)


def _recognised(content: bytes) -> _Sheet | None:
    """The file in the encoding and with the separator that give the most headings a meaning."""
    tried = (_with_separator(text, separator) for text in _decoded(content) for separator in _SEPARATORS)
    return max((sheet for sheet in tried if sheet), key=lambda sheet: sheet.columns.known, default=None)


def _decoded(content: bytes) -> Iterator[str]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            yield content.decode(encoding, errors="replace")
            return
    try:
        yield content.decode("utf-8")
    except UnicodeDecodeError:
        yield from (content.decode(encoding, errors="replace") for encoding in _ENCODINGS)


def _with_separator(text: str, separator: str) -> _Sheet | None:
    for number, line in enumerate(io.StringIO(text, newline=None)):
        if number >= _PREFACE:
            return None
        cells = _cells(line, separator) or []
        if len(cells) > 1 and (columns := named(cells)).suffice:
            return _Sheet(text, separator, columns, number + 1)
    return None


def _cells(line: str, separator: str) -> list[str] | None:
    try:
        return _readable(next(csv.reader([line], delimiter=separator), []))
    except csv.Error:
        return None


def _readable(cells: list[str]) -> list[str]:
    """The same cells. Raises csv.Error for one without end."""
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        raise csv.Error
    return cells


def _rows(sheet: _Sheet, currency: str) -> Iterator[Told]:
    lines = list(io.StringIO(sheet.text, newline=None))
    at = sheet.after
    while at < len(lines):
        cells, taken = _record(lines, at, sheet.separator)
        if cells is None:
            yield Told(at + 1, why=Why.ROW_BROKEN)
        elif any(cell.strip() for cell in cells):
            yield _row(at + 1, cells, sheet.columns, currency)
        at += taken


def _record(lines: list[str], at: int, separator: str) -> tuple[list[str] | None, int]:
    """The cells from that line on, and how many lines they take: a quoted cell may go on in the next ones.

    A quote that nobody closes costs its own row and no other.
    """
    reader = csv.reader(lines[at : at + _LINES_OF_A_ROW], delimiter=separator, strict=True)
    try:
        return _readable(next(reader)), reader.line_num
    except csv.Error:
        return _cells(lines[at], separator), 1


def _row(line: int, cells: list[str], columns: Columns, currency: str) -> Told:
    def cell(column: Column) -> str:
        return columns.cell(cells, column)

    amount, credit = _amount_and_direction(cell)
    own, valuta = _currency_or_day(cell(Column.CURRENCY))
    return Told(
        line,
        amount=amount,
        currency=own or currency,
        on=day(cell(Column.VALUE_DAY) or valuta or cell(Column.BOOKED)),
        credit=credit,
        payer=cell(Column.PAYER),
        iban=cell(Column.IBAN),
        text=f"{cell(Column.REFERENCE)} {cell(Column.TEXT)}".strip(),
        reference=cell(Column.BANK_REFERENCE),
    )


def _currency_or_day(text: str) -> tuple[str, str]:
    """`Valuta` is the currency in Swedish, and the value date in Italian."""
    return ("", text) if text[:1].isdigit() else (text, "")


def _amount_and_direction(cell: Callable[[Column], str]) -> tuple[str, bool | None]:
    """The amount as `-12.50`, and whether it came in: by a column of its own, by a mark, or by the sign."""
    if text := cell(Column.MONEY_IN):
        return amount(text), not _is_negative(text)
    if text := cell(Column.MONEY_OUT):
        return amount(text), False
    text = cell(Column.AMOUNT)
    if mark := cell(Column.DIRECTION):
        return amount(text), _marked(mark)
    return (amount(text), not _is_negative(text)) if text else ("", True)


def _marked(mark: str) -> bool | None:
    word = plain(mark) or mark.strip()
    if word in _IN or word == "+":
        return True
    return False if word in _OUT or word == "-" else None


def _is_negative(text: str) -> bool:
    return any(sign in text for sign in "-−(")


def amount(text: str) -> str:
    """`1 234,50`, `1.234,50 EUR` or `+1234.5` with a point and no sign but minus; `?` when it is not clear."""
    found = _AMOUNT.fullmatch(re.sub(r"\s+", " ", text.replace("’", "'")).strip())
    if found is None or _AMBIGUOUS.fullmatch(found["figures"]):
        return _UNCLEAR
    whole = re.sub(r"\D", "", found["whole"])
    return f"{'-' if _is_negative(text) else ''}{whole}" + (f".{found['part']}" if found["part"] else "")


def day(text: str) -> str:
    """`24.12.2026`, `24/12/2026`, `20261224` or with a time behind as 2026-12-24; what is none stays as it is."""
    found = next((match for pattern in _DAYS if (match := pattern.fullmatch(text.strip()))), None)
    return f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}" if found else text
