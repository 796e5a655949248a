"""Makes Python environments from pinned requirements with hashes.

    python3 local/environment.py        makes what is missing or out of date, in silence when nothing is

It runs before anything is installed, so it needs nothing but the standard library, and an old Python can read it. uv
installs in seconds; where it cannot be had or does not reach the packages, pip does the same in a minute.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
HOME = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements-dev.txt"
EMULATOR = ROOT / ".local/emulator-venv", ROOT / "local/emulator/requirements.txt"
STAMP = ".requirements"  # in an environment: what it was made from
LOCK = ROOT / ".local/environments.lock"


class Unfit(Exception):
    """This machine lacks something. The sentence says what, and what to do about it."""


def ensure(folder: Path = HOME, requirements: Path = REQUIREMENTS) -> Path:
    """The Python of an environment with those packages, which is made first unless it is there already.

    An environment that is only linked belongs to somebody else and is taken as it is. Raises Unfit.
    """
    if sys.version_info < OLDEST:
        raise Unfit("Portico needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:  # whoever comes meanwhile waits, and finds it made
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder.is_symlink() or _is_made(folder, requirements)):
            _make_anew(folder, requirements)
    return folder / "bin/python"


def _is_made(folder: Path, requirements: Path) -> bool:
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_text() == _fingerprint(requirements)


def _make_anew(folder: Path, requirements: Path) -> None:
    print(f"Installing what {_shown(requirements)} lists into {_shown(folder)} ...", flush=True)
    (folder / STAMP).unlink(missing_ok=True)
    _make(folder)
    _install(folder / "bin/python", requirements)
    (folder / STAMP).write_text(_fingerprint(requirements))


def _fingerprint(requirements: Path) -> str:
    version = "{}.{}".format(*sys.version_info)
    return hashlib.sha256(requirements.read_bytes()).hexdigest() + " " + version


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _make(folder: Path) -> None:
    here = "{}.{}".format(*sys.version_info)
    if (folder / f"lib/python{here}/site-packages/pip").exists():
        return
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], capture_output=True, check=False)
    if made.returncode:
        raise Unfit("Python cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv")


def _install(python: Path, requirements: Path) -> None:
    given = ["--require-hashes", "-r", str(requirements)]
    uv = shutil.which("uv") or shutil.which("uv", path=str(HOME / "bin")) or _fetched_uv(python, requirements)
    if uv and _succeeds(uv, "pip", "install", "--quiet", "--python", str(python), *given):
        return
    if not _succeeds(str(python), "-m", "pip", "install", "--quiet", *given):
        raise Unfit("The packages could not be installed. Is the package index within reach?")


def _fetched_uv(python: Path, requirements: Path) -> str:
    """Installs uv first, at the version and with the hashes of the requirements; nothing if they do not name it."""
    pinned = re.search(r"^uv==.*(?:\n .*)*", requirements.read_text(), re.MULTILINE)
    if pinned is None:
        return ""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as only:
        only.write(pinned[0])
        only.flush()
        _succeeds(str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", only.name)
    return shutil.which("uv", path=str(python.parent)) or ""


def _succeeds(*command: str) -> bool:
    environment = dict(os.environ)
    if "PIP_INDEX_URL" in environment:  # a mirror that only pip was told of
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    return subprocess.run(command, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    try:
        ensure()
        ensure(*EMULATOR)
    except Unfit as unfit:
        sys.exit(str(unfit))
