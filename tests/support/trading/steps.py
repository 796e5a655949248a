"""Steps that the machine may take: each says when it is possible, how likely it is, and what it is told.

Hypothesis begins with what is smallest: it leaves most kinds of steps out of most examples, and of a dozen examples
half choose the first of everything. That finds small things fast. Here a long chain of steps is needed before anything
interesting is there at all, so all chance of an example comes from one seed: each step that is possible is as likely as
its weight says, in every example.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

Chance = Callable[[Random], Any]
"""Chooses what a step is told."""
Taken = TypeVar("Taken", bound=Callable[..., Any])


def number(least: int, most: int) -> Chance:
    return lambda chance: chance.randint(least, most)


def one_of(*things: Any) -> Chance:
    return lambda chance: chance.choice(things)


EITHER = one_of(*(True, False))


def maybe(what: Chance) -> Chance:
    """That, or every other time None."""
    return lambda chance: what(chance) if chance.getrandbits(1) else None


@dataclass(frozen=True)
class Step:
    """`arguments` are what it is told; `is_possible` asks the machine."""

    take: Callable[..., Any]
    arguments: dict[str, Chance]
    is_possible: Callable[[Any], Any]
    weight: int


def step(
    when: Callable[[Any], Any] = lambda _: True, weight: int = 1, /, **arguments: Chance
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
