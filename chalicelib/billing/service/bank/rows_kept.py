"""How rows of a bank file are kept, and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from chalicelib.billing.rules.bank_rows import BankRow, Why


def text_of(rows: Sequence[BankRow]) -> str:
    """Rows as JSON."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, separators=(",", ":"))


def rows_of(text: str) -> list[BankRow]:
    """Rows from that."""
    return [BankRow(**{**fields, "why": Why(fields["why"]) if fields["why"] else None}) for fields in json.loads(text)]
