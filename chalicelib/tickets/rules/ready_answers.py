"""Ready answers: texts that staff answer with, in the customer's language and with the facts of their ticket. Pure."""

import re
from collections.abc import Mapping
from enum import StrEnum

from chalicelib.kernel.errors import Conflict, Invalid

MOST = 200
_NAMED = re.compile(r"\{(\w+)\}")


class Fact(StrEnum):
    """What is filled in where a text names it in braces."""

    NAME = "name"
    NUMBER = "number"
    """The ticket's."""
    ORDER = "order"
    """The number of the order that the ticket is about."""
    PROMISED = "promised"
    """The day that is promised of what is still to come of that order."""
    STAFF = "staff"
    """Who answers."""


class FirstLanguageMissing(Invalid):
    """Who reads in none of its languages reads a ready answer in the vendor's first language."""


class UnknownFact(Invalid):
    """A text names something that nobody can fill in."""


class FactMissing(Invalid):
    """An answer would go to the customer with a hole in it."""


class TooManyReadyAnswers(Conflict):
    """More ready answers than anybody finds anything in."""


def ensure_writable(texts: Mapping[str, str], first: str) -> None:
    """Raises FirstLanguageMissing and UnknownFact."""
    if first not in texts:
        raise FirstLanguageMissing("Please write it in the vendor's first language too.", language=first)
    unknown = sorted({name for text in texts.values() for name in _NAMED.findall(text)} - set(Fact))
    if unknown:
        raise UnknownFact("The text names facts that there are not.", facts=unknown)


def language_of(texts: Mapping[str, str], wanted: str, first: str) -> str:
    """The language to answer in: the customer's, else the vendor's first, else any that there is."""
    return next(language for language in (wanted, first, *texts) if language in texts)


def missing(text: str) -> list[Fact]:
    """The facts that a text names still."""
    named = set(_NAMED.findall(text))
    return [fact for fact in Fact if fact in named]


def ensure_filled(text: str) -> None:
    """Raises FactMissing."""
    if holes := missing(text):
        raise FactMissing("Please write what is missing.", facts=[fact.value for fact in holes])
