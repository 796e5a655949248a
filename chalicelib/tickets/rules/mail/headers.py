"""Headers as strangers write them: broken codings, bytes beyond ASCII, line breaks where none belong. Pure.

The library's own parser of structured headers raises on some of them and takes minutes over others, so a header is
first measured, then tried, and at last taken as it stands.
"""

import re
from email.header import decode_header
from email.message import EmailMessage
from email.utils import getaddresses

from chalicelib.kernel.clean_text import one_line
from chalicelib.tickets.rules.mail.limits import LONGEST_HEADER

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.?[^\s@<>,;:\"()\[\]\\.]+")
_LONGEST_ADDRESS = 254


def raw_values(message: EmailMessage, name: str) -> list[str]:
    """The values of a header as they came, unfolded, each cut to what is looked at; nothing is parsed."""
    wanted = name.lower()
    found = [str(value) for one, value in message.raw_items() if one.lower() == wanted]
    return [" ".join(value[:LONGEST_HEADER].split()) for value in found]


def raw(message: EmailMessage, name: str) -> str:
    """The first of them, or nothing."""
    return next(iter(raw_values(message, name)), "")


def words(message: EmailMessage, name: str) -> str:
    """A header as a person reads it, on one line."""
    return one_line(_decoded(raw(message, name)))


def addresses(message: EmailMessage, *names: str) -> list[tuple[str, str]]:
    """Display name and address of everybody in these headers; addresses in lower case, and only such as can be one."""
    values = [value for name in names for value in raw_values(message, name)]
    found = [(one_line(_decoded(name)), address) for name, address in _pairs(values)]
    return [(name, address.lower()) for name, address in found if is_address(address)]


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    try:
        return getaddresses(values)
    except Exception:  # noqa: BLE001  (brackets within brackets take its stack)
        return []


def is_address(text: str) -> bool:
    """Whether that can be somebody's address."""
    return len(text) <= _LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(text)) and text.isprintable()


def _decoded(value: str) -> str:
    """RFC 2047's words, and what came as bytes: as UTF-8 if it is that, else letter by letter."""
    try:
        parts = decode_header(value)
    except Exception:  # noqa: BLE001  (whatever a stranger's coding makes the library raise)
        return _plain(value)
    return "".join(_text(part, charset) for part, charset in parts)


def _text(part: str | bytes, charset: str | None) -> str:
    if isinstance(part, str):
        return _plain(part)
    for coding in (charset or "utf-8", "utf-8"):
        try:
            return part.decode(coding)
        except (LookupError, ValueError):
            continue
    return part.decode("latin-1")


def _plain(value: str) -> str:
    """The parser keeps bytes beyond ASCII as surrogates."""
    return _text(value.encode("utf-8", "surrogateescape"), None) if _has_surrogates(value) else value


def _has_surrogates(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value)
