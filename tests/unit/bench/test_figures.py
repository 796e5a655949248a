"""The bench says which budget is broken, and fails only for what every machine would measure alike."""

import pytest

from tests.bench.figures import Figure, show

KEPT = Figure("Sizes", "zip", "10 MB", "15 MB")
BROKEN = Figure("Sizes", "site", "70 kB", "60 kB", holds=False)
SLOW = Figure("CPU", "one order", "1.40", "1.25", holds=False, countable=False)


def test_every_figure_stands_beside_its_budget(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([KEPT, SLOW])

    assert capsys.readouterr().out.splitlines() == [
        "",
        "Sizes",
        "  zip        10 MB  budget 15 MB  ok",
        "",
        "CPU",
        "  one order  1.40   budget 1.25   over",
    ]


def test_a_broken_budget_that_can_be_counted_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert not show([KEPT, BROKEN])
    assert capsys.readouterr().out.endswith("BROKEN\n")
