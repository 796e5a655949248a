"""Identifiers: time-sorted for machines, short and mistake-proof for people."""

import hashlib
import secrets
import threading
from datetime import datetime

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Invalid

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_LOOKALIKES = str.maketrans("ILO", "110")
_NUMBER_LENGTH = 10
_lock = threading.Lock()
_last = [0]


class InvalidNumber(Invalid):
    """An order or ticket number with a slip of the finger in it."""


def new(prefix: str, at: datetime | None = None) -> str:
    """`evt_01J…`: a prefix and 26 characters whose text order is time order (ULID layout)."""
    return f"{prefix}_{sortable(at)}"


def sortable(at: datetime | None = None) -> str:
    """26 characters: 48 bits of milliseconds, 80 random bits. Within one process and millisecond they count up."""
    milliseconds = int((at or clock.now()).timestamp() * 1000)
    with _lock:
        value = _last[0] + 1 if _last[0] >> 80 == milliseconds else (milliseconds << 80) | secrets.randbits(79)
        _last[0] = value
    return _encode(value, 26)


def derived(prefix: str, *parts: str) -> str:
    """The same parts give the same id: a repeated write meets its own item."""
    return f"{prefix}_{_encode(_digest(parts, 130), 26)}"


def dated(prefix: str, at: datetime, *parts: str) -> str:
    """As `derived`, but text order is time order, as in `new`: 48 bits of the moment, 80 of the parts' digest."""
    milliseconds = int(at.timestamp() * 1000)
    return f"{prefix}_{_encode((milliseconds << 80) | _digest(parts, 80), 26)}"


def counted(prefix: str, at: datetime, count: int) -> str:
    """As `new`, with a count in the lower 80 bits: of one millisecond, text order is the order of the counts."""
    return f"{prefix}_{_encode((int(at.timestamp() * 1000) << 80) | count, 26)}"


def number(*parts: str) -> str:
    """A number for people, like `7Q4K-M2XD-9ET`: 50 bits of the digest of the parts, one check character."""
    body = _encode(_digest(parts, 50), _NUMBER_LENGTH)
    return _grouped(body + _check_character(body))


def parse_number(text: str) -> str:
    """The number as we write it, from whatever a person typed: any case, spaces, O for 0, I or L for 1.

    Raises InvalidNumber when a character is wrong or two neighbours were swapped.
    """
    compact = "".join(text.split()).replace("-", "").upper().translate(_LOOKALIKES)
    body, check = compact[:-1], compact[-1:]
    if len(body) != _NUMBER_LENGTH or set(compact) - set(_ALPHABET) or check != _check_character(body):
        raise InvalidNumber("That number is not complete or has a typing mistake in it.")
    return _grouped(compact)


def _grouped(compact: str) -> str:
    return f"{compact[:4]}-{compact[4:8]}-{compact[8:]}"


def _digest(parts: tuple[str, ...], bits: int) -> int:
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - bits)


def _encode(value: int, length: int) -> str:
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(5 * (length - 1), -1, -5))


def _check_character(body: str) -> str:
    """Luhn's check in base 32: notices every wrong character and nearly every swap of neighbours."""
    total = 0
    for place, character in enumerate(reversed(body)):
        value = _ALPHABET.index(character) if character in _ALPHABET else 0
        doubled = value * (2 if place % 2 == 0 else 1)
        total += doubled // 32 + doubled % 32
    return _ALPHABET[-total % 32]
