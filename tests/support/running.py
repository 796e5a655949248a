"""The portal as `make run` runs it: processes that can be killed, and come back on what they left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from local.emulator.control import ROOT, free_port
from local.laptop import DEMO_LOADED

PATIENCE = 240.0
"""Seconds for a start. The first one may have to build the site."""
_FOREIGN = ("AWS_", "PORTICO_QUEUE", "PORTICO_BUCKET", "PORTICO_USER_POOL")


class RunningPortal:
    """`rise()` starts it, `kill()` is what a power cut does to it. Its vendor sells nothing yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self._log = folder / "run.log"
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / "data" / DEMO_LOADED).touch()

    def rise(self) -> None:
        """Start, and wait until it serves."""
        command = [sys.executable, "-m", "local.run", "--port", str(self.port), "--data", str(self._folder / "data")]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
        with self._log.open("w") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while "Ctrl-C stops it" not in self._log.read_text():
            assert self._process.poll() is None, self._log.read_text()
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.1)

    def environment(self) -> dict[str, str]:
        """How other processes find its AWS."""
        lines = (self._folder / "data" / "environment").read_text().splitlines()
        return {name: value.strip("'") for name, _, value in (line.partition("=") for line in lines)}

    def kill(self) -> None:
        """`kill -9` of every process, the innermost first, so that none learns of another's end."""
        for pid in [*_descendants(self._process.pid), self._process.pid]:
            os.kill(pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """As Ctrl-C does."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)


def _descendants(pid: int) -> list[int]:
    """Children and theirs, the youngest generation first."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = [pid]
    for parent in found:
        found += [child for child, its_parent in pairs if its_parent == parent]
    return found[:0:-1]
