"""The portal as `make run` starts it: a process of its own, seen from outside."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from local.emulator.control import ROOT, free_port
from tests.integration.visitor import Visitor

PATIENCE = 90.0


class Running:
    """`with Running(folder) as portal:`. Starts on what is in the folder; ends with the block if not before."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self._folder = folder
        self.port = port or free_port()
        self.process = begin("run", "--empty", "--no-site", "--port", str(self.port), "--data", str(folder))
        self._wait()

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.interrupt()
        self.process.communicate(timeout=PATIENCE)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.ask("/config.json")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(self.process.communicate(timeout=5))

    def ask(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return json.load(answer)

    def visitor(self) -> Visitor:
        told = self.ask("/config.json")
        return Visitor(self.port, {"UserPoolId": told["userPoolId"], "UserPoolClientId": told["clientId"]})

    def environment(self) -> dict[str, str]:
        """What functions and commands find, from the file that is there for other terminals."""
        path = self._folder / "environment"
        while not path.exists():
            time.sleep(0.05)
        return dict(re.findall(r"(?m)^(\w+)='(.*)'$", path.read_text()))

    def emulator(self) -> int:
        """The process that plays AWS."""
        asked = ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)]
        listed = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        [line] = [line for line in listed.splitlines() if "emulator/serve.py" in line]
        return int(line.split()[0])

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """The portal and its AWS at once, in the middle of whatever they do."""
        for pid in (self.emulator(), self.process.pid):
            os.kill(pid, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)


def begin(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "local.run", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")
