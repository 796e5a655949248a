"""Whose a thing is: the customer's who has that mail address, or the guest's who wrote from it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from chalicelib.guests.rules import looking_up as rules
from chalicelib.guests.rules.looking_up import Thing
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.orders.service import returning, withdrawing
from chalicelib.tickets import service as tickets

_FIND: Mapping[Thing, Callable[[Principal, str], object]] = {
    Thing.ORDER: orders.find,
    Thing.TICKET: tickets.find,
    Thing.RETURN: returning.find,
    Thing.WITHDRAWAL: withdrawing.show,
}
"""Each raises NotFound for what is not the caller's."""


@dataclass(frozen=True, slots=True)
class Own:
    """A thing, and as whom the owner of the address may see it."""

    thing: Thing
    number: str
    caller: Principal


def find(number: str, email: str) -> Own | None:
    """What has that number, if it is theirs who have that address. Staff own nothing."""
    canonical, things = rules.read(number)
    for caller in tickets.askers(email):
        for thing in things:
            with suppress(NotFound):
                _FIND[thing](caller, canonical)
                return Own(thing, canonical, caller)
    return None
