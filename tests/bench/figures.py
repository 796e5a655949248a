"""A measured figure beside its budget, and the table of all of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`countable` ones are the same on every machine, so that a broken budget is a failure and not a bad day."""

    group: str
    what: str
    figure: str
    budget: str
    holds: bool = True
    countable: bool = True

    @property
    def verdict(self) -> str:
        if not self.budget:
            return ""
        return "ok" if self.holds else "BROKEN" if self.countable else "over"


def show(figures: Iterable[Figure]) -> bool:
    """Prints the table; answers whether every countable budget holds."""
    every = list(figures)
    widths = [max(len(text) for text in column) for column in zip(*map(_cells, every), strict=True)]
    group = ""
    for one in every:
        if one.group != group:
            group = one.group
            print(f"\n{group}")  # noqa: T201
        print("  " + "  ".join(text.ljust(width) for text, width in zip(_cells(one), widths, strict=True)).rstrip())  # noqa: T201
    return all(one.holds or not one.countable for one in every)


def _cells(one: Figure) -> tuple[str, str, str, str]:
    return one.what, one.figure, f"budget {one.budget}" if one.budget else "", one.verdict
