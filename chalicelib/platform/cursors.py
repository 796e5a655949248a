"""Cursors: opaque to the caller, and good only for the list they came from.

A cursor holds the key after which the next page begins. Its partition must be the one that is being listed, so
somebody else's cursor is refused; its position alone gives nothing away and does no harm, so no secret is needed.
"""

import base64
import binascii
import json
from typing import Any

from chalicelib.kernel.errors import Invalid

_LONGEST_KEY = 1024


class InvalidCursor(Invalid):
    """Not one of ours, or from another list."""


def seal(key: dict[str, Any] | None) -> str | None:
    """The cursor for the key after which the next page begins; None when there is no next page."""
    if key is None:
        return None
    values = [key[name]["S"] for name in sorted(key)]
    body = json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(body).decode().rstrip("=")


def unseal(cursor: str | None, names: set[str], partition: tuple[str, str]) -> dict[str, Any] | None:
    """The key behind a cursor, with those attribute names and that partition (name, value).

    Raises InvalidCursor for anything else.
    """
    if cursor is None:
        return None
    values = _values(cursor)
    key = dict(zip(sorted(names), values, strict=False))
    if len(values) != len(names) or key[partition[0]] != partition[1]:
        raise InvalidCursor("That page does not exist. Start again from the first one.")
    return {name: {"S": value} for name, value in key.items()}


def _values(cursor: str) -> list[str]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return []
    sound = isinstance(values, list) and all(
        isinstance(value, str) and 0 < len(value) <= _LONGEST_KEY for value in values
    )
    return values if sound else []
