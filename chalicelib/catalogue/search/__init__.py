"""Search by name and SKU over shards that the import has built. Pure: no database, no stemmer.

A shard holds all words that begin with the same two letters. Each of its lines is one word family: the stem, the forms
of it that occur in names, a tab, and the SKUs that have one of them: `grind grinder grinders\\tGR-01 GR-02`. A line
that begins with ~ is the last part of compounds: `~bonor` for "kaffebönor". Everything is folded: no capitals, no
accents.
"""

import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.kernel.words import compact, edit_distance, fold, slips, split

MOST_WORDS = 10  # further words of a query are not looked at
SKU, SHELF = "sku", "in"  # kinds of shards beside the languages: by SKU, by category

_EXACT, _PREFIX, _STEM, _TYPO, _PART = 1000, 600, 600, 650, 0.7
_SKU_EXACT, _SKU_PREFIX = 3000, 1500
_LONGEST_ENDING = 7  # letters that an inflection may add to a stem
_WORST = 99_999_999

Shards = Mapping[tuple[str, str], str]  # (kind, two letters) -> lines


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look up. `covers` has a bit for each word of the query that it stands for."""

    kind: str
    text: str
    covers: int

    @property
    def shard(self) -> tuple[str, str]:
        """Where to look."""
        return self.kind, key(self.text)

    @property
    def words(self) -> int:
        """How many words it stands for."""
        return self.covers.bit_count()


def key(word: str) -> str:
    """The first two letters: the shard that a word is in."""
    return word[:2]


def terms(query: str, language: str) -> list[Term]:
    """What to look up for a query: its words, neighbours written together ("kaffe bönor"), and SKUs."""
    found: list[Term] = []
    skus: list[Term] = []
    words: list[str] = []
    for token in query.split()[:MOST_WORDS]:
        inside = [fold(word) for word in split(token)][: MOST_WORDS - len(words)]
        skus.append(Term(SKU, compact(token), _bits(len(inside)) << len(words)))
        words += inside
    if len(skus) > 1:
        skus.append(Term(SKU, compact(query), _bits(len(words))))
    found += [Term(language, word, 1 << place) for place, word in enumerate(words)]
    found += [Term(language, words[at] + words[at + 1], 3 << at) for at in range(len(words) - 1)]
    return found + [term for term in skus if term.text]


def _bits(number: int) -> int:
    return (1 << number) - 1


Find = tuple[Term, dict[str, int]]  # what a term found: SKU -> score


def unpack(chunks: Iterable[bytes]) -> str:
    """The lines of a shard, from the chunks that it is stored in."""
    return "\n".join(zlib.decompress(chunk).decode() for chunk in chunks)


def sure(asked: Iterable[Term], shards: Shards) -> list[Find]:
    """What begins with a term, or is it."""
    return [(term, _look_up(term, shards.get(term.shard, ""))) for term in asked]


def guessed(asked: Iterable[Term], finds: Iterable[Find], shards: Shards) -> list[Find]:
    """For words that nothing was surely found for: inflections that no name has, and slips of the finger."""
    return [(term, _guess(term.text, shards.get(term.shard, ""))) for term in unanswered(asked, finds)]


def unanswered(asked: Iterable[Term], finds: Iterable[Find]) -> list[Term]:
    """The single words among the terms that no find stands for."""
    answered = 0
    for term, found in finds:
        answered |= term.covers if found else 0
    return [term for term in asked if term.kind != SKU and term.words == 1 and not term.covers & answered]


def misspelt_shards(term: Term) -> list[tuple[str, str]]:
    """Where else a word may be whose first letters were swapped, or that has one letter too many there."""
    word = term.text
    if slips(word) == 0:
        return []
    tries = {word[1] + word[0], word[1] + word[2], word[0] + word[2]} - {key(word)}
    return [(term.kind, letters) for letters in sorted(tries)]


def misspelt(term: Term, shards: Shards) -> Find:
    """What those shards have within the slips that a word of this length is forgiven."""
    lines = (shards.get(shard, "") for shard in misspelt_shards(term))
    return term, _gather(_typos(term.text, "\n".join(lines)))


def on_shelf(lines: str) -> set[str]:
    """The SKUs of a category's shard."""
    return {sku for line in lines.split("\n") for sku in line.partition("\t")[2].split(" ") if sku}


