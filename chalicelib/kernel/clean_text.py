"""Somebody's words without what cannot be seen, or turns what follows. Pure."""

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_BREAK = re.compile("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MANY_EMPTY_LINES = re.compile(r"\n{4,}")


def one_line(text: str) -> str:
    """On one line, its white space single."""
    return " ".join(_HIDDEN.sub("", _LINE_BREAK.sub(" ", text)).split())


def several_lines(text: str) -> str:
    """With plain line breaks; no line ends in white space, and of many empty ones three stay."""
    lines = (_HIDDEN.sub("", line).replace("\xa0", " ").rstrip() for line in _LINE_BREAK.split(text))
    return _MANY_EMPTY_LINES.sub("\n\n\n", "\n".join(lines)).strip("\n")


def cut(text: str, most: int) -> str:
    """The beginning of a text that is too long, with a sign that there was more."""
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"
