"""Stems of words in the five languages, from Snowball, which is loaded when the first stem is asked for."""

from collections.abc import Callable
from functools import cache, lru_cache

from chalicelib.kernel.i18n import LANGUAGES
from chalicelib.kernel.words import fold

_SNOWBALL = {"sv": "swedish", "it": "italian", "fi": "finnish", "lt": "lithuanian", "en": "english"}
_SHORTEST = 3  # shorter ones are those of too many words


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """What makes the stem of a word of that language, in small letters and with its accents."""
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(_SNOWBALL[language]).stemWord
    return lambda word: stem(word) if word.isalpha() else word  # "1kg" and "2030" have no endings


@lru_cache(20_000)
def stems(word: str) -> frozenset[str]:
    """The stems that a word has in any of the languages, folded: nobody says in which one a customer writes."""
    found = (fold(stemmer(language)(word)) for language in LANGUAGES)
    return frozenset(stem for stem in found if len(stem) >= _SHORTEST)
