"""Steps that the machine may take: each says when it is possible, how likely it is, and what it is told.

Hypothesis leaves most kinds of steps out of most examples, which finds small things fast. Here a long chain of them is
needed before anything interesting is there at all, so each step that is possible is as likely as its weight says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis.strategies import SearchStrategy

Taken = TypeVar("Taken", bound=Callable[..., Any])


@dataclass(frozen=True)
class Step:
    """`arguments` are what it is told; `is_possible` asks the machine."""

    take: Callable[..., Any]
    arguments: dict[str, SearchStrategy[Any]]
    is_possible: Callable[[Any], Any]
    weight: int


def step(
    when: Callable[[Any], Any] = lambda _: True, weight: int = 1, /, **arguments: SearchStrategy[Any]
) -> Callable[[Taken], Taken]:
    """Makes a method a step."""

    def mark(take: Taken) -> Taken:
        take.step = Step(take, arguments, when, weight)  # type: ignore[attr-defined]
        return take

    return mark


def steps_of(machine: type) -> list[Step]:
    """All its steps, each as often as its weight says, always in the same order."""
    marked = [getattr(machine, name) for name in sorted(dir(machine)) if hasattr(getattr(machine, name), "step")]
    return [one.step for one in marked for _ in range(one.step.weight)]
