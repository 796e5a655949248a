"""What every document begins and ends with: letterhead, title, facts in pairs, the foot of each page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.documents.facts import Issuer
from chalicelib.documents.printing.paper import BODY, BRAND, LEFT, RIGHT, SMALL, SOFT, STRONG, Paper, Style
from chalicelib.documents.printing.wording import Words

MIDDLE = 112.0
"""Where the right half of a page begins."""
_LABELS = 36.0  # the width of what stands before a fact
_FOOT, _LAST = 276.0, 286.0  # where the foot of a page begins, and its last line
_DOT = "  ·  "
FINE = Style(7.5, color=SOFT)
NAME, TITLE, NUMBER = Style(12, bold=True, color=BRAND), Style(23, bold=True), Style(12, color=SOFT)
HEADING, AMOUNT = Style(11, bold=True), Style(17, bold=True, color=BRAND)
_INSET = 6.0  # of what stands on a tinted field

Pair = tuple[str, str | None]


def begin(issuer: Issuer, title: str, number: str, words: Words, made_at: datetime) -> Paper:
    """The first page with its letterhead and title."""
    paper = Paper(f"{title} {number}", words.language, issuer.name, made_at)
    with paper.tagged("P"):
        paper.text(LEFT, paper.y, issuer.name, NAME)
    with paper.tagged("P"):
        top = paper.y + 0.6
        for line in issuer.address:
            paper.text(RIGHT, top, line, SMALL, ends=True)
            top += SMALL.line
    paper.y = max(paper.y + NAME.line, top) + 3
    paper.rule(paper.y, color=BRAND)
    paper.y += 11
    with paper.tagged("H1"):
        paper.text(LEFT, paper.y, title, TITLE)
    paper.y += TITLE.line
    with paper.tagged("P"):
        paper.text(LEFT, paper.y, number, NUMBER)
    paper.y += NUMBER.line + 7
    return paper


def heading(paper: Paper, words: str, room: float = 25) -> None:
    """A heading within the document, on a new page unless there is room for something below it."""
    if not paper.has_room(room):
        paper.turn()
    with paper.tagged("H2"):
        paper.text(LEFT, paper.y, words, HEADING)
    paper.y += HEADING.line + 1.5


def paragraph(paper: Paper, words: str, style: Style = BODY) -> None:
    """Words over the whole width."""
    lines = paper.wrapped(words, RIGHT - LEFT, style)
    if not paper.has_room(len(lines) * style.line):
        paper.turn()
    with paper.tagged("P"):
        for line in lines:
            paper.text(LEFT, paper.y, line, style)
            paper.y += style.line


def pairs(paper: Paper, facts: Sequence[Pair], x: float = MIDDLE) -> float:
    """Facts with what they are called, from `y` down; those without a value are left out. Returns where they end."""
    top = paper.y
    for name, value in facts:
        if value:
            lines = paper.wrapped(value, RIGHT - x - _LABELS, BODY)
            with paper.tagged("P"):
                paper.text(x, top, name, Style(color=SOFT))
                for line in lines:
                    paper.text(x + _LABELS, top, line)
                    top += BODY.line
    return top


def block(paper: Paper, title: str, lines: Sequence[str], width: float = MIDDLE - LEFT - 6) -> float:
    """A name and address under a small title, in the left half. Returns where it ends."""
    top = paper.y
    with paper.tagged("P"):
        paper.text(LEFT, top, title, SMALL)
        top += SMALL.line + 0.6
        for place, line in enumerate(lines):
            style = STRONG if place == 0 else BODY
            for part in paper.wrapped(line, width, style):
                paper.text(LEFT, top, part, style)
                top += style.line
    return top


def end(paper: Paper, issuer: Issuer, name: str, check_code: str, words: Words) -> None:
    """Writes the foot of every page, now that it is known how many there are."""
    lines = _joined(paper, words.foot(issuer))
    code = words.text("check_code", code=check_code)
    for page in paper.each_page():
        paper.rule(_FOOT)
        with paper.tags.artifact():
            if page > 1:
                paper.text(LEFT, 9.5, issuer.name, FINE)
                paper.text(RIGHT, 9.5, name, FINE, ends=True)
            for place, line in enumerate(lines):
                paper.text(LEFT, _FOOT + 2 + place * FINE.line, line, FINE)
            paper.text(LEFT, _LAST, f"{name}{_DOT}{code}", FINE)
            paper.text(RIGHT, _LAST, words.text("page", page=page, pages=paper.pages), FINE, ends=True)


def _joined(paper: Paper, parts: Sequence[str]) -> list[str]:
    """The parts in at most two lines, none of them broken."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{_DOT}{part}" if lines[-1] else part
        if paper.width(longer, FINE) <= RIGHT - LEFT:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines[:2]


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be paid, how it is called, and by when."""

    name: str
    amount: str
    when: str
    hint: str = ""


def pay_panel(paper: Paper, due: Due, facts: Sequence[Pair]) -> None:
    """What to pay and how, on the one tinted field of the document."""
    given = [fact for fact in facts if fact[1]]
    hint = paper.wrapped(due.hint, RIGHT - LEFT - 2 * _INSET, SMALL) if due.hint else []
    height = max(len(given) * BODY.line, AMOUNT.line + 2 * BODY.line) + len(hint) * SMALL.line + 9.5
    if not paper.has_room(height):
        paper.turn()
    paper.panel(paper.y, height)
    bottom, paper.y = paper.y + height, paper.y + 5
    with paper.tagged("P"):
        paper.text(LEFT + _INSET, paper.y, due.name, SMALL)
        paper.text(LEFT + _INSET, paper.y + SMALL.line + 0.5, due.amount, AMOUNT)
        paper.text(LEFT + _INSET, paper.y + SMALL.line + AMOUNT.line + 1, due.when)
    pairs(paper, given, MIDDLE - 12)
    with paper.tagged("P"):
        for place, line in enumerate(hint):
            paper.text(LEFT + _INSET, bottom - 4 - (len(hint) - place) * SMALL.line, line, SMALL)
    paper.y = bottom
