"""Which few things lead to most tickets."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tickets.rules.pareto import WHOLE, ranked


def test_the_few_that_matter_stand_at_the_top() -> None:
    found = ranked({"delivery": 2, "product": 7, "portal": 0, "billing": 1}, 10)
    assert [(one.name, one.count, one.share, one.running) for one in found] == [
        ("product", 7, 7000, 7000),
        ("delivery", 2, 2000, 9000),
        ("billing", 1, 1000, 10_000),
    ]
    assert ranked({}, 0) == []


@given(st.dictionaries(st.text(max_size=5), st.integers(0, 10**6)))
def test_shares_never_pass_the_whole(counts: dict[str, int]) -> None:
    found = ranked(counts, sum(counts.values()))
    assert sum(one.count for one in found) == sum(counts.values())
    assert all(before.running <= after.running <= WHOLE for before, after in itertools.pairwise(found))
    assert not found or found[-1].running == WHOLE
