"""The nightly check finds what does not agree with the entries."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.billing.models import EntryItem, Head, LedgerItem, OpenItem, account_key
from chalicelib.platform import db
from tests.support.caller import Caller

MARTA = "acc_marta"  # the stories beside this one look after Elin's books


@pytest.fixture
def ledger(stranger: Caller, bill: Callable[..., Any], pay: Callable[..., Any]) -> None:
    bill(stranger, BEAN_1=1)
    bill(stranger, BEAN_1=2)
    pay("bank-1", 3000, account=MARTA)


def spoil(model: Any, begins: str, **wrong: Any) -> None:
    items, _ = db.query(model, account_key(MARTA), begins=begins, limit=1)
    found = model.from_raw_data(items[0])
    for name, value in wrong.items():
        setattr(found, name, value)
    db.save(found)


def test_sound_books_agree(ledger: None) -> None:
    assert billing.verify(MARTA) == []
    assert billing.verify("acc_nobody") == []


@pytest.mark.parametrize(
    ("model", "begins", "wrong", "found"),
    [
        (Head, "CREDIT", {"debits": 1}, "sums"),
        (Head, "CREDIT", {"entries": 1}, "entries: 1 counted, 5 found"),
        (Head, "CREDIT", {"left": 1}, "left of the limit: 1, rebuilt None"),
        (Head, "CREDIT", {"reserved": 7}, "reserved: 7, by orders 0"),
        (LedgerItem, "I#", {"settlements": "[]"}, "item 2026-000001"),
        (LedgerItem, "I#", {"disputed": 5}, "disputed of 2026-000001: 5, 0 by its marks, 0 by disputes"),
        (OpenItem, "OPEN#", {"open": 1}, "list of what is open"),
        (EntryItem, "E#", {"balance": 1}, "balance 1"),
        (EntryItem, "E#", {"amount": 1}, "do not add up"),
    ],
)
def test_every_difference_is_found(ledger: None, model: Any, begins: str, wrong: dict[str, Any], found: str) -> None:
    spoil(model, begins, **wrong)

    assert found in "\n".join(billing.verify(MARTA))
