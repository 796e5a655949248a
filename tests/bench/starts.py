"""How long `make run` takes once the environments are there: with the site and the demo to make, and the next time."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from local.emulator.control import ROOT, free_port
from local.gateway.assembly import SITE
from tests.bench.figures import Figure

GROUP = "Start of the portal on this machine (s)"
FIRST, LATER = 90.0, 8.0
SERVES = "Ctrl-C stops it"


def figures() -> Iterator[Figure]:
    """The first start and the next one."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.rmtree(SITE, ignore_errors=True)
        for what, most in (("first: with the site and the demo vendor to make", FIRST), ("later", LATER)):
            took = _seconds(Path(folder, "data"))
            yield Figure(GROUP, what, f"{took:.1f}", f"{most:.0f}", holds=took <= most, countable=False)


def _seconds(data: Path) -> float:
    began = time.monotonic()
    command = [sys.executable, "-m", "local.run", "--port", str(free_port()), "--data", str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        assert running.stdout
        said = next((line for line in running.stdout if SERVES in line), "")
        took = time.monotonic() - began
        running.terminate()
        rest = running.stdout.read()
    assert said, rest
    return took
