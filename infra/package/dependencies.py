"""Pinned packages as they go into a zip: for Lambda's platform, slim, compiled."""

import shutil
import subprocess
import sys
from pathlib import Path

from infra.package import archive, slim

PLATFORM = "manylinux2014_x86_64"  # of .chalice/config.json's architecture; runs on every runtime that Lambda still has


class NotInstalled(Exception):
    """pip did not get every package as a wheel with the pinned hash; its own words say why."""


def gather(requirements: Path, folder: Path, place: str) -> None:
    """Installs into the folder, afresh. Each package is a wheel with a known hash, or the build fails.

    `place` is where Lambda will lay the folder out.

    No dependencies are followed: the requirements are the whole closure.
    """
    shutil.rmtree(folder, ignore_errors=True)
    wheels = ["--platform", PLATFORM, "--only-binary", ":all:", "--no-deps", "--require-hashes", "--no-compile"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command: list[str | Path] = [*pip, *wheels, "--target", folder, "--requirement", requirements]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(done.stderr)
    slim.slim(folder)
    archive.compile_all(folder, place)
