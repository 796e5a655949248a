"""Pinned packages as they go into a zip: for Lambda's platform, slim, compiled."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra.package import archive, slim

PLATFORM = "manylinux2014_x86_64"  # of .chalice/config.json's architecture; runs on every runtime that Lambda still has


# Copies, because files are cut down where they lie: a link would lead into uv's own store.
_UV = ["uv", "pip", "install", "--quiet", "--link-mode", "copy", "--python-platform", "x86_64-manylinux2014"]
_PIP = ["pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--platform", PLATFORM]
_ONLY_WHEELS = ["--only-binary", ":all:", "--no-deps", "--require-hashes"]


class NotInstalled(Exception):
    """Not every package was found as a wheel with the pinned hash; pip's own words say why."""


def gather(requirements: Path, folder: Path, place: str) -> None:
    """Installs into the folder, afresh. Each package is a wheel with a known hash, or the build fails.

    `place` is where Lambda will lay the folder out.

    No dependencies are followed: the requirements are the whole closure.
    """
    shutil.rmtree(folder, ignore_errors=True)
    into: list[str | Path] = [*_ONLY_WHEELS, "--target", folder, "--requirement", requirements]
    if _run(_UV, into).returncode:  # it takes a second where pip takes ten, and does not reach every index
        shutil.rmtree(folder, ignore_errors=True)
        done = _run(_PIP, into)
        if done.returncode:
            raise NotInstalled(done.stderr)
    slim.slim(folder)
    archive.compile_all(folder, place)


def _run(installer: list[str], arguments: list[str | Path]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", *installer, *arguments]
    environment = dict(os.environ)
    if "PIP_INDEX_URL" in environment:  # a mirror that only pip was told of
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
