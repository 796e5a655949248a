"""Lines as they are typed or pasted: what is ordered, how much, in which unit, in any order. Pure.

BEAN-1 2            2 x BEAN-1          BEAN-1;2;bags         250 g BEAN-2         4711 2
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chalicelib.orders.rules.quick import units

LONGEST_LINE, LONGEST_ITEM, LONGEST_NOTE = 400, 40, 200
_CELLS = re.compile(r"[\t;|]")
_SIGNS = {"x", "×", "*", "à", "-", "–", ":"}
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")

COLUMNS = {
    "item": {
        *("sku", "item", "item number", "article", "product", "artikel", "artikelnummer", "art.nr", "artnr", "produkt"),
        *(
            "tuotenumero",
            "tuote",
            "codice",
            "codice articolo",
            "articolo",
            "prodotto",
            "kodas",
            "prekės kodas",
            "prekė",
        ),
    },
    "own": {
        *("our number", "own number", "vårt nummer", "eget nummer", "oma numero", "oma tuotenumero"),
        *("nostro codice", "mūsų kodas", "savas kodas"),
    },
    "amount": {"quantity", "qty", "amount", "antal", "mängd", "määrä", "quantità", "q.tà", "kiekis"},
    "unit": {"unit", "enhet", "yksikkö", "unità", "vienetas"},
    "note": {"note", "comment", "anteckning", "kommentar", "huomautus", "nota", "pastaba"},
}


@dataclass(frozen=True, slots=True)
class Typed:
    """One line. `item` names the product, `amount` and `unit` are as they were written, empty where nothing was.

    `swapped`: item and amount are both numbers, so it may be the other way round. `own` is the customer's own number
    from a column of its own.
    """

    line: int
    item: str
    amount: str = ""
    unit: str = ""
    own: str = ""
    note: str = ""
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that cannot be understood. The reasons: `no_item`, `several_numbers`, `too_long`, `unreadable`."""

    line: int
    text: str
    reason: str


Row = Typed | Unread


def read_text(text: str) -> list[Row]:
    """The lines of a pasted text; empty ones are passed over."""
    lines = enumerate(text.splitlines(), 1)
    return [read_cells(number, _cells(line)) for number, line in lines if _clean(line)]


def read_table(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Row]:
    """The rows of a table: by their heading if the first one is one, else as they come. Empty rows are passed over."""
    heading: dict[str, int] = {}
    for at, (number, raw) in enumerate(rows):
        cells = [_clean(cell) for cell in raw]
        if not any(cells):
            continue
        if at == 0 and (heading := _heading(cells)):
            continue
        yield _by_heading(number, cells, heading) if heading else read_cells(number, _single(cells))


def _single(cells: list[str]) -> list[str]:
    """A table of one column holds lines as people type them."""
    filled = [cell for cell in cells if cell]
    return _cells(filled[0]) if len(filled) == 1 else filled


def _heading(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what; empty when this is no heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = next((name for name, words in COLUMNS.items() if cell.casefold() in words), None)
        if name:
            found.setdefault(name, at)
    return found if found.keys() & {"item", "own"} and "amount" in found else {}


def _by_heading(number: int, cells: Sequence[str], heading: dict[str, int]) -> Row:
    given = {name: cells[at] if at < len(cells) else "" for name, at in heading.items()}
    item, own = given.get("item", ""), given.get("own", "")
    text = " ".join(filter(None, cells))
    if not item and not own:
        return Unread(number, text[:LONGEST_LINE], "no_item")
    if max(len(item), len(own)) > LONGEST_ITEM or len(text) > LONGEST_LINE:
        return Unread(number, text[:LONGEST_LINE], "too_long")
    amount, unit = given.get("amount", ""), given.get("unit", "")
    both = units.with_unit(amount.replace(" ", ""))
    if both and not unit:
        amount, unit = both
    return Typed(number, item or own, amount, unit, own if item else "", given.get("note", "")[:LONGEST_NOTE])


def read_cells(number: int, tokens: Sequence[str]) -> Row:
    """One line from its parts, whichever of them comes first."""
    text = " ".join(tokens)
    if len(text) > LONGEST_LINE:
        return Unread(number, text[:LONGEST_LINE], "too_long")
    amounts, named, words = _sorted_out(tokens)
    if not words:
        return _of_figures(number, text, amounts, named)
    if len(amounts) > 1:
        return Unread(number, text, "several_numbers")
    item = _item(words)
    if len(item) > LONGEST_ITEM:
        return Unread(number, text, "too_long")
    return Typed(number, item, amounts[0] if amounts else "", named[0] if named else "")


def _of_figures(number: int, text: str, amounts: list[str], named: list[str]) -> Row:
    """A line without words: the number that names a product comes first, unless it is the other way round."""
    unit = named[0] if named else ""
    match amounts:
        case [item]:
            return Typed(number, item, unit=unit)
        case [item, amount]:
            return Typed(number, item, amount, unit, swapped=True)
        case []:
            return Typed(number, unit) if unit else Unread(number, text, "no_item")
    return Unread(number, text, "several_numbers")


def _sorted_out(tokens: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Amounts, units and other words among the tokens."""
    amounts: list[str] = []
    named: list[str] = []
    words: list[str] = []
    for token in tokens:
        figures, both = units.number(token), units.with_unit(token)
        if figures:
            amounts.append(figures)
        elif both:
            amounts.append(both[0])
            named.append(both[1])
        elif units.is_unit(token):
            named.append(token)
        else:
            words.append(token)
    return amounts, named, words


def _item(words: Sequence[str]) -> str:
    """The word that looks like a number of a product; all of them when none does, or several do."""
    like = [word for word in words if any(letter.isdigit() for letter in word) or "-" in word]
    return like[0] if len(like) == 1 else " ".join(words)


def _cells(line: str) -> list[str]:
    """The parts of a line: between tabs, semicolons or bars if it has some, else between spaces and commas."""
    plain = _clean(line)
    if _CELLS.search(plain):
        return [cell for part in _CELLS.split(plain) if (cell := part.strip())]
    tokens = [part for token in plain.split() for part in _at_commas(token.strip(",:"))]
    return [token for token in tokens if token and token.casefold() not in _SIGNS]


def _at_commas(token: str) -> list[str]:
    """ "BEAN-1,2,5" is BEAN-1 and 2,5: a comma in a number stays."""
    before, comma, after = token.partition(",")
    if not comma or units.number(token) or units.with_unit(token):
        return [token]
    return [before, *_at_commas(after)]


def _clean(text: str) -> str:
    return _HIDDEN.sub(" ", text).strip()
