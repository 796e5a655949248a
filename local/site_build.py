"""Builds the static site when something that it is made of has changed."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from local.emulator.control import ROOT

BUILDER = ROOT / "site" / "build.py"
BUILT = ROOT / "site" / "dist" / "index.html"
STAMP = ROOT / ".local" / "site.sha256"
LOCK = ROOT / ".local" / "site.lock"
SOURCES = ("site", "chalicelib", "app.py")
"""The API belongs to it: the site's client is generated from its OpenAPI document."""
VENDOR = ("PORTICO_VENDOR", "PORTICO_TERMS_VERSION", "PORTICO_TERMS_FOLDER")
"""What of the vendor stands in the pages."""
MADE = {"dist", "dist.new", "dist.old", "node_modules", "gen", "__pycache__"}


class NotBuilt(Exception):
    """The builder failed; it has said why."""


def bring_up_to_date(tell: Callable[[], None]) -> None:
    """Build the site if its sources have changed, after a word to whoever waits. Raises NotBuilt.

    Two portals that start together share one site: the second waits for the first one's.
    """
    STAMP.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_due():
            tell()
            _build()


def _is_due() -> bool:
    """Whether there is a site at all, and it is not built from these very sources."""
    return BUILDER.exists() and not (BUILT.exists() and STAMP.exists() and STAMP.read_text() == _fingerprint())


def _build() -> None:
    STAMP.unlink(missing_ok=True)
    done = subprocess.run([sys.executable, str(BUILDER)], cwd=ROOT, check=False, stdout=sys.__stdout__)
    if done.returncode:
        raise NotBuilt("The site could not be built; what went wrong stands above.")
    STAMP.write_text(_fingerprint())


def _fingerprint() -> str:
    """Of the vendor, and of names, sizes and times: reading every file would cost a second of each start."""
    digest = hashlib.sha256("\n".join(os.environ.get(name, "") for name in VENDOR).encode())
    for path in sorted(_files()):
        facts = path.stat()
        digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    own = os.environ.get("PORTICO_TERMS_FOLDER")
    for source in (*SOURCES, *([own] if own else [])):
        for folder, folders, names in os.walk(ROOT / source):
            folders[:] = [name for name in folders if name not in MADE]
            yield from (Path(folder, name) for name in names)
        if (ROOT / source).is_file():
            yield ROOT / source
