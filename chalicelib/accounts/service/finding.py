"""Finding a customer: by the beginning of a word of their name, their people's names and addresses.

Each word is an entry of its own, written together with what it leads to; a search reads a page of one word's entries.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.accounts import rules
from chalicelib.accounts.models import Account, FindEntry, Member
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.spelling import plain
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction

MOST_FOUND = 20
_LOOKED_AT = 100  # entries of the longest word, among which the other words decide
_LONGEST_ID = 64


class CustomerNotFound(NotFound):
    """Nobody has that account."""


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """A customer, and one of their people."""

    account_id: str
    name: str
    person: str
    email: str


def entries(found: FoundAccount) -> list[FindEntry]:
    """What leads to a customer by one of their people."""
    return [
        FindEntry(
            FindEntry.key(word),
            f"{word}#{found.account_id}",
            account_id=found.account_id,
            name=found.name,
            person=found.person,
            email=found.email,
        )
        for word in rules.search_words(found.name, found.person, found.email)
    ]


def index(tx: Transaction, found: FoundAccount) -> None:
    """Adds what leads to a customer to the transaction."""
    for entry in entries(found):
        tx.put(entry)


def reindex(tx: Transaction, before: FoundAccount, after: FoundAccount) -> None:
    """The same when one of their people is called otherwise."""
    kept = {entry.sk for entry in entries(after)}
    for entry in entries(before):
        if entry.sk not in kept:
            tx.delete(FindEntry(entry.pk, entry.sk))
    index(tx, after)


def search(text: str) -> list[FoundAccount]:
    """Customers of whom every word of the text begins a word, by name; a page of them, and no more."""
    words = sorted(plain(text).split(), key=len, reverse=True)
    if not words or len(words[0]) < rules.SHORTEST_WORD:
        return []
    items, _ = db.query(FindEntry, FindEntry.key(words[0]), begins=words[0], limit=_LOOKED_AT)
    found = {one.account_id: one for one in map(_found, items) if _fits(one, words[1:])}
    return sorted(found.values(), key=lambda one: plain(one.name))[:MOST_FOUND]


def _found(item: db.Raw) -> FoundAccount:
    one = db.plain(item)
    return FoundAccount(one["account_id"], one["name"], one["person"], one["email"])


def _fits(found: FoundAccount, words: Sequence[str]) -> bool:
    known = plain(f"{found.name} {found.person} {found.email}").split()
    return all(any(each.startswith(word) for each in known) for word in words)


def described(account_id: str) -> tuple[Account, list[Member]]:
    """A customer with their people. Raises CustomerNotFound."""
    account = db.find(Account, Account.key(account_id), "ACCOUNT") if len(account_id) <= _LONGEST_ID else None
    if account is None:
        raise CustomerNotFound("There is no such customer.")
    return account, Member.of_account(account_id)


def found_as(account_id: str) -> FoundAccount:
    """A customer as a search finds them. Raises CustomerNotFound."""
    account, people = described(account_id)
    person, email = (people[0].name, people[0].email) if people else ("", "")
    return FoundAccount(account_id, account.name, person, email)
