"""What comes back of an order, by withdrawal or by return: so much came, is credited, and can come back no more."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules.returning.counting import Pieces
from chalicelib.orders.rules.returning.states import ReturnState
from chalicelib.orders.schemas import DocumentView
from chalicelib.platform.transaction import Transaction


def pieces(line: Mapping[str, Any]) -> Pieces:
    """A stored line of a return as the rules want it."""
    counts = (line["quantity"], line["counted"], line["resellable"], line["refused"], line["settled"])
    return Pieces(*counts, line.get("repaired", 0))


def came(whole: Whole) -> dict[str, int]:
    """What came back and stays with us."""
    return _summed((*_withdrawn_came(whole), *_returned(whole, lambda line, _: pieces(line).kept)))


def credited(whole: Whole) -> dict[str, int]:
    """What need not be paid for any more: of a withdrawal all that came, of a return what is settled."""
    return _summed((*_withdrawn_came(whole), *_returned(whole, lambda line, _: pieces(line).settled)))


def gone(whole: Whole, but: str = "") -> dict[str, int]:
    """What came back or is to come, the return with that number left out: of it nothing else can be about."""
    withdrawn = ((line["sku"], _back(line)) for one in whole.withdrawals for line in one.lines or [])
    return _summed((*withdrawn, *_returned(whole, lambda line, state: pieces(line).gone(state), but)))


def shelve(tx: Transaction, parts: Iterable[tuple[DocumentView, Mapping[str, int]]]) -> None:
    """Adds that so much of these orders can be sold again: it goes back on the shelf, each product in one write.

    What is made to order has no shelf. Whoever calls makes sure by a condition of theirs that it happens once.
    """
    back = _summed(
        (line.sku, quantities.get(line.sku, 0))
        for document, quantities in parts
        for line in document.lines
        if line.from_stock
    )
    for sku, quantity in sorted(back.items()):
        if quantity:
            catalogue.put_back(tx, sku, quantity)


def _back(line: Mapping[str, Any]) -> int:
    quantity: int = line["back"] if line["came"] is None else line["came"]
    return quantity


def _withdrawn_came(whole: Whole) -> list[tuple[str, int]]:
    return [(line["sku"], line["came"] or 0) for one in whole.withdrawals for line in one.lines or []]


def _returned(whole: Whole, count: Any, but: str = "") -> list[tuple[str, int]]:
    return [
        (line["sku"], count(line, ReturnState(one.state)))
        for one in whole.returns
        if one.number != but
        for line in one.lines
    ]


def _summed(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for sku, quantity in parts:
        found[sku] = found.get(sku, 0) + quantity
    return found
