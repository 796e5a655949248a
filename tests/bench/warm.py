"""CPU time of a warm request beside a bare handler that makes the same calls."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from tests.bench import scenes
from tests.bench.figures import Figure
from tests.support import unpacked
from tests.support.journeys import Portal

GROUP = "CPU of a warm request beside a bare handler with botocore's client (times as much)"
BUDGETS = {
    "show_order": ("one order", 1.25),
    "list_orders": ("list of 25 orders", 0.5),
    "place_order": ("submit of 3 lines", 1.5),
    "ask_reorder": ("reorder of 3 lines", 1.5),
    "list_ledger": ("ledger of 25 entries", 0.5),
    "show_statement": ("statement of a month", 0.5),
    "post_payment": ("post a payment", 1.5),
    "open_ticket": ("open ticket", 1.5),
}


def figures(portal: Portal) -> Iterator[Figure]:
    """One line per scene."""
    recorded = scenes.save(scenes.record(portal))
    command = [sys.executable, "-m", "tests.bench.replay"]
    done = subprocess.run(
        command, input=recorded, env=os.environ | unpacked.ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True
    )
    for name, (ours, bare) in json.loads(done.stdout).items():
        what, most = BUDGETS[name]
        yield Figure(GROUP, what, f"{ours / bare:.2f}", f"{most:.2f}", holds=ours <= most * bare, countable=False)
