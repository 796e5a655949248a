"""Tables that go on over pages: the head stands on each, a row is never torn apart."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from chalicelib.documents.printing.paper import BODY, LEFT, SMALL, Paper, Style

_GAP = 4.0  # between columns


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in millimetres with the gap to the next one; figures end at the right edge of theirs."""

    title: str
    width: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a cell in one style, below what comes before."""

    words: str
    style: Style = BODY


Cell = str | Sequence[Part]


class Table:
    """A table that is being written, row by row."""

    def __init__(self, paper: Paper, columns: Sequence[Column], air: float) -> None:
        self._paper = paper
        self._air = air
        self._columns = columns
        starts = [LEFT + sum(one.width for one in columns[:place]) for place in range(len(columns))]
        self._edges = [
            (start, start + column.width - (_GAP if place < len(columns) - 1 else 0))
            for place, (start, column) in enumerate(zip(starts, columns, strict=True))
        ]

    def row(self, *cells: Cell, style: Style = BODY, ruled: bool = True) -> None:
        """Writes a row below the others, on a new page if there is no room."""
        paper = self._paper
        lines = [self._set(cell, place, style) for place, cell in enumerate(cells)]
        height = max(sum(style.line for _, style in cell) for cell in lines) + 2 * self._air
        if not paper.has_room(height):
            paper.turn()
            self._head(tagged=False)
        with paper.tags.within("TR"):
            for place, cell in enumerate(lines):
                if any(words for words, _ in cell):
                    with paper.tagged("TD"):
                        self._write(cell, place)
                else:
                    paper.tags.blank("TD")
        paper.y += height
        if ruled:
            paper.rule(paper.y)

    def _set(self, cell: Cell, place: int, style: Style) -> list[tuple[str, Style]]:
        """A cell's lines, as they fit into the column."""
        left, right = self._edges[place]
        parts = [Part(cell, style)] if isinstance(cell, str) else cell
        return [
            (line, part.style) for part in parts for line in self._paper.wrapped(part.words, right - left, part.style)
        ]

    def _write(self, lines: list[tuple[str, Style]], place: int) -> None:
        left, right = self._edges[place]
        figures = self._columns[place].figures
        top = self._paper.y + self._air
        for words, style in lines:
            if words:
                self._paper.text(right if figures else left, top, words, style, ends=figures)
            top += style.line

    def _head(self, *, tagged: bool) -> None:
        paper = self._paper
        titles = [self._set(column.title, place, SMALL) for place, column in enumerate(self._columns)]
        most = max(len(lines) for lines in titles)
        height = most * SMALL.line
        for place, lines in enumerate(titles):
            with paper.tagged("TH") if tagged else paper.tags.artifact():
                self._write([("", SMALL)] * (most - len(lines)) + lines, place)
        paper.y += height + 2 * self._air
        paper.rule(paper.y)


@contextmanager
def table(paper: Paper, columns: Sequence[Column], *, air: float = 1.5) -> Iterator[Table]:
    """A table with its head; the block writes the rows, each with so much air above and below its words."""
    made = Table(paper, columns, air)
    with paper.tags.within("Table"):
        with paper.tags.within("TR"):
            made._head(tagged=True)
        yield made