def combine(finds: Iterable[Find], among: set[str] | None = None) -> dict[str, int]:
    """Scores of the products that answer most words of the query; the others are left out.

    `among`: nothing but these.
    """
    answered: dict[str, int] = {}
    scores: dict[str, int] = {}
    for term, found in finds:
        for sku in found.keys() & among if among is not None else found:
            answered[sku] = answered.get(sku, 0) | term.covers
            scores[sku] = scores.get(sku, 0) + found[sku] * max(1, term.words)
    different = set(answered.values())
    most = max((words.bit_count() for words in different), default=0)
    best = {words for words in different if words.bit_count() == most}
    return {sku: score for sku, score in scores.items() if answered[sku] in best}


def rank(sku: str, score: int) -> str:
    """The place among the hits, as text in whose order they are shown: better first, then by SKU."""
    return f"{_WORST - score:08d}#{sku}"


def sku_of(place: str) -> str:
    """The SKU behind a place."""
    return place.partition("#")[2]


def _look_up(term: Term, lines: str) -> dict[str, int]:
    return _skus(term.text, lines) if term.kind == SKU else _gather(_beginnings(term.text, lines))


def _guess(text: str, lines: str) -> dict[str, int]:
    return _gather([*_inflections(text, lines), *_typos(text, lines)])


def _skus(text: str, lines: str) -> dict[str, int]:
    """SKU shards are sorted, one `compact\\tSKU ...` a line."""
    found: dict[str, int] = {}
    for line in _lines_with("\n" + text, lines):
        form, _, skus = line.partition("\t")
        score = _SKU_EXACT if form == text else _SKU_PREFIX * len(text) // len(form)
        found |= dict.fromkeys(skus.split(" "), score)
    return found


def _lines_with(needle: str, lines: str) -> Iterable[str]:
    whole = f"\n{lines}"
    at = whole.find(needle)
    while at >= 0:
        begin = whole.rfind("\n", 0, at + 1) + 1
        end = whole.find("\n", begin)
        end = len(whole) if end < 0 else end
        yield whole[begin:end]
        at = whole.find(needle, end)


Scored = Iterable[tuple[str, float]]  # (SKUs with a space between, score)


def _gather(scored: Scored) -> dict[str, int]:
    found: dict[str, int] = {}
    for skus, score in scored:
        for sku in skus.split(" "):
            if score > found.get(sku, 0):
                found[sku] = int(score)
    return found


def _beginnings(text: str, lines: str) -> Scored:
    for line in _lines_with(text, lines):
        forms, _, skus = line.partition("\t")
        score = max(_beginning(text, form) for form in forms.split(" "))
        if score:
            yield skus, score


def _beginning(text: str, form: str) -> float:
    if form.startswith("~"):
        return _PART * _beginning(text, form[1:])
    if form == text:
        return _EXACT
    return _PREFIX * len(text) / len(form) if form.startswith(text) else 0


def _inflections(text: str, lines: str) -> Scored:
    """A form that no name has, by the longest stem that it begins with."""
    longest = max(3, math.ceil(len(text) / 2), len(text) - _LONGEST_ENDING)
    best: list[str] = []
    for line in lines.split("\n"):
        forms, _, skus = line.partition("\t")
        stem = forms.partition(" ")[0]
        if len(stem) >= longest and text.startswith(stem):
            best = [*best, skus] if len(stem) == longest else [skus]
            longest = len(stem)
    return [(skus, _STEM * (longest / len(text)) ** 2) for skus in best]


def _typos(text: str, lines: str) -> Scored:
    most = slips(text)
    if most == 0:
        return
    for line in lines.split("\n"):
        forms, _, skus = line.partition("\t")
        distance = min(edit_distance(text, form.removeprefix("~"), most) for form in forms.split(" "))
        if distance <= most:
            yield skus, _TYPO - 200 * distance
