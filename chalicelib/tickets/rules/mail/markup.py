"""The words of an HTML mail. Pure: nothing is loaded, nothing is run, no markup comes through."""

import re
from collections import Counter
from html.parser import HTMLParser

from chalicelib.kernel.clean_text import several_lines

_SILENT = {"script", "style", "head", "title", "template", "svg", "math", "object", "iframe", "noscript"}
_BREAKS = {"br", "p", "div", "li", "tr", "table", "blockquote", "pre", "hr", "ul", "ol",
           "h1", "h2", "h3", "h4", "h5", "h6"}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "divrplyfwdmsg", "appendonsend")
_MOST_OPEN = 10_000
_UNCLOSED = re.compile(r"<(?=[^<>]*(<|\Z))")
"""A tag that does not end before the next one begins: the library's parser takes minutes over many of them."""
_SECTION = re.compile(r"<!\[[^<>]*>")
"""What Outlook writes for itself, and the parser looks for the end of again and again."""


def text_of(markup: str) -> str:
    """The text of a page without what it quotes of an earlier mail."""
    reader = _Reader()
    reader.feed(_UNCLOSED.sub("&lt;", _SECTION.sub("", _without_comments(markup))))
    reader.close()
    return several_lines("".join(reader.said))


def _without_comments(markup: str) -> str:
    """A comment that never ends hides the rest."""
    kept, rest = [], markup
    while rest:
        said, _, rest = rest.partition("<!--")
        kept.append(said)
        rest = rest.partition("-->")[2]
    return "".join(kept)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._counts: Counter[str] = Counter()
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self._say("\n")
        if tag not in _VOID and len(self._open) < _MOST_OPEN:
            hides = tag in _SILENT or _is_quote(tag, dict(attrs))
            self._open.append((tag, hides))
            self._counts[tag] += 1
            self._hidden += hides

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost one of that name, and whatever was left open inside."""
        closed = "" if self._counts[tag] else tag
        while closed != tag:
            closed, hid = self._open.pop()
            self._counts[closed] -= 1
            self._hidden -= hid
        if tag in _BREAKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        self._say(data.replace("\n", " "))

    def _say(self, text: str) -> None:
        if not self._hidden:
            self.said.append(text)


def _is_quote(tag: str, attributes: dict[str, str | None]) -> bool:
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    cited = tag == "blockquote" and (attributes.get("type") or "").lower() == "cite"
    return cited or any(name in named for name in _QUOTES)
