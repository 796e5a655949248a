"""Sets a letter twice: as HTML, and as text of equal worth."""

import textwrap
from functools import cache, singledispatch
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.kernel.letters import (
    Amount,
    Bill,
    Block,
    Choices,
    Heading,
    Letter,
    Link,
    Pairs,
    Paragraph,
    Quote,
    Secret,
)
from chalicelib.platform.email import one_line, several_lines
from chalicelib.platform.settings import settings

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
_WIDTH = 72
_SIGNATURE = "-- "  # mail programs show what follows as a signature


def as_html(letter: Letter) -> str:
    """For programs that show HTML: no image, no script, nothing from elsewhere."""
    return _template().render(letter=letter, vendor=settings().vendor, site_url=settings().site_url)


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = one_line
    environment.filters["lines"] = lambda text: several_lines(text).split("\n")
    return environment.get_template("letter.html")


def as_text(letter: Letter) -> str:
    """For everybody else, in lines of at most 72 characters.

    Every line of somebody else's words starts with "> ", so that no quoted text can pass for ours.
    """
    parts = [_underlined(letter.heading, "=")]
    parts += [_block(block) for block in letter.blocks]
    if letter.button:
        parts.append(f"{one_line(letter.button.text)}:\n{letter.button.url}")
    small_print = [_wrap(one_line(sentence)) for sentence in letter.small_print]
    parts.append("\n".join([_SIGNATURE, *small_print, f"{one_line(settings().vendor)}, {settings().site_url}"]))
    return "\n\n".join(parts) + "\n"


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"nobody knows how to set {block!r}")


@_block.register
def _paragraph(block: Paragraph) -> str:
    return _wrap(one_line(block.text))


@_block.register
def _heading(block: Heading) -> str:
    return _underlined(block.text, "-")


@_block.register
def _quote(block: Quote) -> str:
    quoted = [part for line in several_lines(block.text).split("\n") for part in _quoted(line)]
    return "\n".join([_wrap(one_line(block.said)), "", *quoted])


@_block.register
def _pairs(block: Pairs) -> str:
    return "\n".join(_wrap(f"{one_line(name)}: {one_line(value)}", hanging="  ") for name, value in block.rows)


@_block.register
def _bill(block: Bill) -> str:
    rule = "-" * _WIDTH
    lines = [row for line in block.lines for row in _amount(line)]
    sums = [row for line in block.sums for row in _amount(line)]
    return "\n".join([one_line(block.caption), rule, *lines, rule, *sums, *_amount(block.total)])


@_block.register
def _secret(block: Secret) -> str:
    return f"{one_line(block.label)}:\n\n    {block.value}"


@_block.register
def _link(block: Link) -> str:
    return f"{one_line(block.text)}:\n{block.url}"


@_block.register
def _choices(block: Choices) -> str:
    return "\n\n".join([_wrap(one_line(block.question)), *map(_link, block.answers)])


def _underlined(text: str, stroke: str) -> str:
    title = one_line(text)
    return f"{_wrap(title)}\n{stroke * min(len(title), _WIDTH)}"


def _wrap(text: str, hanging: str = "") -> str:
    lines = textwrap.wrap(text, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def _quoted(line: str) -> list[str]:
    wrapped = textwrap.wrap(line, _WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return [f"> {part}" for part in wrapped] or [">"]


def _amount(line: Amount) -> list[str]:
    """The name to the left, the amount to the right; what does not fit beside each other stands below."""
    amount = one_line(line.amount)
    beside = _WIDTH - len(amount) - 2
    left = [*textwrap.wrap(one_line(line.name), beside, break_long_words=False), *_inset(line.detail, beside)]
    last = left[-1]
    gap = " " * max(2, _WIDTH - len(last) - len(amount))
    return [*left[:-1], f"{last}{gap}{amount}", *(row for text in line.below for row in _inset(text, _WIDTH))]


def _inset(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        width,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
