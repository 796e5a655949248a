"""Use cases of bank files: bring, read, match, look at, post."""

from chalicelib.billing.service.bank.files import bring, listed, received, show
from chalicelib.billing.service.bank.lines import change, report
from chalicelib.billing.service.bank.lines import listed as listed_lines
from chalicelib.billing.service.bank.lines import show as show_line
from chalicelib.billing.service.bank.matching import match, match_again
from chalicelib.billing.service.bank.posting import ask, post, post_part
from chalicelib.billing.service.bank.reading import read

__all__ = [
    "ask",
    "bring",
    "change",
    "listed",
    "listed_lines",
    "match",
    "match_again",
    "post",
    "post_part",
    "read",
    "received",
    "report",
    "show",
    "show_line",
]
