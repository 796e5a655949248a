"""Short signatures that bind a ticket and a person to one purpose, for addresses and links that we mail. Pure.

    7q4km2xd9et.3f6k0a9c2d.k5tq0v8mwzs1r3ye
    the ticket  the person key and signature

The signature is a truncated HMAC-SHA256. The first key signs, every key is believed: a key is replaced by putting a new
one before it, and taken away once the answers to its mails have come. Case does not matter: mail programs change it.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass

from chalicelib.kernel import ids
from chalicelib.kernel.ids import InvalidNumber

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TOKEN = re.compile(r"([0-9a-z]{11})\.([0-9a-z]{10})\.([0-9a-z])([0-9a-z]{16})")
_PERSON_BITS, _SIGNATURE_BITS = 50, 80
_LEAST_SECRET = 16


@dataclass(frozen=True, slots=True)
class Key:
    """A secret with its name of one character."""

    name: str
    secret: str


@dataclass(frozen=True, slots=True)
class Signed:
    """What a token says, its signature being right: a ticket, and the handle of the person it was made for."""

    ticket: str
    handle: str

    def is_for(self, person_id: str) -> bool:
        """Whether it was made for that person."""
        return hmac.compare_digest(self.handle, handle_of(person_id))


def keys_of(setting: str) -> tuple[Key, ...]:
    """The keys in a setting like `b:secret,a:older-secret`. Unfit ones are left out: they would protect nobody."""
    pairs = (one.strip().partition(":") for one in setting.split(","))
    return tuple(
        Key(name, secret)
        for name, _, secret in pairs
        if len(name) == 1 and name in _ALPHABET and len(secret) >= _LEAST_SECRET
    )


def handle_of(person_id: str) -> str:
    """A short name for a person that says nothing about them."""
    return _text(int.from_bytes(hashlib.sha256(f"person|{person_id}".encode()).digest()[:8], "big") >> 14, _PERSON_BITS)


def token(keys: tuple[Key, ...], purpose: str, ticket: str, person_id: str) -> str:
    """What proves that we let that person do this with that ticket; empty when there is no key."""
    if not keys:
        return ""
    compact, handle = ticket.replace("-", "").lower(), handle_of(person_id)
    return f"{compact}.{handle}.{keys[0].name}{_signature(keys[0], purpose, compact, handle)}"


def read(keys: tuple[Key, ...], purpose: str, token: str) -> Signed | None:
    """What a token says, if one of our keys has signed it for this purpose."""
    found = _TOKEN.fullmatch(token.lower())
    if not found:
        return None
    compact, handle, key_name, signature = found.groups()
    if not any(_signed(key, purpose, compact, handle, signature) for key in keys if key.name == key_name):
        return None
    try:
        return Signed(ids.parse_number(compact), handle)
    except InvalidNumber:
        return None


def _signed(key: Key, purpose: str, compact: str, handle: str, signature: str) -> bool:
    return hmac.compare_digest(_signature(key, purpose, compact, handle), signature)


def _signature(key: Key, purpose: str, compact: str, handle: str) -> str:
    said = f"{purpose}|{compact}|{handle}|{key.name}".encode()
    digest = hmac.new(key.secret.encode(), said, hashlib.sha256).digest()
    return _text(int.from_bytes(digest, "big") >> (256 - _SIGNATURE_BITS), _SIGNATURE_BITS)


def _text(value: int, bits: int) -> str:
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(bits - 5, -1, -5))
