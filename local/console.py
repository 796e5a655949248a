"""What the developer sees, apart from what functions print: their output goes to files, as on AWS it goes to a log."""

import logging
import sys
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

OWN_LOG, FUNCTIONS_LOG = "laptop.log", "functions.log"
MOST_BYTES = 10_000_000
"""A log is put aside when it has grown to that."""


def say(words: str = "") -> None:
    """One line for the person at the keyboard."""
    print(words, file=sys.__stdout__, flush=True)


class Step:
    """`with Step("Deploying"):` says what is going on and how long it took."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        self._started = time.monotonic()
        print(f"  {self._what} ...", end="", file=sys.__stdout__, flush=True)

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        say("" if kind else f" {time.monotonic() - self._started:.1f} s")


def keep_logs(folder: Path) -> None:
    """Requests and events to one file, what functions print to another; warnings of the laptop itself are shown too."""
    kept = RotatingFileHandler(folder / OWN_LOG, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8")
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    shown = logging.StreamHandler(sys.__stderr__)
    shown.setLevel(logging.WARNING)
    shown.setFormatter(logging.Formatter("  ! %(message)s"))
    laptop = logging.getLogger("local")
    laptop.setLevel(logging.INFO)
    laptop.addHandler(kept)
    laptop.addHandler(shown)
    laptop.propagate = False
    sys.stdout = _appending(folder / FUNCTIONS_LOG)


def _appending(path: Path) -> TextIO:
    too_long = path.exists() and path.stat().st_size > MOST_BYTES
    return path.open("w" if too_long else "a", buffering=1, encoding="utf-8")
