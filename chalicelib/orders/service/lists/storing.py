"""Reading and writing a list: who may see it, who may change it, and that nobody's change is lost."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.catalogue.service import Offer
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Forbidden, NotFound
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.lists import NamedList
from chalicelib.orders.service import naming
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction, WriteConflict

_TRIES = 4


class ListNotFound(NotFound):
    """No such list, or one that the caller may not see."""


class ListNotYours(Forbidden):
    """A colleague's list: to be seen and used, but not changed in this way."""


def read(account_id: str, list_id: str) -> NamedList | None:
    """The list as it is now."""
    return db.find(NamedList, NamedList.key(account_id), list_id)


def find(caller: Principal, list_id: str) -> NamedList:
    """A list that the caller may see. Raises ListNotFound."""
    found = read(caller.account_id, list_id)
    if found is None or not may_see(caller, found):
        raise ListNotFound("There is no such list.")
    return found


def to_change(caller: Principal, list_id: str) -> NamedList:
    """The same, if the caller may change it. Raises ListNotYours too."""
    found = find(caller, list_id)
    if not may_change(caller, found):
        raise ListNotYours("Only who made this list may change it.")
    return found


def may_see(caller: Principal, found: NamedList) -> bool:
    """Whether the list is theirs or shared with them."""
    return found.member_id == caller.id or found.sharing != "own"


def may_change(caller: Principal, found: NamedList) -> bool:
    """Whether they may set its lines, name and rhythm."""
    return found.member_id == caller.id or found.sharing == "changed"


def put(tx: Transaction, changed: NamedList) -> None:
    """Writes a list that was read, unless somebody was faster (WriteConflict)."""
    before = int(changed.version)
    changed.version, changed.changed_at = before + 1, clock.stamp(clock.now())
    tx.put(changed, condition=NamedList.version == before)


def changed(caller: Principal, list_id: str, change: Callable[[NamedList, Transaction], None]) -> NamedList:
    """The list after that change to it, made again on what somebody else who was faster has left.

    Raises ListNotFound, ListNotYours, and WriteConflict when many are faster.
    """
    for _ in range(_TRIES):
        found = to_change(caller, list_id)
        try:
            with db.transaction() as tx:
                change(found, tx)
                put(tx, found)
        except WriteConflict as conflict:
            refused = conflict
            continue
        return found
    raise refused


def line(offer: Offer, quantity: int, note: str | None, language: str) -> dict[str, Any]:
    """A line as it is kept: what was wanted, at the price of this moment."""
    return {
        "sku": offer.sku,
        "name": naming.of(offer, language),
        "quantity": quantity,
        "decimals": offer.terms.decimals,
        "unit": offer.unit,
        "unit_price": offer.price,
        "discount_rate": offer.terms.discount_at(quantity),
        "currency": offer.currency,
        "made_to_order": offer.stock is None,
        "note": note,
    }


def by_sku(found: NamedList) -> dict[str, Mapping[str, Any]]:
    """Its lines in their order."""
    return {one["sku"]: one for one in found.lines}
