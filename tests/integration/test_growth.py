"""What is asked of DynamoDB depends on what is shown, never on how much there is."""

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import pytest

from chalicelib.billing import service as billing
from chalicelib.documents import service as documents
from chalicelib.overview import service as overview
from tests.support import crowd, long_ledger
from tests.support.journeys import Portal
from tests.support.meter import Reading, metered
from tests.support.steps import STEPS

TRADED = 6
"""Invoices of this month, for which the services were asked."""
DIGITS = 100
"""Bytes: larger sums are longer."""
PAGE = 1_000
"""Entries that a statement reads at a time."""
MEMORY = 32_000_000
"""Bytes in which any statement is written."""


@dataclass(frozen=True)
class Rows:
    """What the customer has: orders, tickets (and as much of everything else), invoices paid and not paid."""

    orders: int
    tickets: int
    paid: int
    unpaid: int

    @property
    def entries(self) -> int:
        return 3 * self.paid + self.unpaid


FEW = Rows(100, 100, paid=100, unpaid=100)
MORE = Rows(600, 300, paid=600, unpaid=300)
MANY = Rows(50_000, 20_000, paid=32_700, unpaid=1_950)


@pytest.fixture
def portal_with(new_application: Callable[[], object]) -> Callable[[Rows], Portal]:
    """A new portal whose one customer has so much."""

    def make(rows: Rows) -> Portal:
        portal = Portal.opened(new_application())
        portal.settle_in(orders=2, tickets=2)
        long_ledger.fill(portal, rows.paid, rows.unpaid)
        crowd.fill(portal, rows.orders, rows.tickets)
        overview.recompute(portal.account)
        portal.trade(invoices=TRADED)
        return portal

    return make


@pytest.mark.parametrize("many", [MORE, pytest.param(MANY, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])])
def test_nothing_grows_with_the_number_of_rows(portal_with: Callable[[Rows], Portal], many: Rows) -> None:
    few = _measured(portal_with(FEW))
    portal = portal_with(many)
    lots = _measured(portal)

    assert {name: _counted(reading) for name, reading in lots.items()} == {
        name: _counted(reading) for name, reading in few.items()
    }
    for step in STEPS:
        assert step.budget.holds(lots[step.name]), (step.name, lots[step.name])
        assert abs(lots[step.name].bytes_read - few[step.name].bytes_read) < DIGITS, step.name
    assert billing.verify(portal.account) == []
    _reads_a_statement_while_it_is_written(portal, many)
    if many is MANY:  # of fewer rows, the memory would say nothing
        _writes_a_statement_without_holding_it(portal, many)


def _measured(portal: Portal) -> dict[str, Reading]:
    return {step.name: step.measure(portal) for step in STEPS}


def _counted(reading: Reading) -> tuple[list[str], float, float]:
    return reading.calls, reading.read_units, reading.write_units


def _reads_a_statement_while_it_is_written(portal: Portal, rows: Rows) -> None:
    year = billing.statement_entries(billing.statement_span(portal.account, billing.Period(**long_ledger.YEAR)))
    with metered() as reading:
        assert sum(1 for _ in islice(year, PAGE)) == PAGE
        assert reading.calls == ["Query"]
        assert sum(1 for _ in islice(year, PAGE // 2)) == PAGE // 2
        assert reading.calls == ["Query"] * 2
        assert sum(1 for _ in year) == rows.entries - PAGE - PAGE // 2
        assert reading.round_trips == rows.entries // PAGE + 1


def _writes_a_statement_without_holding_it(portal: Portal, rows: Rows) -> None:
    asked = portal.customer.post("/v1/documents", {"kind": "statement", "format": "csv", **long_ledger.YEAR}).json
    tracemalloc.start()
    try:
        documents.write(portal.account, asked["document_id"])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    written = portal.customer.get(f"/v1/documents/{asked['document_id']}").json
    assert (written["state"], written["size"] > 80 * rows.entries) == ("ready", True)
    assert most < MEMORY, (most, written["size"])
