"""Builds the shards that `search` reads, from all products at once. Pure; only the import runs it.

A line of a shard lists the forms that share a stem, so that looking something up needs no stemmer.
"""

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.catalogue import rules, search
from chalicelib.kernel.i18n import LANGUAGES
from chalicelib.kernel.stems import stemmer
from chalicelib.kernel.words import compact, fold, split

LARGEST = 300_000  # bytes of one chunk, packed: an item holds 400 KB
_COMPOUNDING = {"sv", "fi"}  # languages that write words together: kaffebönor, kahvipavut
_SHORTEST_HEAD, _SHORTEST_PART = 3, 4

Shard = tuple[str, str]  # (kind, letters), as search asks for it
Lines = list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a product."""

    names: Mapping[str, str]
    category: str


@dataclass(slots=True)
class _Family:
    """Words of one stem, and who has them."""

    forms: set[str] = field(default_factory=set)
    skus: set[str] = field(default_factory=set)


def build(products: Mapping[str, Entry]) -> Iterator[tuple[Shard, Lines]]:
    """Every shard with its lines. The same products always give the same lines."""
    for language in LANGUAGES:
        for letters, lines in sorted(_language(products, language).items()):
            yield (language, letters), sorted(lines)
    for letters, lines in sorted(_skus(products).items()):
        yield (search.SKU, letters), lines
    for category, skus in sorted(_shelves(products).items()):
        yield (search.SHELF, category), ["\t" + " ".join(skus)]


def digest(lines: Lines) -> str:
    """Tells whether a shard has changed, without keeping it."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def pack(lines: Lines) -> list[bytes]:
    """The lines in chunks that fit into an item each. A line too long for one is told in two."""
    packed = zlib.compress("\n".join(lines).encode())
    if len(packed) <= LARGEST:
        return [packed]
    return [chunk for half in _halves(lines) for chunk in pack(half)]


def _halves(lines: Lines) -> list[Lines]:
    if len(lines) > 1:
        middle = len(lines) // 2
        return [lines[:middle], lines[middle:]]
    forms, _, skus = lines[0].partition("\t")
    every = skus.split(" ")
    middle = len(every) // 2
    return [[f"{forms}\t{' '.join(part)}"] for part in (every[:middle], every[middle:])]


def _language(products: Mapping[str, Entry], language: str) -> dict[str, Lines]:
    """A language's word shards. What has no name in it is found by the name that is shown instead."""
    having: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sku in sorted(products):
        written_in, name = rules.in_language(products[sku].names, language)
        for word in set(split(name)):
            having[written_in][word].append(sku)
    families: dict[tuple[str, str], _Family] = defaultdict(_Family)
    for written_in, words in having.items():
        _by_stem(words, stemmer(written_in), families)
        if written_in in _COMPOUNDING:
            _by_part(words, families)
    shards: dict[str, Lines] = defaultdict(list)
    for (letters, stem), family in families.items():
        forms = " ".join([stem, *sorted(family.forms - {stem})])
        shards[letters].append(f"{forms}\t{' '.join(sorted(family.skus))}")
    return shards


Having = Mapping[str, list[str]]  # word -> SKUs
Families = dict[tuple[str, str], _Family]  # (letters, stem) -> family


def _by_stem(words: Having, stem_of: Callable[[str], str], families: Families) -> None:
    for word, skus in words.items():
        form = fold(word)
        family = families[search.key(form), fold(stem_of(word)) or form]
        family.forms.add(form)
        family.skus.update(skus)


def _by_part(words: Having, families: Families) -> None:
    """A compound is also found by its last part, when that is a word by itself somewhere in the catalogue."""
    for word, skus in words.items():
        part = next((word[at:] for at in _seams(word) if word[at:] in words), "")
        if part:
            form = fold(part)
            families[search.key(form), f"~{form}"].skus.update(skus)


def _seams(word: str) -> range:
    return range(_SHORTEST_HEAD, len(word) - _SHORTEST_PART + 1)


def _skus(products: Mapping[str, Entry]) -> dict[str, Lines]:
    same: dict[str, list[str]] = defaultdict(list)
    for sku in sorted(products):
        same[compact(sku)].append(sku)
    shards: dict[str, Lines] = defaultdict(list)
    for form in sorted(same):
        shards[search.key(form)].append(f"{form}\t{' '.join(same[form])}")
    return shards


def _shelves(products: Mapping[str, Entry]) -> dict[str, list[str]]:
    shelves: dict[str, list[str]] = defaultdict(list)
    for sku in sorted(products):
        shelves[products[sku].category].append(sku)
    return shelves
