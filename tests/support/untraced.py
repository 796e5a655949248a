"""Spares other people's code the tracing that measures the coverage of ours, which doubles its time."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_resting: list[Any] = []
"""Tracers that wait until somebody else's code is done."""


def untraced(theirs: Callable[P, R]) -> Callable[P, R]:
    """The same function, run without a tracer. What it calls of ours is not measured, unless it is `traced`."""

    @wraps(theirs)
    def alone(*args: P.args, **options: P.kwargs) -> R:
        tracer = sys.gettrace()
        if tracer is None:
            return theirs(*args, **options)
        _resting.append(tracer)
        sys.settrace(None)
        try:
            return theirs(*args, **options)
        finally:
            sys.settrace(_resting.pop())
            _next_call()

    return alone


def traced(ours: Callable[P, R]) -> Callable[P, R]:
    """The same function, measured although something `untraced` calls it."""

    @wraps(ours)
    def measured(*args: P.args, **options: P.kwargs) -> R:
        if not _resting or sys.gettrace() is not None:
            return ours(*args, **options)
        sys.settrace(_resting[-1])
        _next_call()
        try:
            return ours(*args, **options)
        finally:
            sys.settrace(None)

    return measured


def _next_call() -> None:
    """Coverage's tracer is a C function that takes its place at the next call; before that it would miss a return."""
