"""Which kind of file it is, and its rows."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from chalicelib.billing.rules import bank_camt, bank_csv
from chalicelib.billing.rules.bank_rows import MOST_BYTES, MOST_ROWS, BankRow, Flaw, Told, UnreadableFile, read

_BLANK: Final = b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"


def rows(content: bytes, home: str) -> list[BankRow]:
    """The rows of a bank's file, good and bad, in its order. Raises UnreadableFile when there is nothing to take.

    `home` is the currency in which payments are posted.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile("The file is too long.", why=Flaw.TOO_LONG)
    found = list(islice(read(_told(content, home), home), MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise UnreadableFile("The file has too many rows.", why=Flaw.TOO_MANY_ROWS)
    if not found:
        raise UnreadableFile("There is no row in the file.", why=Flaw.EMPTY)
    return found


def _told(content: bytes, home: str) -> Iterator[Told]:
    start = content[:200].lstrip(_BLANK)
    if not start:
        raise UnreadableFile("The file is empty.", why=Flaw.EMPTY)
    return bank_camt.told(content) if start.startswith(b"<") else bank_csv.told(content, home)
