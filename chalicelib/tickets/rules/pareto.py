"""Which few things lead to most tickets: ranked, with the share of each and of all so far. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

WHOLE = 10_000
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class Rank(Generic[Name]):
    """A name with its count; `share` and `running`, that of it and all before it, are basis points of `whole`."""

    name: Name
    count: int
    share: int
    running: int


def ranked(counts: Mapping[Name, int], whole: int) -> list[Rank[Name]]:
    """The names by their counts, most first; those that count nothing are left out."""
    found, sofar = [], 0
    for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        if count > 0:
            sofar += count
            found.append(Rank(name, count, count * WHOLE // whole, min(WHOLE, sofar * WHOLE // whole)))
    return found
