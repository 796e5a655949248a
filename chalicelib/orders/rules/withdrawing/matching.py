"""Which order does somebody mean who writes "my order 7q4k m2xd 9et of May", and is the address theirs? Pure."""

import re
import unicodedata

from chalicelib.kernel.ids import InvalidNumber, parse_number

MOST_NUMBERS = 5
_LIKE_A_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?=([0-9A-Za-z]{4}[\s-]*[0-9A-Za-z]{4}[\s-]*[0-9A-Za-z]{3})(?![0-9A-Za-z]))"
)


def numbers_in(text: str) -> list[str]:
    """The order numbers in a text, as we write them, in their order; what is mistyped is none."""
    found: dict[str, None] = {}
    for match in _LIKE_A_NUMBER.finditer(text):
        try:
            found[parse_number(match[1])] = None
        except InvalidNumber:
            continue
    return list(found)[:MOST_NUMBERS]


def is_same_address(one: str, other: str) -> bool:
    """Whether two mail addresses are the same but for their capitals."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    return unicodedata.normalize("NFKC", address).strip().casefold()
