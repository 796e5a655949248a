"""What a bank file tells, row by row: a payment to be posted, or in a word why it is none.

Every format is first read into `Told`, texts as the file has them; `read` makes rows of them. A row that is broken, or
that tells of something else than money that came in, stays in the list with its reason: nothing is left out in silence.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.billing.rules import amounts
from chalicelib.kernel.errors import Invalid

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 10_000
LONGEST_REFERENCE, LONGEST_NAME, LONGEST_IBAN, LONGEST_TEXT = 64, 140, 34, 280
MOST_AMOUNT = 10**12
_FIRST_YEAR, _LAST_YEAR = 2000, 2999
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MADE = "ROW-"


class UnreadableFile(Invalid):
    """Nothing can be taken from the file; `why` is a `Flaw`."""


class Flaw(StrEnum):
    """What is wrong with a file as a whole."""

    EMPTY = "empty"
    NOT_THE_FILE = "not_the_file"
    TOO_LONG = "too_long"
    TOO_MANY_ROWS = "too_many_rows"
    HAS_DOCTYPE = "has_doctype"
    XML_BROKEN = "xml_broken"
    NOT_CAMT053 = "not_camt053"
    NO_COLUMNS = "no_columns"


class Why(StrEnum):
    """Why a row is no payment: what is broken in it, or what else it tells of."""

    ROW_BROKEN = "row_broken"
    AMOUNT_MISSING = "amount_missing"
    AMOUNT_NOT_READABLE = "amount_not_readable"
    DATE_MISSING = "date_missing"
    DATE_NOT_READABLE = "date_not_readable"
    CURRENCY_NOT_READABLE = "currency_not_readable"
    DIRECTION_MISSING = "direction_missing"
    STATUS_MISSING = "status_missing"
    PARTS_DO_NOT_ADD_UP = "parts_do_not_add_up"
    REFERENCE_MISSING = "reference_missing"
    REFERENCE_TWICE = "reference_twice"
    DEBIT = "debit"
    REVERSAL = "reversal"
    PENDING = "pending"
    FOREIGN_CURRENCY = "foreign_currency"
    TWICE_IN_FILE = "twice_in_file"

    @property
    def is_bad(self) -> bool:
        """Whether the row is broken. Otherwise it is whole, and there is nothing in it to post."""
        return self not in _WHOLE


_WHOLE = frozenset({Why.DEBIT, Why.REVERSAL, Why.PENDING, Why.FOREIGN_CURRENCY, Why.TWICE_IN_FILE})


@dataclass(frozen=True, slots=True)
class Told:
    """A row as its file has it. `line` is where it stands there; `amount` has a decimal point, `on` is YYYY-MM-DD.

    `credit` is None when the file does not say which way the money went. `why` is what its reader found.
    """

    line: int
    amount: str = ""
    currency: str = ""
    on: str = ""
    credit: bool | None = None
    payer: str = ""
    iban: str = ""
    text: str = ""
    reference: str = ""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class BankRow:
    """A row of a file. With `why` it is no payment to be posted, and what could not be read is None or empty.

    `place` counts the rows from 1. `reference` is the bank's own, or made from the row's facts: the same row in another
    file has the same one. `amount` is positive, in minor units.
    """

    place: int
    line: int
    reference: str
    amount: int | None
    currency: str
    on: str
    payer: str
    iban: str
    text: str
    why: Why | None


def read(told: Iterable[Told], home: str) -> Iterator[BankRow]:
    """The rows of a file, in its order. `home` is the currency in which payments are posted."""
    seen: dict[str, BankRow] = {}
    alike: dict[str, int] = {}
    for place, one in enumerate(told, 1):
        row = _row(place, one, home)
        if row.why is None and not row.reference:
            row = _with_reference_of_its_own(row, alike)
        yield _first_of_its_reference(row, seen)


def _row(place: int, told: Told, home: str) -> BankRow:
    currency = told.currency.strip().upper()
    amount, amount_why = _amount(told.amount, currency)
    on, day_why = _day(told.on)
    found = (told.why, amount_why, day_why, _direction(told), _currency(currency, home))
    whys = sorted((why for why in found if why), key=lambda why: not why.is_bad)
    return BankRow(
        place=place,
        line=told.line,
        reference=shown(told.reference, LONGEST_REFERENCE),
        amount=amount,
        currency=currency if _CURRENCY.fullmatch(currency) else "",
        on=on,
        payer=shown(told.payer, LONGEST_NAME),
        iban=shown(told.iban, LONGEST_IBAN).replace(" ", "").upper(),
        text=shown(told.text, LONGEST_TEXT),
        why=whys[0] if whys else None,
    )


def shown(text: str, longest: int) -> str:
    """The text on one line, without what cannot be shown, and not longer than that."""
    return _UNSEEN.sub(" ", text).strip()[:longest].strip()


def _amount(text: str, currency: str) -> tuple[int | None, Why | None]:
    if not text.strip():
        return None, Why.AMOUNT_MISSING
    try:
        amount = abs(amounts.from_text(text, currency))
    except amounts.AmountNotReadable:
        return None, Why.AMOUNT_NOT_READABLE
    return (amount, None) if 0 < amount <= MOST_AMOUNT else (None, Why.AMOUNT_NOT_READABLE)


def _day(text: str) -> tuple[str, Why | None]:
    if not text.strip():
        return "", Why.DATE_MISSING
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        return "", Why.DATE_NOT_READABLE
    return (day.isoformat(), None) if _FIRST_YEAR <= day.year <= _LAST_YEAR else ("", Why.DATE_NOT_READABLE)


def _direction(told: Told) -> Why | None:
    if told.credit is None:
        return Why.DIRECTION_MISSING
    return None if told.credit else Why.DEBIT


def _currency(currency: str, home: str) -> Why | None:
    if not _CURRENCY.fullmatch(currency):
        return Why.CURRENCY_NOT_READABLE
    return None if currency == home else Why.FOREIGN_CURRENCY


def _with_reference_of_its_own(row: BankRow, alike: dict[str, int]) -> BankRow:
    """From its facts and how many equal ones came before it: two equal payments of a day are two."""
    if not (row.payer or row.iban or row.text):
        return replace(row, why=Why.REFERENCE_MISSING)
    digest = hashlib.sha256(_facts(row).encode()).hexdigest()[:32].upper()
    alike[digest] = alike.get(digest, 0) + 1
    return replace(row, reference=f"{_MADE}{digest}-{alike[digest]}")


def _facts(row: BankRow) -> str:
    return "\x1f".join((row.on, str(row.amount), row.currency, row.payer, row.iban, row.text))


def _first_of_its_reference(row: BankRow, seen: dict[str, BankRow]) -> BankRow:
    if row.why is not None or (first := seen.setdefault(row.reference, row)) is row:
        return row
    return replace(row, why=Why.TWICE_IN_FILE if _facts(first) == _facts(row) else Why.REFERENCE_TWICE)
