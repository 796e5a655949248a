"""The zips: compiled, complete, and the same bytes from the same sources."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LIMIT = 15_000_000  # bytes of the application: what a cold start has to fetch
LAYER_LIMIT = 8_000_000  # bytes of the layer, which only the function `documents` fetches
TASK, LAYER = "/var/task", "/opt/python"
"""Where Lambda lays out the application, and a layer's folder `python`."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LAMBDA = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}


class Incomplete(Exception):
    """Something that the functions need is not in the zip."""


class TooLarge(Exception):
    """The zip is above the budget."""


def compile_all(folder: Path, place: str = TASK) -> None:
    """A .pyc for every .py. Lambda cannot store any, so without them each cold start would compile everything.

    They are found valid without looking at a file's time, and hold the path that the file has in Lambda.
    """
    where: list[str | Path] = ["-s", folder, "-p", place]
    command = [sys.executable, "-m", "compileall", "-q", *where, "--invalidation-mode", "unchecked-hash", folder]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})


def write(target: Path, folders: Iterable[Path], within: str = "") -> None:
    """Zips the contents of the folders, in order of name and without times; `within` is their folder in the zip."""
    files = {within + path.relative_to(folder).as_posix(): path for folder in folders for path in folder.rglob("*")}
    with zipfile.ZipFile(target, "w") as archive:
        for name, path in sorted(files.items()):
            if path.is_file():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, path.read_bytes(), compresslevel=9)


def check(target: Path, requirements: Path, limit: int = LIMIT) -> None:
    """Raises Incomplete or TooLarge unless the zip holds every pinned requirement and keeps to the budget."""
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    folders = {part for name in names for part in name.split("/")[:-1] if part.endswith(".dist-info")}
    held = {canonicalize_name(name) + " " + version for name, version in map(_distribution, folders)}
    lacking = sorted(set(pinned(requirements)) - held)
    if lacking:
        raise Incomplete(f"{target.name} lacks {', '.join(lacking)}")
    if target.stat().st_size > limit:
        raise TooLarge(f"{target.name} has {target.stat().st_size:,} bytes; {limit:,} are allowed")


def pinned(requirements: Path) -> list[str]:
    """`name version` of each requirement that Lambda's platform calls for."""
    lines = [line.rstrip("\\ ") for line in requirements.read_text().splitlines() if line[:1].isalnum()]
    wanted = [Requirement(line) for line in lines]
    return [
        canonicalize_name(one.name) + " " + str(one.specifier).removeprefix("==")
        for one in wanted
        if one.marker is None or one.marker.evaluate(_LAMBDA)
    ]


def _distribution(folder: str) -> tuple[str, str]:
    name, _, version = folder.removesuffix(".dist-info").rpartition("-")
    return name, version
