"""What a mail is made of: blocks that say what they are, in the order in which they are read.

People's words go in as they were written. Only `typesetting` turns blocks into markup or lines, so nobody's words can
become a heading, a link or a tag.
"""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences of ours."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks after it are about."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words. `said` tells whose they are, as in "Ilze wrote:"."""

    kind: ClassVar[str] = "quote"
    said: str
    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Facts by name: (what, how much, when ...)."""

    kind: ClassVar[str] = "pairs"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """One line of a bill. `detail` explains the amount, as in "2 × €37.80"; `below` is what else is said of it."""

    name: str
    amount: str
    detail: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bill:
    """What is bought, what is added, and the total in the end."""

    kind: ClassVar[str] = "bill"
    caption: str
    lines: tuple[Amount, ...]
    sums: tuple[Amount, ...]
    total: Amount


@dataclass(frozen=True, slots=True)
class Secret:
    """A code or password, to be read and typed."""

    kind: ClassVar[str] = "secret"
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """Something of ours to read elsewhere. `url` is whole."""

    kind: ClassVar[str] = "link"
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A question with its answers, each a link."""

    kind: ClassVar[str] = "choices"
    question: str
    answers: tuple[Link, ...]


Block = Paragraph | Heading | Quote | Pairs | Bill | Secret | Link | Choices


@dataclass(frozen=True, slots=True)
class Button:
    """The one thing to do. `url` is whole."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with the letter, byte by byte as it is: nobody on the way may wrap or recode it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """`preheader` is what a list of mails shows beside the subject; `small_print` says why this mail came."""

    language: str
    preheader: str
    heading: str
    blocks: tuple[Block, ...]
    button: Button | None
    small_print: tuple[str, ...] = field(default=())
    enclosures: tuple[Enclosure, ...] = ()
