"""Use cases of named lists: make, change, repeat, and order from."""

from chalicelib.orders.service.lists.editing import change, listed, make, remove, set_lines, show
from chalicelib.orders.service.lists.repeating import TIMER, come_round, set_repeat
from chalicelib.orders.service.lists.taking import MailFacts, begin, decide, mail_facts

__all__ = [
    "TIMER",
    "MailFacts",
    "begin",
    "change",
    "come_round",
    "decide",
    "listed",
    "mail_facts",
    "make",
    "remove",
    "set_lines",
    "set_repeat",
    "show",
]
