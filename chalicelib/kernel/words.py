"""Words as search compares them: folded, split, and how far a misspelt one is from the right one. Pure."""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"})
_LONG, _MIDDLING = 9, 4


def fold(text: str) -> str:
    """Without accents and capitals: "Kaffebönor" is "kaffebonor"."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def split(text: str) -> list[str]:
    """The words of a name or a query, with accents still; single letters are none."""
    whole = unicodedata.normalize("NFKC", text).casefold()
    return [word for word in _WORD.findall(whole) if len(fold(word)) > 1]


def compact(sku: str) -> str:
    """A SKU as it is compared: letters and digits only, so that hyphens may be left out."""
    return "".join(_WORD.findall(fold(sku))).replace("_", "")


def slips(word: str) -> int:
    """How many slips of the finger a word is forgiven: long ones two, short ones none."""
    if len(word) >= _LONG:
        return 2
    return 1 if len(word) >= _MIDDLING else 0


def edit_distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, drop or swap with their neighbour; more than `most` is always `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, above = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at in range(len(one)):
        current = _row(one, other, at, before, above)
        if min(current) > most:
            return most + 1
        before, above = above, current
    return min(above[-1], most + 1)


def _row(one: str, other: str, at: int, before: list[int], above: list[int]) -> list[int]:
    """The next row of the table of distances between beginnings of both words."""
    row = [at + 1]
    for place, letter in enumerate(other):
        cost = min(above[place + 1] + 1, row[place] + 1, above[place] + (one[at] != letter))
        if at and place and one[at] == other[place - 1] and one[at - 1] == letter:
            cost = min(cost, before[place - 1] + 1)
        row.append(cost)
    return row
