"""Filter criteria of event source mappings: which stream records a function gets to see."""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]


class UnknownComparison(Exception):
    """A pattern uses a comparison that is not played here."""


def wanted(record: Json, patterns: Iterable[Json]) -> bool:
    """Whether a record matches one of the patterns, or there are none."""
    several = list(patterns)
    return not several or any(_matches(record, pattern) for pattern in several)


def _matches(value: Any, pattern: Json) -> bool:
    """Every field of the pattern must match. A pattern's list holds the alternatives for one field."""
    return all(_field_matches(value, name, expected) for name, expected in pattern.items())


def _field_matches(value: Any, name: str, expected: Any) -> bool:
    found = value.get(name) if isinstance(value, dict) else None
    if isinstance(expected, dict):
        return _matches(found, expected)
    return any(_one_of(found, alternative) for alternative in expected)


def _one_of(found: Any, alternative: Any) -> bool:
    if not isinstance(alternative, dict):
        return bool(found == alternative)
    [(comparison, operand)] = alternative.items()
    if comparison == "exists":
        return (found is not None) is operand
    if comparison == "prefix":
        return isinstance(found, str) and found.startswith(operand)
    if comparison == "anything-but":
        return found is not None and found not in (operand if isinstance(operand, list) else [operand])
    raise UnknownComparison(f"The laptop's pump does not know the comparison {comparison!r} of a filter.")
