"""What is known about the rows of a bank file: what their texts name, debts of their amounts, who paid from there.

One Query for each different reference, amount and bank account; the things themselves come a hundred at a time.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from chalicelib.accounts import service as accounts
from chalicelib.billing.models import Announcement, LedgerItem, OpenItem, amount_key
from chalicelib.billing.models.bank import Payer
from chalicelib.billing.rules import bank_matching, references
from chalicelib.billing.rules.bank_matching import Announced, Debt, Found
from chalicelib.billing.rules.bank_rows import BankRow
from chalicelib.billing.service import stored
from chalicelib.platform import db

_MOST_NAMED = 10  # references of one row that are looked up
_MOST_ALIKE = 5  # debts of one amount, or accounts of one payer, among which people would have to choose anyway
_MODELS: dict[str, Any] = {"I": LedgerItem, "TOLD": Announcement, "OPEN": OpenItem}


class _Place(NamedTuple):
    """Where a thing lies in the billing table."""

    pk: str
    sk: str

    @property
    def account_id(self) -> str:
        return self.pk.removeprefix("A#")


class _Leads(NamedTuple):
    """Where the things lie that a row leads to: what it names, or else debts of its amount, and who paid before."""

    named: list[_Place]
    equal: list[_Place]
    paid: tuple[str, ...]


Things = dict[_Place, Debt | Announced]


def known(rows: Sequence[BankRow]) -> tuple[list[Found], dict[str, str]]:
    """What is known about each of these rows, which are payments; and the names of the accounts this speaks of."""
    indexed, paid_from = cache(_indexed), cache(_paid_from)
    leads = [_leads(row, indexed, paid_from) for row in rows]
    things = _things({place for lead in leads for place in (*lead.named, *lead.equal)})
    names = accounts.names(
        {thing.account_id for thing in things.values()} | {one for lead in leads for one in lead.paid}
    )
    return [_found(row, lead, things, names) for row, lead in zip(rows, leads, strict=True)], names


def _leads(row: BankRow, indexed: Any, paid_from: Any) -> _Leads:
    named = [place for one in references.mentioned(row.text)[:_MOST_NAMED] for place in indexed(one)]
    if named:
        return _Leads(named, [], ())
    return _Leads([], indexed(amount_key(row.currency, row.amount or 0)), paid_from(row.iban) if row.iban else ())


def _indexed(reference: str) -> list[_Place]:
    items, _ = db.query(LedgerItem, reference, index="by_reference", limit=_MOST_ALIKE)
    return [_Place(item["pk"]["S"], item["sk"]["S"]) for item in items]


def _paid_from(iban: str) -> tuple[str, ...]:
    items, _ = db.query(Payer, Payer.key(iban), limit=_MOST_ALIKE)
    return tuple(item["account_id"]["S"] for item in items)


def _things(places: Iterable[_Place]) -> Things:
    """The debts and announcements at these places that are still there; what else lies there is left out."""
    found = _fetched(places)
    told = {place: thing for place, thing in found.items() if isinstance(thing, Announcement)}
    found |= _fetched({debt for place, thing in told.items() for debt, _ in _wanted(place, thing)} - found.keys())
    debts = {place: debt for place, thing in found.items() if (debt := _debt(place, thing))}
    return {**debts, **{place: _announced(place, thing, debts) for place, thing in told.items()}}


def _fetched(places: Iterable[_Place]) -> dict[_Place, Any]:
    known_kinds = [place for place in places if place.sk.partition("#")[0] in _MODELS]
    wishes = [db.Wish(_MODELS[place.sk.partition("#")[0]], *place) for place in known_kinds]
    things = db.fetch(*wishes) if wishes else []
    return {place: thing for place, thing in zip(known_kinds, things, strict=True) if thing is not None}


def _wanted(place: _Place, told: Announcement) -> Iterator[tuple[_Place, int]]:
    for number, amount in json.loads(told.splits):
        yield _Place(place.pk, LedgerItem.key(number)), amount


def _debt(place: _Place, thing: Any) -> Debt | None:
    if isinstance(thing, OpenItem):
        return Debt(place.account_id, thing.number, int(thing.open))
    if isinstance(thing, LedgerItem) and (item := stored.as_item(thing)).is_debit:
        return Debt(place.account_id, item.number, item.open)
    return None


def _announced(place: _Place, told: Announcement, debts: dict[_Place, Debt]) -> Announced:
    wanted = tuple((debts[debt], amount) for debt, amount in _wanted(place, told) if debt in debts)
    return Announced(place.account_id, int(told.amount), wanted)


def _found(row: BankRow, lead: _Leads, things: Things, names: dict[str, str]) -> Found:
    named = [things[place] for place in lead.named if place in things]
    equal = [thing for place in lead.equal if isinstance(thing := things.get(place), Debt)]
    payers = {debt.account_id: names.get(debt.account_id, "") for debt in equal}
    return Found(
        announced=tuple(thing for thing in named if isinstance(thing, Announced)),
        named=tuple(thing for thing in named if isinstance(thing, Debt)),
        exact=tuple(equal),
        paid=lead.paid,
        alike=bank_matching.alike(row.payer, payers),
    )
