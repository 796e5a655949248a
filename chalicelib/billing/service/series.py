"""Series: gapless numbers, taken in the very transaction that issues the documents."""

from datetime import date

from chalicelib.billing.models import Series
from chalicelib.billing.rules.entries import Kind
from chalicelib.kernel.errors import Conflict
from chalicelib.platform import db
from chalicelib.platform.transaction import Transaction

_SERIES = {Kind.INVOICE: ("INVOICE", ""), Kind.CREDIT_NOTE: ("CREDIT_NOTE", "C")}


def take(tx: Transaction, kind: Kind, today: date, count: int, *, moved: Conflict) -> list[str]:
    """The next `count` numbers of the year's series, like 2026-000017 or C2026-000003; once in a transaction.

    The transaction is refused with `moved` when another document took a number first.
    """
    if not count:
        return []
    series, letter = _SERIES[kind]
    pk = f"SERIES#{today.year}"
    found = db.find(Series, pk, series)
    last = int(found.last) if found else 0
    condition = Series.last == last if found else Series.pk.does_not_exist()
    tx.put(Series(pk, series, last=last + count), condition=condition, otherwise=moved)
    return [f"{letter}{today.year}-{place:06d}" for place in range(last + 1, last + count + 1)]
