"""One row of a vendor's file: a product as it shall be, or everything that is wrong with it. Pure.

    {"sku": "BEAN-HU-1", "name": {"en": "Huila beans", "sv": ...}, "description": {...}, "category": "coffee",
     "picture": "bean.svg", "unit": "bag", "price": 1890, "currency": "EUR", "vat_rate": 1400, "stock": 40}

`price` of one unit without VAT in minor units (1890 is 18.90 EUR), `vat_rate` in basis points (1400 is 14 %), `stock`
null for what is made to order, `picture` a file's name or null. `position` (1 to 9998) may say what comes first in its
category, `withdrawal_exempt` why a consumer cannot withdraw from buying it, like "made_to_measure". How it is sold may
be told as `selling` describes.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.catalogue.rows import fields, selling
from chalicelib.catalogue.rows.fields import Wrong
from chalicelib.catalogue.rules.terms import Terms

_READERS = {
    "sku": fields.sku,
    "name": fields.names,
    "description": fields.descriptions,
    "category": fields.category,
    "picture": fields.picture,
    "unit": fields.unit,
    "price": fields.price,
    "currency": fields.currency,
    "vat_rate": fields.vat_rate,
    "stock": fields.stock,
    "position": fields.position,
    "withdrawal_exempt": fields.withdrawal_exempt,
}
FIELDS = (*_READERS, *selling.READERS)
_STORED_PICTURE = re.compile(r"products/[0-9a-f]{24}\.(svg|png|jpg|webp)")


class UnreadableFile(Exception):
    """A file as a whole cannot be read; the sentence says how to save it so that it can."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it was read. `number` counts as the vendor sees it: rows of a spreadsheet, elements of a list.

    A field that could not even be read holds the reason, a `Wrong`.
    """

    number: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one row; an empty `field` means the row as a whole."""

    row: int
    field: str
    why: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.field}: {self.why}" if self.field else f"row {self.row}: {self.why}"


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to: categories; pictures by file name, with their key or with why they were refused."""

    categories: frozenset[str] = frozenset()
    pictures: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can become a product; `picture` is a key in the media bucket, `number` the row's own."""

    sku: str
    name: dict[str, str]
    description: dict[str, str]
    category: str
    picture: str | None
    unit: str
    price: int
    currency: str
    vat_rate: int
    stock: int | None
    position: int
    withdrawal_exempt: str | None = None
    terms: Terms = field(default_factory=Terms)
    number: int = field(default=0, compare=False)

    def digest(self) -> str:
        """The same for rows that say the same."""
        values = [getattr(self, name) for name in _READERS] + [self.terms.as_plain()]
        canonical = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:24]


def good_ones(raws: Iterable[RawRow | Problem], known: Known, problems: list[Problem]) -> Iterator[Row]:
    """The rows that can go in; whatever is wrong with the others is added to `problems`."""
    first: dict[str, int] = {}
    for raw in raws:
        checked = [raw] if isinstance(raw, Problem) else check(raw, known, first)
        if isinstance(checked, Row):
            yield checked
        else:
            problems += checked


def check(raw: RawRow, known: Known, first: dict[str, int]) -> Row | list[Problem]:
    """The row, or its problems. `first` remembers in which row each SKU came first."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, read in _READERS.items():
        try:
            values[name] = _referring(name, read(_readable(raw.fields.get(name))), known)
        except Wrong as wrong:
            where = f"{name}_{wrong.part}" if wrong.part else name
            problems.append(Problem(raw.number, where, wrong.why))
    terms = _terms(raw, values.get("sku", ""), problems)
    if "stock" not in raw.fields:
        problems.append(Problem(raw.number, "stock", "is missing; what is made to order says null"))
    before = first.setdefault(values.get("sku", ""), raw.number)
    if before != raw.number and "sku" in values:
        problems.append(Problem(raw.number, "sku", f"{values['sku']} stands in row {before} already"))
    return problems or Row(**values, terms=terms, number=raw.number)


def _terms(raw: RawRow, sku: str, problems: list[Problem]) -> Terms:
    """How it is sold; what is wrong with that is added to `problems`."""
    said: dict[str, Any] = {}
    before = len(problems)
    for name, read in selling.READERS.items():
        if (value := raw.fields.get(name)) is not None:
            try:
                said[name] = read(_readable(value))
            except Wrong as wrong:
                problems.append(Problem(raw.number, name, wrong.why))
    try:
        return selling.together(sku, said if len(problems) == before else {})
    except Wrong as wrong:
        problems.append(Problem(raw.number, wrong.part, wrong.why))
        return Terms()


def _readable(value: object) -> object:
    if isinstance(value, Wrong):
        raise value
    return value


def _referring(name: str, value: object, known: Known) -> object:
    """The value, if what it refers to exists."""
    if name == "category" and value not in known.categories:
        raise Wrong(f"{fields.shown(value)} is not one of the categories")
    if name == "picture" and isinstance(value, str):
        return _picture(value, known)
    return value


def _picture(name: str, known: Known) -> str:
    if _STORED_PICTURE.fullmatch(name):
        return name
    if name not in known.pictures:
        raise Wrong(known.refused.get(name, f"there is no picture {fields.shown(name)}"))
    return known.pictures[name]
