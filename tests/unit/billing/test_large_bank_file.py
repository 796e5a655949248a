"""A bank's file of 5,000 entries: every row is there once, sound or with its line and its fault."""

from collections import Counter
from dataclasses import replace
from itertools import cycle, islice

from chalicelib.billing.rules import bank_files
from chalicelib.billing.rules.bank_rows import Why
from tests.support.bank_files import Part, camt
from tests.support.broken_rows import FAULTS, SOUND

ENTRIES = 5_000
HEAD = 2
"""Lines of the file before its first entry."""


def test_five_thousand_entries() -> None:
    batch = replace(SOUND, parts=[Part("0.40"), Part("0.50")])  # parts that are less than the whole: a row for each
    broken = list(islice(cycle([*FAULTS.values(), SOUND]), ENTRIES - 2))
    every = [replace(one, reference=f"R-{place}") for place, one in enumerate([*broken, batch])]
    content = camt([*every, replace(SOUND, reference="R-11")])  # a sound one's reference again

    rows = bank_files.rows(content, "EUR")

    kinds = islice(cycle([*FAULTS, None]), ENTRIES - 2)
    expected = Counter([*kinds, *[Why.PARTS_DO_NOT_ADD_UP] * 2, Why.TWICE_IN_FILE])
    assert Counter(row.why for row in rows) == expected
    assert sorted({row.line for row in rows}) == list(range(HEAD + 1, HEAD + 1 + ENTRIES))
    assert len({row.place for row in rows}) == len(rows)
    assert bank_files.rows(content, "EUR") == rows
