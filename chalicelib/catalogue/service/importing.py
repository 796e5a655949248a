"""Brings a vendor's rows into the catalogue: good ones go in, bad ones are told, what is the same is left alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.catalogue import rows
from chalicelib.catalogue.models import Categories, Product, Remembered, SearchState, Stock
from chalicelib.catalogue.rows import Problem, RawRow, Row, UnreadableFile, fields
from chalicelib.catalogue.rows.fields import Wrong
from chalicelib.catalogue.search.indexing import Entry
from chalicelib.catalogue.service import index
from chalicelib.platform import bulk, db

Progress = Callable[[str, int, int], None]  # what is being done, how far, of how many


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the picture files that rows name: a key in the media bucket, or why it was refused."""

    keys: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """What an import did. `stock_set` counts products whose stock was set; `shards` are written search shards."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    stock_set: int = 0
    shards: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def nothing_changed(self) -> bool:
        """Whether the catalogue is as it was."""
        return not (self.added or self.changed or self.shards)


def import_rows(
    raws: Iterable[RawRow | Problem], on_progress: Progress | None = None, pictures: Pictures | None = None
) -> Report:
    """Makes the good rows products. Products that no row names stay as they are.

    Stock is set where a row says another number than the last import said, and only there: importing a file once more
    does not undo what was ordered since.
    """
    tell, report = on_progress or _quietly, Report()
    shelves, pictures = Categories.all(), pictures or Pictures()
    names = frozenset(entry["category"] for entry in shelves)
    known = rows.Known(names, pictures.keys, pictures.refused)
    good = list(rows.good_ones(_counted(raws, report, tell), known, report.problems))
    stored = _stored(shelves, tell)
    good = _with_known_successors(good, stored, report.problems)
    changes = [row for row in good if row.sku not in stored or stored[row.sku].row_hash != row.digest()]
    report.added = sum(row.sku not in stored for row in changes)
    report.changed = len(changes) - report.added
    report.unchanged = len(good) - len(changes)
    _write(changes, stored, report, tell)
    return report


def _with_known_successors(good: list[Row], stored: dict[str, Remembered], problems: list[Problem]) -> list[Row]:
    """Those whose successor is in the catalogue, or comes into it with this file."""
    while True:
        there = stored.keys() | {row.sku for row in good}
        astray = [row for row in good if row.terms.successor and row.terms.successor not in there]
        if not astray:
            return good
        why = [Problem(row.number, "successor", f"{row.terms.successor} is not in the catalogue") for row in astray]
        problems += why
        gone = {row.sku for row in astray}
        good = [row for row in good if row.sku not in gone]


def save_categories(listed: Sequence[dict[str, Any]]) -> bool:
    """Takes over names and order: [{"category": "coffee", "name": {"en": ...}}, ...]. Says whether anything changed.

    Categories that are not listed stay, after the others. Raises UnreadableFile when an entry is wrong.
    """
    stored = Categories.all()
    counts = {entry["category"]: entry["count"] for entry in stored}
    wanted = [_category(number, entry, counts) for number, entry in enumerate(listed, 1)]
    named = {entry["category"] for entry in wanted}
    if len(named) < len(wanted):
        raise UnreadableFile("A category stands in the list twice.")
    wanted += [entry for entry in stored if entry["category"] not in named]
    if wanted != stored:
        db.save(Categories(entries=wanted))
    return wanted != stored


def _category(number: int, entry: dict[str, Any], counts: dict[str, int]) -> dict[str, Any]:
    try:
        category, names = fields.category(entry.get("category")), fields.names(entry.get("name"))
    except Wrong as wrong:
        raise UnreadableFile(f"Category {number} cannot be taken: {wrong.why}.") from wrong
    return {"category": category, "names": names, "count": counts.get(category, 0)}


def _counted(raws: Iterable[RawRow | Problem], report: Report, tell: Progress) -> Iterable[RawRow | Problem]:
    for raw in raws:
        report.rows += 1
        tell("checking", report.rows, 0)
        yield raw


def _stored(shelves: list[dict[str, Any]], tell: Progress) -> dict[str, Remembered]:
    stored: dict[str, Remembered] = {}
    of = sum(entry["count"] for entry in shelves)
    for entry in shelves:
        for product in Product.every(entry["category"]):
            stored[product.sku] = product
            tell("comparing", len(stored), of)
    return stored


def _write(changes: list[Row], stored: dict[str, Remembered], report: Report, tell: Progress) -> None:
    """Stock first: a product says which stock was set, so it must not be written before it was."""
    state = SearchState.load()
    found = [row for row in changes if row.sku not in stored or _moves(row, stored[row.sku])]
    interrupted = bool(state.behind)
    stocks = [stock for row in changes if (stock := _stock(row, stored.get(row.sku)))]
    report.stock_set = len(stocks)
    of = len(stocks) + len(changes)
    if of:
        tell("writing", 0, of)
    if found and not interrupted:
        state.behind = True
        db.save(state)
    for done in bulk.write(stocks):
        tell("writing", done, of)
    for done in bulk.write([_product(row) for row in changes]):
        tell("writing", len(stocks) + done, of)
    if state.behind:
        entries = {sku: Entry(known.names, known.category) for sku, known in stored.items()}
        entries |= {row.sku: Entry(row.name, row.category) for row in changes}
        report.shards = index.rebuild(entries, state, tell, trust=not interrupted)
        _count(entries)
        state.behind = None
        db.save(state)


def _moves(row: Row, known: Remembered) -> bool:
    """Whether search or the categories' counts have to follow."""
    return row.name != known.names or row.category != known.category


def _stock(row: Row, known: Remembered | None) -> Stock | None:
    """The stock to set, if the row says another one than the import before."""
    said = known.stock_said if known else None
    if row.stock == said:
        return None
    stock = Stock.of(row.sku)
    stock.quantity, stock.on_order = row.stock, None if row.stock is not None else True
    return stock


def _product(row: Row) -> Product:
    return Product(
        f"P#{row.sku}",
        category=row.category,
        position_sku=Product.position(row.position, row.sku),
        names=row.name,
        descriptions=row.description,
        picture=row.picture,
        unit=row.unit,
        price=row.price,
        currency=row.currency,
        vat_rate=row.vat_rate,
        withdrawal_exempt=row.withdrawal_exempt,
        terms=row.terms,
        stock_said=row.stock,
        row_hash=row.digest(),
    )


def _count(entries: dict[str, Entry]) -> None:
    """Puts the numbers of products beside the categories."""
    shelves = Categories.all()
    for shelf in shelves:
        shelf["count"] = sum(entry.category == shelf["category"] for entry in entries.values())
    db.save(Categories(entries=shelves))


def _quietly(_what: str, _done: int, _of: int) -> None:
    """Nobody watches."""
