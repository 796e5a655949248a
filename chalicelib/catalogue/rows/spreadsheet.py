"""Reads a vendor's spreadsheet, saved as CSV, into rows as `rows` describes them. Pure.

The heading has the columns sku, name_sv ... name_en, description_sv ... description_en, category, picture, unit, price
("12.50" or "12,50"), currency, vat_rate (percent: "25.5"), stock (empty: made to order), position, withdrawal_exempt.
Cells are separated by commas, semicolons or tabs.
"""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from chalicelib.catalogue.rows import FIELDS, Problem, RawRow, UnreadableFile
from chalicelib.catalogue.rows.fields import Wrong, shown
from chalicelib.kernel.i18n import LANGUAGES

_TEXTS = ("name", "description")
_COLUMNS = {f"{text}_{language}" for text in _TEXTS for language in LANGUAGES} | (set(FIELDS) - set(_TEXTS))
_NEEDED = ("sku", "category", "unit", "price", "currency", "vat_rate", "stock")
_LONGEST_CELL = 16_000_000
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:[.,][0-9]{1,6})?")


def read(text: str, unused: set[str]) -> Iterator[RawRow | Problem]:
    """The rows; columns that mean nothing to us are added to `unused`. Raises UnreadableFile for the heading."""
    csv.field_size_limit(_LONGEST_CELL)
    heading = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    lines = csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter, strict=True)
    columns = _heading(lines)
    unused |= set(columns) - _COLUMNS
    return _rows(lines, columns)


def _heading(lines: Any) -> list[str]:
    try:
        columns = [cell.strip().lower() for cell in next(lines)]
    except (csv.Error, StopIteration) as error:
        raise UnreadableFile("The heading of the file cannot be read.") from error
    missing = [column for column in _NEEDED if column not in columns]
    if not any(column.startswith("name_") and column in _COLUMNS for column in columns):
        missing.append("name_en")
    if missing:
        raise UnreadableFile(f"The file lacks the columns {', '.join(missing)}.")
    twice = sorted({column for column in columns if column in _COLUMNS and columns.count(column) > 1})
    if twice:
        raise UnreadableFile(f"The file has the columns {', '.join(twice)} twice.")
    return columns


def _rows(lines: Any, columns: list[str]) -> Iterator[RawRow | Problem]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(number, "", f"is not proper CSV: {error}")
            continue
        if not any(cells):
            continue
        if len(cells) != len(columns):
            yield Problem(number, "", f"has {len(cells)} cells, the heading has {len(columns)}")
        else:
            yield RawRow(number, _shape(dict(zip(columns, cells, strict=True))))


def _shape(cells: dict[str, str]) -> dict[str, object]:
    """The cells as JSON would have them; a cell that is no number becomes the reason why it is refused."""
    fields: dict[str, object] = {name: cells.get(name, "").strip() or None for name in FIELDS if name not in _TEXTS}
    for text in _TEXTS:
        fields[text] = {language: cells.get(f"{text}_{language}", "") for language in LANGUAGES}
    fields["price"] = _scaled(cells["price"], _decimals(cells["currency"].strip()), "a price like 12.50")
    fields["vat_rate"] = _scaled(cells["vat_rate"].strip().removesuffix("%"), 2, "a percentage like 25.5")
    fields["stock"] = _scaled(cells["stock"], 0, "a number of pieces")
    fields["position"] = _scaled(cells.get("position", ""), 0, "a position like 12")
    return fields


def _decimals(currency: str) -> int:
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


def _scaled(cell: str, decimals: int, what: str) -> int | Wrong | None:
    """12.50 with two decimals is 1250; None for an empty cell."""
    plain = "".join(cell.split())
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        return Wrong(f"{shown(cell)} is not {what}")
    scaled = Decimal(plain.replace(",", ".")).scaleb(decimals)
    return int(scaled) if scaled == scaled.to_integral_value() else Wrong(f"{shown(cell)} has too many decimals")
