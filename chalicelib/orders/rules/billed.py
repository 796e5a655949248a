"""What of an order shall have been billed by now. Pure. Amounts in minor units.

Nothing here looks at what was billed before: the target follows from where the order is, and billing goes there.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from chalicelib.orders import rules
from chalicelib.orders.rules.delivery import Line
from chalicelib.orders.rules.states import Status


class InvoiceOn(StrEnum):
    """The vendor's setting: when an order is billed."""

    ACCEPTED = "accepted"
    SHIPPED = "shipped"


_NOT_YET = frozenset({Status.AWAITING_APPROVAL, Status.PLACED})
ENDED = frozenset(set(Status) - {Status.AWAITING_APPROVAL, Status.PLACED, Status.ACCEPTED})
"""Nothing more of such an order will come, so it uses up no credit beside what was billed."""


def quantities(of: Iterable[Line], status: Status, invoice_on: InvoiceOn) -> dict[str, int]:
    """How much of each line is to be paid for by now: what is wanted or was shipped, less what is credited."""
    if status in _NOT_YET:
        return {}
    due = {line.sku: (line.shipped if invoice_on is InvoiceOn.SHIPPED else line.wanted) - line.credited for line in of}
    return {sku: quantity for sku, quantity in due.items() if quantity > 0}


def still_wanted(of: Iterable[Line]) -> dict[str, int]:
    """How much of each line the customer will have to pay for in the end."""
    return {line.sku: line.wanted - line.credited for line in of if line.wanted > line.credited}


def charges_stand(of: Iterable[Line], *, withdrawn: bool) -> bool:
    """Whether what is charged beside the goods is to be paid in the end. A part that is cancelled or comes back changes
    nothing about it; with nothing to be had, or all of it withdrawn from (Art. 13 of Directive 2011/83/EU), it falls.
    """
    return any(line.wanted > (line.credited if withdrawn else 0) for line in of)


def charges_due(of: Sequence[Line], status: Status, invoice_on: InvoiceOn, *, withdrawn: bool) -> bool:
    """Whether it is to be paid for by now: all of it with the first goods."""
    begun = any(line.shipped for line in of) if invoice_on is InvoiceOn.SHIPPED else status not in _NOT_YET
    return begun and charges_stand(of, withdrawn=withdrawn)


def part_of(net: int, part: int, quantity: int) -> int:
    """The net of the first `part` of a line's `quantity`, rounded half up: differences of such nets add up to it."""
    return (net * part * 2 + quantity) // (quantity * 2)


def total(lines: Iterable[tuple[str, int, int, int]], parts: Mapping[str, int]) -> int:
    """What so much of each line costs with VAT, from (SKU, quantity, net, VAT rate) of each line."""
    nets = [(rate, part_of(net, parts.get(sku, 0), quantity)) for sku, quantity, net, rate in lines]
    return sum(group.net + group.vat for group in rules.vat_groups(nets))
