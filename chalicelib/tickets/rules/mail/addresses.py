"""The address to which a mail about a ticket is answered: signed, and good for one ticket and one person. Pure.

ticket+7q4km2xd9et.3f6k0a9c2d.k5tq0v8mwzs1r3ye@in.vendor.example
"""

from collections.abc import Iterable

from chalicelib.tickets.rules import signatures
from chalicelib.tickets.rules.signatures import Key, Signed

LOCAL_PART = "ticket"
_PURPOSE = "reply"


def reply_address(keys: tuple[Key, ...], domain: str, ticket: str, person_id: str) -> str:
    """The address by which that person answers in that ticket; empty when there is no key or no domain."""
    token = signatures.token(keys, _PURPOSE, ticket, person_id)
    return f"{LOCAL_PART}+{token}@{domain}" if token and domain else ""


def read_reply(keys: tuple[Key, ...], domain: str, recipients: Iterable[str]) -> Signed | None:
    """The first of the recipients that is a reply address of ours with a good signature."""
    return next(filter(None, (_read(keys, domain, one) for one in recipients)), None)


def is_ours(domain: str, address: str) -> bool:
    """Whether mail to that address comes to us."""
    return bool(domain) and address.rpartition("@")[2].lower() == domain.lower()


def _read(keys: tuple[Key, ...], domain: str, recipient: str) -> Signed | None:
    local, _, _ = recipient.lower().rpartition("@")
    name, _, token = local.partition("+")
    if name != LOCAL_PART or not is_ours(domain, recipient):
        return None
    return signatures.read(keys, _PURPOSE, token)
