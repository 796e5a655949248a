"""Gathering: the cards of things as their owners tell them now. A new kind of thing is asked for here."""

from collections.abc import Iterator

from chalicelib.billing import service as billing
from chalicelib.kernel.card import Card
from chalicelib.orders import service as orders
from chalicelib.orders.service import returning, withdrawing
from chalicelib.tickets import service as tickets


def of_order(number: str) -> list[Card]:
    """An order's, and those of what stands beside it."""
    return orders.cards(number)


def of_ticket(number: str) -> list[Card]:
    """A ticket's."""
    return _found(tickets.card(number))


def of_withdrawal(number: str) -> list[Card]:
    """A withdrawal's."""
    return _found(withdrawing.card(number))


def of_return(number: str) -> list[Card]:
    """A return's."""
    return _found(returning.card(number))


def of_money(account_id: str, numbers: tuple[str, ...]) -> list[Card]:
    """Those of invoices, credit notes and payments, and of transfers that were announced, by their numbers."""
    return billing.cards(account_id, numbers)


def of_account(account_id: str) -> Iterator[Card]:
    """All that an account has, asked of everybody anew."""
    for number in orders.numbers_of(account_id):
        yield from of_order(number)
        for withdrawal in withdrawing.numbers_from(number):
            yield from of_withdrawal(withdrawal)
    for number in returning.numbers_of(account_id):
        yield from of_return(number)
    for number in tickets.numbers_of(account_id):
        yield from of_ticket(number)
    for numbers in billing.numbers_of(account_id):
        yield from of_money(account_id, numbers)


def _found(card: Card | None) -> list[Card]:
    return [card] if card else []
