"""How much of a mail is looked at. Pure.

The library reads any mail in the end, but some only after minutes, or at the cost of the stack: they are turned away by
what their bytes look like, before anything parses them.
"""

import re
from enum import StrEnum

MOST_BYTES = 25 * 1024 * 1024
MOST_HEADER_BYTES = 128 * 1024
LONGEST_HEADER = 16 * 1024
MOST_HEADERS = 500
MOST_RECIPIENTS = 100
MOST_BOUNDARIES = 60
MOST_PARTS = 200
MOST_FILES = 20
MOST_TEXT = 10_000
MOST_SUBJECT = 120

_BOUNDARY = re.compile(rb"boundary\s*\*?\d*\s*=", re.IGNORECASE)
_NESTED_MAIL = re.compile(rb"^content-type:\s*message/rfc822", re.IGNORECASE | re.MULTILINE)
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")


class Overstep(StrEnum):
    """Which limit a mail does not keep to."""

    TOO_BIG = "too_big"
    TOO_DEEP = "too_deep"
    TOO_LONG_HEADER = "too_long_header"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_MANY_RECIPIENTS = "too_many_recipients"
    UNREADABLE = "unreadable"


def header_of(raw: bytes) -> bytes:
    """The bytes before the first empty line."""
    end = _END_OF_HEADER.search(raw)
    return raw[: end.start()] if end else raw


def overstep_of(raw: bytes, size: int) -> Overstep | None:
    """What keeps these bytes from being parsed. `size` is the mail's own, of which `raw` may be the beginning only."""
    if size > MOST_BYTES:
        return Overstep.TOO_BIG
    header = header_of(raw)
    if len(header) > MOST_HEADER_BYTES or header.count(b"\n") > MOST_HEADERS * 4:
        return Overstep.TOO_LONG_HEADER
    if _more_than(MOST_BOUNDARIES, _BOUNDARY, raw) or _more_than(MOST_BOUNDARIES, _NESTED_MAIL, raw):
        return Overstep.TOO_DEEP
    return None


def _more_than(most: int, pattern: re.Pattern[bytes], raw: bytes) -> bool:
    return any(count >= most for count, _ in enumerate(pattern.finditer(raw)))
