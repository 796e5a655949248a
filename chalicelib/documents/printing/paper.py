"""A4 pages with embedded letters. Positions are millimetres from the upper left corner; styles say how letters look."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import font_source_sans_pro

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it misses Pillow, which only pictures need
    from fpdf import FPDF, ViewerPreferences
    from fpdf.fonts import TTFFont

from chalicelib.documents.printing import about
from chalicelib.documents.printing.tags import Tags

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 20.0, 190.0, 18.0, 270.0
"""Where text may stand; below BOTTOM is the foot of the page."""

Color = tuple[int, int, int]
INK, SOFT, BRAND, HAIR, TINT = (20, 33, 29), (88, 100, 96), (11, 74, 60), (214, 219, 213), (241, 245, 240)

_FONTS = Path(font_source_sans_pro.__file__).parent / "files"
_POINT = 25.4 / 72
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Style:
    """Letters of a size in points."""

    size: float = 9.5
    bold: bool = False
    color: Color = INK

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * _POINT * 1.32

    @property
    def above(self) -> float:
        """From the top of a line down to the feet of its letters."""
        return self.size * _POINT * 0.97


BODY, STRONG, SMALL = Style(), Style(bold=True), Style(8, color=SOFT)


class Paper:
    """The pages of one document, from top to bottom: `y` is where the next thing goes."""

    def __init__(self, title: str, language: str, author: str, made_at: datetime) -> None:
        pdf = FPDF(format="A4", enforce_compliance="PDF/A-2U")
        self._letters = _embed(pdf)
        pdf.set_auto_page_break(False)
        pdf.set_lang(language)
        pdf.set_title(title)
        pdf.set_creation_date(made_at)
        pdf.set_xmp_metadata(about.xmp(title, author, language, made_at))
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.pdf, self.tags = pdf, Tags(pdf)
        pdf.struct_builder = self.tags
        self._style: Style | None = None
        self.y = TOP
        pdf.add_page()

    @property
    def pages(self) -> int:
        """How many there are by now."""
        return int(self.pdf.pages_count)

    def turn(self) -> None:
        """Begins a new page."""
        self.pdf.add_page()
        self.y = TOP

    def has_room(self, height: float) -> bool:
        """Whether so much more fits onto the page."""
        return self.y + height <= BOTTOM

    def each_page(self) -> Iterator[int]:
        """Goes through all pages again, from 1, so that their feet can say how many there are."""
        for number in range(1, self.pages + 1):
            self.pdf.page = number
            self.pdf.current_font_is_set_on_page = False
            yield number

    def text(self, x: float, top: float, words: str, style: Style = BODY, *, ends: bool = False) -> None:
        """One line. It begins at `x`, or `ends` there."""
        self._use(style)
        shown = self._known(words)
        at = x - self.width(shown, style) if ends else x
        self.pdf.text(at, top + style.above, shown)

    def width(self, words: str, style: Style = BODY) -> float:
        """How wide a line of these words is."""
        widths = self._letters[style.bold].cw
        return float(sum(widths[ord(letter)] for letter in words)) * style.size * _POINT / 1000

    def wrapped(self, words: str, width: float, style: Style = BODY) -> list[str]:
        """The words in lines that are no wider. A word that is too long for a line is broken."""
        return [line for part in words.split("\n") for line in self._lines(part.split(" "), width, style)]

    def _lines(self, words: list[str], width: float, style: Style) -> list[str]:
        lines = [""]
        for word in words:
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if self.width(longer, style) <= width:
                lines[-1] = longer
            else:
                pieces = self._broken(word, width, style)
                lines[len(lines) - (lines == [""]) :] = pieces
        return lines

    def _broken(self, word: str, width: float, style: Style) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, style) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def rule(self, top: float, *, left: float = LEFT, right: float = RIGHT, color: Color = HAIR) -> None:
        """A hair line across."""
        with self.tags.artifact():
            self.pdf.set_draw_color(*color)
            self.pdf.set_line_width(0.25)
            self.pdf.line(left, top, right, top)

    def panel(self, top: float, height: float, *, color: Color = TINT) -> None:
        """A tinted field over the whole width, to write on."""
        with self.tags.artifact():
            self.pdf.set_fill_color(*color)
            self.pdf.rect(LEFT, top, RIGHT - LEFT, height, style="F", round_corners=True, corner_radius=1.6)

    @contextmanager
    def tagged(self, name: str) -> Iterator[None]:
        """What is written inside is a heading (H1, H2), a paragraph (P) or a cell (TH, TD)."""
        with self.tags.marked(name):
            yield

    def save(self, target: BinaryIO) -> None:
        """Writes the whole file, and is done."""
        target.write(self.pdf.output())
        self.close()

    def close(self) -> None:
        """Lets go of the letters' files."""
        for font in self._letters.values():
            font.ttfont.close()

    def _use(self, style: Style) -> None:
        if style != self._style:
            self.pdf.set_font("Semibold" if style.bold else "Regular", "", style.size)
            self.pdf.set_text_color(*style.color)
            self._style = style

    def _known(self, words: str) -> str:
        """With a mark for each letter that the font does not have: fpdf2 would leave them out."""
        known = self._letters[False].cmap
        if all(ord(letter) in known for letter in words):
            return words
        return "".join(letter if ord(letter) in known else _UNKNOWN for letter in words)


def _embed(pdf: FPDF) -> dict[bool, TTFFont]:
    """Plain and bold letters."""
    embedded = {}
    for bold, weight in ((False, "Regular"), (True, "Semibold")):
        pdf.add_font(weight, "", _FONTS / f"SourceSansPro-{weight}.ttf")
        font = pdf.fonts[weight.lower()]
        if isinstance(font, TTFFont):
            embedded[bold] = font
    return embedded
