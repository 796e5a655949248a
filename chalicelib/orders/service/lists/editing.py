"""Making, showing and changing lists."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import rules
from chalicelib.orders.models.lists import NamedList
from chalicelib.orders.schemas.lists import (
    ChangeList,
    ListLine,
    ListsView,
    ListView,
    MakeList,
    RemovedListView,
    SetListLines,
)
from chalicelib.orders.service import reviewing
from chalicelib.orders.service.lists import storing, viewing
from chalicelib.orders.service.own_numbers import UnknownSku
from chalicelib.platform import db


class ListMadeBefore(Conflict):
    """The same request came before; its list is the answer."""


def make(caller: Principal, request: MakeList, key: IdempotencyKey) -> ListView:
    """A new list of the caller's. Raises UnknownSku or TooManyLines."""
    made = NamedList(
        NamedList.key(caller.account_id),
        key.derive("lst"),
        list_id=key.derive("lst"),
        account_owner=caller.account_id,
        member_id=caller.id,
        member_name=caller.name,
        for_company=bool(caller.company),
        name=request.name,
        sharing=request.sharing,
        lines=_with({}, request.lines, caller.language),
        changed_at=clock.stamp(clock.now()),
        body_hash=key.body_hash,
        version=1,
    )
    try:
        with db.transaction() as tx:
            tx.create(made, otherwise=ListMadeBefore("This list was made before."))
    except ListMadeBefore as repeated:
        if not isinstance(repeated.found, NamedList):
            raise
        key.ensure_same(repeated.found.body_hash)
        made = repeated.found
    return viewing.view(caller, made)


def listed(caller: Principal, cursor: str | None, limit: int) -> ListsView:
    """The lists that the caller may see; a page may hold fewer, for those of colleagues are passed over."""
    page = NamedList.of_account(caller.account_id, cursor, limit)
    return ListsView(
        items=[viewing.card(caller, one) for one in page.items if storing.may_see(caller, one)],
        next_cursor=page.next_cursor,
    )


def show(caller: Principal, list_id: str) -> ListView:
    """A list beside what can be ordered at this moment. Raises ListNotFound."""
    return viewing.view(caller, storing.find(caller, list_id))


def change(caller: Principal, list_id: str, request: ChangeList) -> ListView:
    """Sets name and sharing. Raises ListNotFound or ListNotYours."""

    def rename(found: NamedList, _tx: db.Transaction) -> None:
        if request.sharing != found.sharing and found.member_id != caller.id:
            raise storing.ListNotYours("Only who made this list decides who sees it.")
        found.name, found.sharing = request.name, request.sharing

    return viewing.view(caller, storing.changed(caller, list_id, rename))


def set_lines(caller: Principal, list_id: str, request: SetListLines) -> ListView:
    """Adds, changes and takes out lines. Raises ListNotFound, ListNotYours, UnknownSku or TooManyLines."""

    def change_lines(found: NamedList, _tx: db.Transaction) -> None:
        found.lines = _with(storing.by_sku(found), request.lines, caller.language)

    return viewing.view(caller, storing.changed(caller, list_id, change_lines))


def remove(caller: Principal, list_id: str) -> RemovedListView:
    """Takes the list away for everybody. Raises ListNotFound, or ListNotYours for a colleague's."""
    found = storing.find(caller, list_id)
    if found.member_id != caller.id:
        raise storing.ListNotYours("Only who made this list may remove it.")
    with db.transaction() as tx:
        tx.delete(found)
    return RemovedListView(list_id=list_id)


def _with(kept: Mapping[str, Mapping[str, Any]], changes: Sequence[ListLine], language: str) -> list[Mapping[str, Any]]:
    wanted = {one.sku.upper(): one for one in changes}
    skus = [sku for sku, one in wanted.items() if one.quantity]
    offers = reviewing.offers(skus) if skus else {}
    if missing := sorted(sku for sku in skus if offers[sku] is None):
        raise UnknownSku("Some of these are not in the catalogue.", skus=missing)
    lines = {sku: one for sku, one in kept.items() if sku not in wanted or wanted[sku].quantity}
    for sku in skus:
        offer, one = offers[sku], wanted[sku]
        if offer and one.quantity:
            note = one.note or lines.get(sku, {}).get("note")
            lines[sku] = storing.line(offer, one.quantity, note, language)
    rules.merged((sku, 1) for sku in lines)  # not more than an order holds
    return list(lines.values())
