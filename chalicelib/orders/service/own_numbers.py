"""The numbers by which customers know our products: kept per account, for everybody in it."""

from itertools import islice

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.principal import Principal
from chalicelib.orders.models.own_numbers import OwnNumber
from chalicelib.orders.schemas.quick import OwnNumbersView, OwnNumberView, SetOwnNumbers
from chalicelib.orders.service import naming, reviewing
from chalicelib.platform import db

MOST = 5_000  # of one account, read at once when an order is looked up


class UnknownSku(Invalid):
    """`skus` are not in the catalogue, so no number can stand for them."""


def known(account_id: str) -> dict[str, str]:
    """The account's numbers in capitals, each with its SKU."""
    items = islice(db.every(OwnNumber, OwnNumber.key(account_id)), MOST)
    return {item["sk"]["S"]: item["sku"]["S"] for item in items}


def listed(caller: Principal, cursor: str | None, limit: int) -> OwnNumbersView:
    """The account's numbers with the products' names."""
    page = OwnNumber.listed(caller.account_id, cursor, limit)
    return OwnNumbersView(
        items=_named(caller, [(one.number, one.sku) for one in page.items]), next_cursor=page.next_cursor
    )


def set_several(caller: Principal, request: SetOwnNumbers) -> OwnNumbersView:
    """Remembers, changes or forgets numbers; doing it again changes nothing more. Raises UnknownSku."""
    wanted = {one.number.upper(): one for one in request.numbers}
    skus = {one.sku.upper() for one in wanted.values() if one.sku}
    offers = reviewing.offers(skus) if skus else {}
    if missing := sorted(sku for sku, offer in offers.items() if offer is None):
        raise UnknownSku("Some of these are not in the catalogue.", skus=missing)
    with db.transaction() as tx:
        for one in wanted.values():
            item = OwnNumber.of(caller.account_id, one.number)
            if one.sku is None:
                tx.delete(item)
            else:
                item.number, item.sku = one.number, one.sku.upper()
                tx.put(item)
    kept = [(one.number, one.sku.upper()) for one in wanted.values() if one.sku]
    return OwnNumbersView(items=_named(caller, kept), next_cursor=None)


def _named(caller: Principal, pairs: list[tuple[str, str]]) -> list[OwnNumberView]:
    offers = reviewing.offers(dict.fromkeys(sku for _, sku in pairs)) if pairs else {}
    return [
        OwnNumberView(
            number=number, sku=sku, name=naming.of(offer, caller.language) if (offer := offers[sku]) else None
        )
        for number, sku in pairs
    ]
