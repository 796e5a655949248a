"""What an order costs: its goods, and what is charged beside them, in the terms of the rules of billing."""

from chalicelib.orders.rules import billed
from chalicelib.orders.schemas import ChargeView, DocumentView
from chalicelib.orders.service.facts import Facts

Cost = tuple[str, int, int, int]
"""SKU (or what a charge is known by), quantity, net in minor units, VAT rate in basis points."""


def of(document: DocumentView) -> list[Cost]:
    """Each line and each charge of a document; there is one of each charge."""
    lines = [(line.sku, line.quantity, line.net, line.vat_rate) for line in document.lines]
    return [*lines, *((one.key, 1, one.net, one.vat_rate) for one in charges(document))]


def charges(document: DocumentView) -> list[ChargeView]:
    """What is charged that costs anything."""
    return [one for one in document.charges if one.net]


def each(document: DocumentView) -> dict[str, int]:
    """All charges of a document, once each."""
    return {one.key: 1 for one in charges(document)}


def wanted(now: Facts) -> dict[str, int]:
    """How much of each line and charge the customer will have to pay for in the end."""
    stand = billed.charges_stand(now.lines, withdrawn=now.withdrawn)
    return {**billed.still_wanted(now.lines), **(each(now.document) if stand else {})}


def in_the_end(now: Facts) -> int:
    """What the customer has to pay for the order in the end, in minor units with VAT."""
    return billed.total(of(now.document), wanted(now))
