"""Round trips and request units of the routes, counted at the wire."""

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.support.journeys import Portal
from tests.support.meter import Reading
from tests.support.steps import STEPS

GROUP = "DynamoDB: round trips, read units, write units (the read of the member comes on top)"


def figures(portal: Portal) -> Iterator[Figure]:
    """One line per step."""
    for step in STEPS:
        reading, budget = step.measure(portal), step.budget
        allowed = f"{budget.trips:2}  {budget.reads:4g}  {budget.writes:3g}"
        yield Figure(GROUP, step.name, _shown(reading), allowed, budget.holds(reading))


def _shown(reading: Reading) -> str:
    return f"{reading.round_trips:2}  {reading.read_units:4g}  {reading.write_units:3g}"
