"""Reads an HTML mail as a person and a program see it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.support.untraced import untraced

_UNSEEN = {"style", "title", "head", "script"}
_VOID = {"meta", "br", "img", "link", "input", "hr"}


@dataclass
class Page:
    """`text` is what is visible, `tags` every element in order, `links` where they lead."""

    text: str = ""
    language: str | None = None
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.page.tags.append(tag)
        self.page.attributes |= set(given)
        self.page.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.page.language = given.get("lang") if tag == "html" else self.page.language
        hidden = tag in _UNSEEN or "display:none" in (given.get("style") or "")
        if tag not in _VOID:
            self._open.append((tag, hidden))
        self.page.text += "\n" if tag in {"br", "p", "td", "th", "dd", "dt", "span", "div"} else ""

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"unbalanced {tag}"

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self._open):
            self.page.text += data


@untraced
def read(html: str) -> Page:
    """What stands in the mail. Fails when an element is not closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader._open, reader._open
    return reader.page
