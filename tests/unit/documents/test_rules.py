"""What a file is called, and how long somebody waits for it."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.documents import rules
from chalicelib.documents.facts import Format, Kind

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "number", "language", "name"),
    [
        (Kind.INVOICE, "2026-000017", "lt", "PVM sąskaita faktūra 2026-000017.pdf"),
        (Kind.DELIVERY_NOTE, "7Q4K-M2XD-9ET/1", "sv", "Följesedel 7Q4K-M2XD-9ET-1.pdf"),
        (Kind.STATEMENT, "S2026-000004", "fi", "Tiliote S2026-000004.pdf"),
    ],
)
def test_a_file_is_called_by_what_it_is(kind: Kind, number: str, language: str, name: str) -> None:
    assert rules.file_name(kind, number, Format.PDF, language) == name


@pytest.mark.parametrize(
    ("kept", "minutes", "told"),
    [
        ("making", 0, "making"),
        ("making", 15, "making"),
        ("making", 16, "failed"),
        ("ready", 99, "ready"),
        ("failed", 0, "failed"),
    ],
)
def test_nobody_waits_for_ever(kept: str, minutes: int, told: str) -> None:
    assert rules.state(kept, NOW - timedelta(minutes=minutes), NOW) == told
