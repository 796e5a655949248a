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
from local.demo import data
from local.emulator.control import NotStarted
from local.laptop import BrokenFolder, Laptop, default_folder, prepare

PORT = 8000
HEARTBEAT = 0.5
"""Seconds between two looks whether the emulator is still there."""


def main() -> None:
    """Do it, or say in one sentence why not."""
    given = _arguments()
    sys.exit(reset(given.data) if given.command == "reset" else run(given))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="portico")
    parser.add_argument("command", nargs="?", choices=["run", "reset"], default="run")
    parser.add_argument("--port", type=int, default=os.environ.get("PORTICO_PORT", PORT))
    parser.add_argument("--data", type=Path, default=os.environ.get("PORTICO_DATA", default_folder()))
    parser.add_argument("--empty", action="store_true", help="without the demo vendor")
    parser.add_argument("--no-site", action="store_true", help="leave the site as it was built last")
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


def run(given: argparse.Namespace) -> str | int:
    """Serve until Ctrl-C. Answers the exit code, or the sentence that goes with code 1."""
    laptop = Laptop(given.data, given.port, {} if given.empty else data.SETTINGS)
    stopping = _Stopping(laptop)
    if not given.empty:
        os.environ.setdefault("PORTICO_TERMS_FOLDER", str(data.TERMS))
    try:
        prepare(given.data)
        keep_logs(given.data)
        say("Portico")
        laptop.start(Step)
        sign_ins = _fill(laptop, with_demo=not given.empty, with_site=not given.no_site)
        say(_welcome(laptop, given.data, sign_ins))
        return stopping.wait()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - see sentence
        return sentence(error)
    finally:
        stopping.begin()
        laptop.stop()


def _fill(laptop: Laptop, *, with_demo: bool, with_site: bool) -> list[str]:
    if with_site:
        site_build.bring_up_to_date(lambda: say("  Building the site ..."))
    return laptop.load_demo(lambda what: say(f"  Loading the demo vendor: {what} ...")) if with_demo else []


def sentence(error: Exception) -> str:
    """What a person can do something about, in one sentence. Anything else is a fault of ours and is shown whole."""
    from chalicelib.platform.settled import SettingsWrong
    from local.gateway.server import PortTaken
    from local.pump.mappings import NotPlayed
    from local.stack import NotDeployed

    if isinstance(error, PortTaken):
        return f"{error} Stop the program that listens there, or choose another port: PORTICO_PORT=8001 make run"
    if isinstance(error, NotDeployed):
        return f"infra/template.yaml could not be deployed: {error}"
    if isinstance(error, BrokenFolder | NotStarted | NotPlayed | SettingsWrong | site_build.NotBuilt):
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
        try:
            while self._laptop.aws.process.poll() is None:
                self._asked.wait(HEARTBEAT)
        except KeyboardInterrupt:
            return 0
        return "The emulated AWS has ended by itself; its log is emulator.log in the data folder."


if __name__ == "__main__":
    main()
