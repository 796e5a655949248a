"""What was open earlier is what is open now, less what every entry since has done."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.billing.rules import as_of
from chalicelib.billing.rules.entries import Entry, Kind
from chalicelib.billing.rules.projections import fold
from chalicelib.kernel.errors import DomainError

DAY = date(2026, 6, 1)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Entries that the ledger allows, of every kind."""
    kept: list[Entry] = []
    for place in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(list(Kind)))
        undone = draw(st.sampled_from(kept)) if kept and kind in (Kind.DEALLOCATION, Kind.CORRECTION) else None
        entry = Entry(
            entry_id=f"ent_{place}",
            kind=kind,
            number=undone.number if undone else draw(st.sampled_from("ABCD")),
            amount=undone.amount if undone else draw(st.integers(1, 9)),
            on=DAY,
            against=undone.against if undone else draw(st.sampled_from("ABCD")) if kind is Kind.ALLOCATION else None,
            reverses=undone.entry_id if undone else None,
            corrects=undone.kind if undone and kind is Kind.CORRECTION else None,
        )
        try:
            fold([*kept, entry])
        except DomainError:
            continue
        kept.append(entry)
    return kept


@given(ledgers(), st.integers(0, 14))
def test_the_past_is_found_from_the_present(entries: list[Entry], place: int) -> None:
    then, now = fold(entries[:place]), fold(entries)
    later = as_of.since(entries[place:])

    found = {number: later.open_then(number, item.open) for number, item in now.items()}
    assert {number: left for number, left in found.items() if left} == {
        number: item.open for number, item in then.items() if item.open
    }
