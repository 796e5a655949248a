"""`make run` and `make reset`, once the environments are there.

python -m local.run [run]      the whole portal on http://localhost:8000
python -m local.run reset      forget what it has stored

--port 8000 (or PORTICO_PORT)   --data .local/data (or PORTICO_DATA)
"""

import argparse
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

from local import site_build
from local.console import FUNCTIONS_LOG, Step, keep_logs, say
from local.emulator.control import NotStarted
from local.laptop import BrokenFolder, Laptop, default_folder, prepare

PORT = 8000
HEARTBEAT = 0.5
"""Seconds between two looks whether the emulator is still there."""


def main() -> None:
    """Do it, or say in one sentence why not."""
    given = _arguments()
    sys.exit(reset(given.data) if given.command == "reset" else run(given.data, given.port, is_empty=given.empty))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="portico")
    parser.add_argument("command", nargs="?", choices=["run", "reset"], default="run")
    parser.add_argument("--port", type=int, default=os.environ.get("PORTICO_PORT", PORT))
    parser.add_argument("--data", type=Path, default=os.environ.get("PORTICO_DATA", default_folder()))
    parser.add_argument("--empty", action="store_true", help="without the demo vendor")
    given = parser.parse_args()
    given.data = Path(given.data).resolve()
    return given


def reset(folder: Path) -> str | int:
    """Forget everything that the portal on this machine has stored."""
    from local.emulator.lock import InUse, claim

    if not folder.exists():
        say(f"There is nothing in {folder}.")
        return 0
    try:
        with claim(folder / "emulator"):
            shutil.rmtree(folder)
    except InUse:
        return "The portal is running: stop it first."
    except OSError as error:
        return f"The data folder {folder} cannot be emptied: {error.strerror}."
    say(f"Emptied {folder}.")
    return 0


def run(folder: Path, port: int, *, is_empty: bool = False) -> str | int:
    """Serve until Ctrl-C. Answers the exit code, or the sentence that goes with code 1."""
    laptop = Laptop(folder, port)
    stopping = _Stopping(laptop)
    try:
        prepare(folder)
        keep_logs(folder)
        say("Portico")
        laptop.start(Step)
        _build_site()
        sign_ins = [] if is_empty else laptop.load_demo(lambda what: say(f"  Loading the demo vendor: {what} ..."))
        say(_welcome(laptop, folder, sign_ins))
        return stopping.wait()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - see _sentence
        return _sentence(error)
    finally:
        stopping.begin()
        laptop.stop()


def _build_site() -> None:
    if site_build.is_due():
        say("  Building the site ...")
        site_build.build()


def _sentence(error: Exception) -> str:
    """What a person can do something about, in one sentence. Anything else is a fault of ours and is shown whole."""
    from local.gateway.server import PortTaken
    from local.pump.mappings import NotPlayed
    from local.stack import NotDeployed

    if isinstance(error, PortTaken):
        return f"{error} Stop the program that listens there, or choose another port: PORTICO_PORT=8001 make run"
    if isinstance(error, NotDeployed):
        return f"infra/template.yaml could not be deployed: {error}"
    if isinstance(error, BrokenFolder | NotStarted | NotPlayed | site_build.NotBuilt):
        return str(error)
    raise error


def _welcome(laptop: Laptop, folder: Path, sign_ins: Iterable[str]) -> str:
    shown = "".join(f"\n    {line}" for line in sign_ins)
    return f"""
  The portal   {laptop.url}
  The mailbox  {laptop.url}/mailbox
  The API      {laptop.url}/api/v1/openapi.json
  AWS          {laptop.aws.endpoint}, emulated; region eu-north-1, keys test/test
  Logs         {folder / FUNCTIONS_LOG}
  Other shells set -a; . {laptop.write_environment()}
{f"  Sign in as{shown}" if shown else ""}
Ctrl-C stops it. What is stored stays until 'make reset'."""


class _Stopping:
    """The first Ctrl-C ends in good order, the second at once. Neither loses anything."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        self._asked = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._signalled)

    def _signalled(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked.is_set():
            self._laptop.kill()
            os._exit(130)
        self._asked.set()
        raise KeyboardInterrupt

    def begin(self) -> None:
        """From now on, whatever the reason for the end, another Ctrl-C is the second."""
        self._asked.set()

    def wait(self) -> str | int:
        """Until somebody asks, or the emulator dies."""
        while self._laptop.aws.process.poll() is None:
            self._asked.wait(HEARTBEAT)
        return "The emulated AWS has ended by itself; its log is emulator.log in the data folder."


if __name__ == "__main__":
    main()
