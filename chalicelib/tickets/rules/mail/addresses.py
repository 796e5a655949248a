"""The address to which a mail about a ticket is answered: signed, and good for one ticket and one person. Pure.

    ticket+7q4km2xd9et.3f6k0a9c2d.k5tq0v8mwzs1r3ye@in.vendor.example
           the ticket  the person key and signature

The signature is a truncated HMAC-SHA256. The first key signs, every key is believed: a key is replaced by putting a new
one before it, and taken away once the answers to its mails have come. Mail programs may change the case of an address.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.kernel import ids
from chalicelib.kernel.ids import InvalidNumber

LOCAL_PART = "ticket"
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
class Reply:
    """What a reply address says, its signature being right: a ticket, and the handle of the person it was made for."""

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


def reply_address(keys: tuple[Key, ...], domain: str, ticket: str, person_id: str) -> str:
    """The address by which that person answers in that ticket; empty when there is no key or no domain."""
    if not keys or not domain:
        return ""
    compact, handle = ticket.replace("-", "").lower(), handle_of(person_id)
    token = f"{compact}.{handle}.{keys[0].name}{_signature(keys[0], compact, handle)}"
    return f"{LOCAL_PART}+{token}@{domain}"


def read_reply(keys: tuple[Key, ...], domain: str, recipients: Iterable[str]) -> Reply | None:
    """The first of the recipients that is a reply address of ours with a good signature."""
    return next(filter(None, (_read(keys, domain, one) for one in recipients)), None)


def is_ours(domain: str, address: str) -> bool:
    """Whether mail to that address comes to us."""
    return bool(domain) and address.rpartition("@")[2].lower() == domain.lower()


def _read(keys: tuple[Key, ...], domain: str, recipient: str) -> Reply | None:
    local, _, _ = recipient.lower().rpartition("@")
    name, _, token = local.partition("+")
    found = _TOKEN.fullmatch(token)
    if not found or name != LOCAL_PART or not is_ours(domain, recipient):
        return None
    compact, handle, key_name, signature = found.groups()
    if not any(_signed(key, compact, handle, signature) for key in keys if key.name == key_name):
        return None
    try:
        return Reply(ids.parse_number(compact), handle)
    except InvalidNumber:
        return None


def _signed(key: Key, compact: str, handle: str, signature: str) -> bool:
    return hmac.compare_digest(_signature(key, compact, handle), signature)


def _signature(key: Key, compact: str, handle: str) -> str:
    said = f"reply|{compact}|{handle}|{key.name}".encode()
    digest = hmac.new(key.secret.encode(), said, hashlib.sha256).digest()
    return _text(int.from_bytes(digest, "big") >> (256 - _SIGNATURE_BITS), _SIGNATURE_BITS)


def _text(value: int, bits: int) -> str:
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(bits - 5, -1, -5))
