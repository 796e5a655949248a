"""What stays given up of a debt when a credit note takes back some of what it was for. Pure.

No more of an invoice stays given up than its credit notes have left of it. So they bring the customer what they paid,
never what they were forgiven: for the rest of a credit note the write-off is reversed, and it settles the invoice.
"""

from dataclasses import dataclass

from chalicelib.billing.rules.concessions import MoreThanIsLeft
from chalicelib.billing.rules.entries import Kind
from chalicelib.billing.rules.projections import Item, Settlement


@dataclass(frozen=True, slots=True)
class Reversal:
    """The write-offs that are reversed, each whole, newest first; `again` of them stays given up, and is posted anew.

    What was given up `again` is a part of the last of them.
    """

    undone: tuple[Settlement, ...] = ()
    again: int = 0


def standing(invoice: Item) -> list[Settlement]:
    """What was given up of it and not taken back, oldest first."""
    return [one for one in invoice.settlements if one.kind is Kind.WRITE_OFF]


def ensure_left(invoice: Item, left: int) -> None:
    """Raises MoreThanIsLeft when more stands given up than is left, as when a credit note of it settles another."""
    over = _over(invoice, left)
    if over > 0:
        last = standing(invoice)[-1].amount
        raise MoreThanIsLeft("More than its credit notes have left of it.", number=invoice.number, left=last - over)


def reversed_for(invoice: Item, left: int) -> Reversal:
    """What must be reversed where so much is left of the invoice, paid or not, after all its credit notes."""
    given_up, over = standing(invoice), _over(invoice, left)
    undone = []
    while over > 0:
        undone.append(given_up.pop())
        over -= undone[-1].amount
    return Reversal(tuple(undone), -over) if undone else Reversal()


def _over(invoice: Item, left: int) -> int:
    return sum(one.amount for one in standing(invoice)) - left
