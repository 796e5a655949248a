"""Which tickets of a customer may be the same matter. Pure."""

from chalicelib.kernel.stems import stems
from chalicelib.kernel.words import split


def is_alike(subject: str, other: str) -> bool:
    """Whether half of the words of the longer subject stand in both, whatever their endings."""
    mine, theirs = _words(subject), _words(other)
    shared = sum(any(word & another for another in theirs) for word in mine)
    return 0 < max(len(mine), len(theirs)) <= 2 * shared


def _words(subject: str) -> list[frozenset[str]]:
    """The stems of each word that is long enough to mean something."""
    return [found for word in dict.fromkeys(split(subject)) if (found := stems(word))]
