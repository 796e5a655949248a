"""The words by which a thing is found: where they lie, which of them fit a query, and what is marked of them. Pure.

A word lies under its first three, five and eight letters, and under those of its stems where they differ. So what
somebody typed leads to one list, whatever its ending, also as the beginning of a longer word: "kaffe" of "kaffebönor".
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from chalicelib.kernel import ids
from chalicelib.kernel.stems import stems
from chalicelib.kernel.words import compact, edit_distance, fold, slips, split
from chalicelib.overview.rules import owner

MOST_TEXT = 2_000  # characters by which a thing is found
MOST_WORDS = 80  # different ones of a thing; further ones are not looked at
MOST_ASKED = 6  # words of a query
_LONGEST = 40  # letters of a word
_SHORT, _LONGER = 3, (5, 8)  # letters of the beginnings under which words lie
_LEARNT = 4  # letters of the shortest words that are suggested: shorter ones are forgiven no slip
_AROUND = 60  # characters of an excerpt before the first word that fits
_EXCERPT = 180
_TOKEN = re.compile(r"\w(?:\S*\w)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, in small letters, and its form, by which it is compared: without accents.

    What has a digit in it is a code, like a number or a SKU: it has no stems, and hyphens make no difference.
    """

    written: str
    form: str

    @property
    def is_code(self) -> bool:
        """Whether it is a number or the like."""
        return not self.form.isalpha()

    @property
    def stems(self) -> frozenset[str]:
        """What it may be without its ending."""
        return frozenset() if self.is_code else stems(self.written)

    @property
    def beginnings(self) -> set[str]:
        """Those under which it lies."""
        known = {self.form, *self.stems}
        longer = {word[:letters] for word in known for letters in _LONGER if len(word) >= letters}
        return {word[:_SHORT] for word in known} | longer

    @property
    def beginning(self) -> str:
        """The longest under which everything lies that fits it: its stems must have it too."""
        known = (self.form, *self.stems)
        shared = (n for n in _LONGER if all(len(word) >= n and word[:n] == self.form[:n] for word in known))
        return self.form[: max(shared, default=_SHORT)]

    def fits(self, known: str) -> bool:
        """Whether one of those words (as `listed`) begins with it, or has a stem with it in common."""
        return f" {self.form}" in known or any(f" {stem} " in known for stem in self.stems)


def words(text: str, most: int = MOST_WORDS) -> list[Word]:
    """The first different words of a text, in their order."""
    every = (word for token in _TOKEN.findall(text) for word in _inside(token))
    found: dict[str, Word] = {}
    for word in every:
        found.setdefault(word.form, word)
        if len(found) == most:
            break
    return list(found.values())


def _inside(token: str) -> Iterator[Word]:
    """A code is one word, whatever its punctuation; anything else may be several."""
    if any(letter.isdigit() for letter in token):
        written = token.casefold()[:_LONGEST]
        if len(form := compact(written)) > 1:
            yield Word(written, form)
    else:
        for word in split(token):
            yield Word(word[:_LONGEST], fold(word[:_LONGEST]))


def asked(query: str) -> list[Word]:
    """The words of a query. One of our numbers is one however it was typed: with spaces, with O for 0."""
    if any(letter.isdigit() for letter in query):
        with suppress(ids.InvalidNumber):
            return words(ids.parse_number(query))
    return words(query, MOST_ASKED)


def rarest(wanted: Iterable[Word]) -> Word:
    """The word to look up first: a number, else the longest."""
    return max(wanted, key=lambda word: (word.is_code, len(word.beginning), len(word.form)))


def listed(text: str) -> str:
    """A thing's words with their stems, each between spaces, as they are kept wherever it lies."""
    return _listed(words(text))


def _listed(every: Iterable[Word]) -> str:
    known = dict.fromkeys(one for word in every for one in (word.form, *sorted(word.stems)))
    return f" {' '.join(known)} "


def beginnings(text: str) -> set[str]:
    """All under which a thing with that text lies."""
    return {beginning for word in words(text) for beginning in word.beginnings}


def learnt(text: str) -> set[str]:
    """The words of a text that are suggested to who mistypes them."""
    return {word.written for word in words(text) if not word.is_code and len(word.form) >= _LEARNT}


def word_list(account_id: str, beginning: str) -> str:
    """The partition of an account's things that have a word with this beginning."""
    return f"{owner(account_id)}#word#{beginning}"


def vocabulary(account_id: str, form: str) -> str:
    """The partition of the account's words that begin with the same letter."""
    return f"{owner(account_id)}#words#{form[:1]}"


def vocabularies(account_id: str, typed: Word) -> list[str]:
    """Where a word may be that was meant: with its first letter, else with its second, if both were swapped."""
    if typed.is_code or slips(typed.form) == 0:
        return []
    return [vocabulary(account_id, letter) for letter in dict.fromkeys(typed.form[:2])]


def marks(text: str, wanted: Iterable[Word]) -> list[str] | None:
    """The words of a text that fit the query, as they are written; None unless each word of the query fits one."""
    every, found = words(text), dict[str, None]()
    for word in wanted:
        alike = [one for one in every if one.form[:_SHORT] == word.form[:_SHORT]]
        fitting = [one.written for one in alike if word.fits(_listed([one]))]
        if not fitting:
            return None
        found |= dict.fromkeys(fitting)
    return list(found)


def excerpt(text: str, shown: str, wanted: Iterable[Word]) -> str | None:
    """What stands around the first word that fits, of those that nothing fits of what is shown; None without any."""
    hidden = [word for word in wanted if marks(shown, [word]) is None]
    spots = [text.casefold().find(word) for word in marks(text, hidden) or ()]
    first = min((spot for spot in spots if spot >= 0), default=-1)
    if first < 0:
        return None
    begin = text.rfind(" ", 0, first - _AROUND) + 1 if first > _AROUND else 0
    rest = text[begin:].replace("\n", " · ")
    cut = rest if len(rest) <= _EXCERPT else rest[:_EXCERPT].rpartition(" ")[0] + "…"
    return ("…" if begin else "") + " ".join(cut.split())


def suspect(wanted: list[Word], near: Iterable[str]) -> Word | None:
    """The word that nothing has: the one that was looked up, else one that nothing beside it has; None without one.

    `near` is what lies where the rarest word was looked up, each as `listed`.
    """
    first = rarest(wanted)
    having = [known for known in near if first.fits(known)]
    if not having:
        return first
    return next((word for word in wanted if not any(word.fits(known) for known in having)), None)


def meant(typed: Word, known: Iterable[str]) -> str | None:
    """The word among those known that was probably meant, perhaps the very one; None if none is near enough."""
    most = slips(typed.form)
    near = ((edit_distance(typed.form, fold(word), most), word) for word in known)
    within = [(slipped, word) for slipped, word in near if slipped <= most]
    return min(within)[1] if within else None


def instead(wanted: Iterable[Word], wrong: Word, right: str) -> str | None:
    """The query with the right word in the place of the wrong one; None if it was right."""
    if fold(right) == wrong.form:
        return None
    return " ".join(right if word is wrong else word.written for word in wanted)
