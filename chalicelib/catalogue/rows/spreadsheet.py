"""Reads a vendor's spreadsheet, saved as CSV, into rows as `rows` describes them. Pure.

The heading has the columns sku, name_sv ... name_en, description_sv ... description_en, category, picture, unit, price
("12.50" or "12,50"), currency, vat_rate (percent: "25.5"), stock (empty: made to order), position, withdrawal_exempt;
and how it is sold: decimals, minimum, maximum, step (quantities in units: "0.250"), lead_days, discounts
("10:5 25:7.5" is 5 % from 10 units on), restock_on, sold_to, discontinued ("yes"), final_sale ("yes"), successor. Cells
are separated by commas, semicolons or tabs.
"""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from chalicelib.catalogue.rows import FIELDS, Problem, RawRow, UnreadableFile
from chalicelib.catalogue.rows.fields import Wrong, shown
from chalicelib.catalogue.rules.terms import FINEST
from chalicelib.kernel.i18n import LANGUAGES

_TEXTS = ("name", "description")
_COLUMNS = {f"{text}_{language}" for text in _TEXTS for language in LANGUAGES} | (set(FIELDS) - set(_TEXTS))
_PLAIN = ("sku", "category", "picture", "unit", "currency", "withdrawal_exempt")
_NEEDED = ("sku", "category", "unit", "price", "currency", "vat_rate", "stock")
_SAID = {"yes": True, "true": True, "1": True, "x": True, "no": False, "false": False, "0": False}
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
    fields: dict[str, object] = {name: cells.get(name, "").strip() or None for name in _PLAIN}
    for text in _TEXTS:
        fields[text] = {language: cells.get(f"{text}_{language}", "") for language in LANGUAGES}
    fields["price"] = _scaled(cells["price"], _decimals(cells["currency"].strip()), "a price like 12.50")
    fields["vat_rate"] = _scaled(cells["vat_rate"].strip().removesuffix("%"), 2, "a percentage like 25.5")
    fields["position"] = _scaled(cells.get("position", ""), 0, "a position like 12")
    return fields | _selling(cells)


def _selling(cells: dict[str, str]) -> dict[str, object]:
    """How it is sold. Quantities stand in units in the file and in the smallest step in the catalogue."""
    decimals = _scaled(cells.get("decimals", ""), 0, "a number of decimals from 0 to 3")
    finest = decimals if isinstance(decimals, int) and 0 <= decimals <= FINEST else 0
    what = "a quantity" if finest else "a number of pieces"
    told = {
        **{name: _scaled(cells.get(name, ""), finest, what) for name in ("minimum", "maximum", "step")},
        "decimals": decimals,
        "lead_days": _scaled(cells.get("lead_days", ""), 0, "a number of business days"),
        "discounts": _discounts(cells.get("discounts", ""), finest),
        **{name: _said(cells.get(name, "").strip()) for name in ("discontinued", "final_sale")},
        **{name: cells.get(name, "").strip() or None for name in ("successor", "restock_on", "sold_to")},
    }
    return {
        "stock": _scaled(cells["stock"], finest, what),
        **{name: value for name, value in told.items() if value is not None},
    }


def _said(cell: str) -> object:
    """Yes or no; what is neither stays as it was written, to be refused."""
    return _SAID.get(cell.lower(), cell or None)


def _discounts(cell: str, decimals: int) -> list[dict[str, object]] | Wrong | None:
    """ "10:5 25:7,5" is 5 % off from 10 units and 7.5 % from 25; None for an empty cell."""
    found: list[dict[str, object]] = []
    for one in re.split(r"[\s;|]+", cell.replace("%", "").strip()):
        start, _, percent = one.partition(":")
        quantity, points = _scaled(start, decimals, "a quantity"), _scaled(percent, 2, "a percentage like 7.5")
        if not isinstance(quantity, int) or not isinstance(points, int):
            return Wrong(f"{shown(cell)} is not a list of discounts like 10:5 25:7.5") if cell.strip() else None
        found.append({"from": quantity, "basis_points": points})
    return found


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
