"""Facts as bytes and rows: the same for the same, proved, and never held whole."""

import io
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.documents.facts import Kind, Sale, check_code, digest, rows
from chalicelib.documents.facts.statements import Archived, DoesNotAddUp, OpenItem, TooLongForPaper, write
from chalicelib.documents.printing import statement
from tests.support import papers

MEGABYTE = 1 << 20


class Counted(io.RawIOBase):
    """A file that keeps nothing but its length."""

    def __init__(self) -> None:
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.size += len(data)
        return len(data)


def test_facts_come_back_as_they_were() -> None:
    facts = papers.sale(Kind.INVOICE)

    assert Sale.model_validate_json(facts.as_json()) == facts
    assert facts.as_json() == papers.sale(Kind.INVOICE).as_json()
    assert check_code(digest(facts.as_json())) != check_code(
        digest(papers.sale(Kind.INVOICE, on="2026-11-28").as_json())
    )


@given(st.integers(0, 12), st.integers(-(10**9), 10**9))
def test_a_statement_comes_back_as_it_was_and_adds_up(count: int, opening: int) -> None:
    left = OpenItem(number="2026-000001", kind="invoice", on="2026-11-01", due="2026-11-15", amount=5, open=5)
    found = papers.archived(count, opening, (left,))

    assert found.head == papers.head(count, opening)
    entries = list(found.entries())
    assert entries == list(papers.entries(count, opening))
    assert found.head.opening + sum(entry.effect for entry in entries) == found.head.closing
    assert list(found.open_items()) == [left]


@pytest.mark.parametrize("wrong", [{"closing": 1}, {"opening": 1}])
def test_what_does_not_add_up_is_not_archived(wrong: dict[str, int]) -> None:
    head = papers.head(4).model_copy(update=wrong)
    with pytest.raises(DoesNotAddUp):
        write(io.BytesIO(), head, papers.entries(4), ())


def test_people_s_words_are_no_formulas_in_a_spreadsheet() -> None:
    lines = [papers.LINES[0].model_copy(update={"name": name}) for name in ("=1+1", "-2", "@x", "+358 9", "Beans")]
    file = io.BytesIO()
    rows.write_sale(file, papers.sale(Kind.ORDER, lines=lines), "7Q4K-M2XD-9ET")

    names = [line.split(",")[5] for line in file.getvalue().decode().splitlines()[1:6]]
    assert names == ["'=1+1", "-2", "'@x", "'+358 9", "Beans"]


def peak(do: Callable[[], object]) -> int:
    """Most bytes that were held at a time, beyond what was there before."""
    tracemalloc.start()
    try:
        do()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_however_long_a_statement_is_no_more_of_it_is_held() -> None:
    def archive_and_list(count: int) -> None:
        write(Counted(), papers.head(count), papers.entries(count), ())  # type: ignore[arg-type]
        lines = (line for line in [b'{"statement": ' + papers.head(count).model_dump_json().encode() + b",\n"])
        rows.write_statement(Counted(), Archived(_with(lines, count)), "7Q4K-M2XD-9ET")  # type: ignore[arg-type]

    archive_and_list(10)
    short, long = peak(lambda: archive_and_list(100)), peak(lambda: archive_and_list(3000))
    assert long < short + MEGABYTE // 4


def _with(head: Any, count: int) -> Any:
    """The lines of an archived statement, made as they are asked for."""
    yield from head
    yield b'"entries": [\n'
    for entry in papers.entries(count):
        yield entry.model_dump_json(exclude_none=True).encode() + b",\n"
    yield b"],\n"
    yield b'"open_items": [\n'
    yield b"]}\n"


@pytest.mark.prove
def test_a_year_of_20000_entries_on_paper_is_bounded() -> None:
    def print_it() -> None:
        statement.write(papers.archived(20_000), papers.edition("lt")).save(Counted())  # type: ignore[arg-type]

    assert peak(print_it) < 400 * MEGABYTE


def test_what_nobody_would_print_is_refused() -> None:
    with pytest.raises(TooLongForPaper):
        statement.write(papers.archived(6), papers.edition(), most=5)
