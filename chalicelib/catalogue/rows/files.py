"""Reads a vendor's file into rows, whichever kind it is: CSV (`spreadsheet`), or JSON: a list, or an object a line.

Pure: bytes in, rows and problems out. What is broken in the middle costs the rows that it touches, not the file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from chalicelib.catalogue.rows import FIELDS, Problem, RawRow, UnreadableFile, spreadsheet

_BETWEEN = re.compile(r"[\s,\[\]]*")
_NEXT_OBJECT = re.compile(r"\n[ \t]*(?=\{)")


@dataclass
class Reading:
    """What a file holds. `unused` names columns or fields that mean nothing to us, complete after the last row."""

    rows: Iterator[RawRow | Problem]
    unused: set[str] = field(default_factory=set)


def read(data: bytes) -> Reading:
    """The rows of a file. Raises UnreadableFile."""
    text = _decoded(data)
    if not text.strip():
        raise UnreadableFile("The file is empty.")
    unused: set[str] = set()
    if text.lstrip()[0] in "[{":
        return Reading(_objects(text, unused), unused)
    return Reading(spreadsheet.read(text, unused), unused)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"The file is not UTF-8 text (line {line}). Please save it as UTF-8.") from error


def _objects(text: str, unused: set[str]) -> Iterator[RawRow | Problem]:
    """The objects one by one. After a broken one it goes on where the next line begins with a brace."""
    reader = json.JSONDecoder(parse_constant=_no_number)
    number, at = 0, _after(text, 0)
    while at < len(text):
        number += 1
        try:
            value, end = reader.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Problem(number, "", f"is not proper JSON (line {_line(text, at, error)})")
            following = _NEXT_OBJECT.search(text, at)
            at = following.end() if following else len(text)
            continue
        yield _row(number, value, unused)
        at = _after(text, end)
    if text.lstrip().startswith("[") and not text.rstrip().endswith("]"):
        yield Problem(number + 1, "", "is not there: the file ends before its list is closed")


def _row(number: int, value: object, unused: set[str]) -> RawRow | Problem:
    if not isinstance(value, dict):
        return Problem(number, "", "is not an object with fields")
    unused |= value.keys() - set(FIELDS)
    return RawRow(number, value)


def _after(text: str, at: int) -> int:
    """Where the next value begins: past blanks, commas and the list's brackets."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _line(text: str, at: int, error: Exception) -> int:
    return error.lineno if isinstance(error, json.JSONDecodeError) else text.count("\n", 0, at) + 1


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def read_categories(data: bytes) -> list[dict[str, object]]:
    """Categories in order: [{"category": "tea", "name": {...}}, ...] or {"tea": {"name": {...}, "position": 3}, ...}.

    Raises UnreadableFile.
    """
    try:
        listed = json.loads(_decoded(data))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("The file of categories is not proper JSON.") from error
    if isinstance(listed, dict):
        listed = [{"category": category, **_object(entry)} for category, entry in listed.items()]
    if not isinstance(listed, list):
        raise UnreadableFile("The file of categories holds no list.")
    return sorted(map(_object, listed), key=_position)


def _object(entry: object) -> dict[str, object]:
    return entry if isinstance(entry, dict) else {}


def _position(entry: dict[str, object]) -> int:
    position = entry.get("position", 0)
    return position if isinstance(position, int) else 0
