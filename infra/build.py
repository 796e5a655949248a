"""Builds what is deployed: build/template.json, build/deployment.zip and build/documents-layer.zip.

    python -m infra.build

Chalice packages the application, infra/template.yaml and infra/aws.yaml are laid over its template, and the whole is
expanded to plain CloudFormation here, without AWS, so that what the checks read is what is deployed. The same sources
give the same bytes; when nothing changed nothing is done.
"""

import fcntl
import hashlib
import json
import os
import platform
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from infra import template as ours
from infra.package import alarms, archive, dependencies, edge, environment, functions, gateway, generated, merge

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build"
REQUIREMENTS = ROOT / "requirements.txt"
LAYER_REQUIREMENTS = ROOT / "requirements-documents.txt"
INSTALLING = tuple(f"infra/package/{name}.py" for name in ("archive", "dependencies", "slim"))
"""What the folders of installed packages are made by."""
SOURCES = (
    "app.py",
    ".chalice/*.json",
    "chalicelib/**/*",
    "infra/**/*.py",
    "infra/*.yaml",
    "infra/*.js",
    "requirements*.txt",
)


def build(out: Path = OUT) -> Path:
    """Makes the three files in `out`, unless they stand there made from these very sources, and returns `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out):
        mark, wanted = out / "sources.sha256", _digest(*SOURCES)
        if not (mark.exists() and mark.read_text() == wanted):
            mark.unlink(missing_ok=True)
            _make(out)
            mark.write_text(wanted)
    return out


def _make(out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        made = generated.generate(ROOT, work)
        (out / "template.json").write_text(json.dumps(_template(made.template), indent=1, sort_keys=True))
        application = work / "application"
        with zipfile.ZipFile(made.archive) as package:
            package.extractall(application)
        archive.compile_all(application)
        packages = _packages(REQUIREMENTS, out / "packages", archive.TASK)
        archive.write(out / "deployment.zip", [application, packages])
        archive.check(out / "deployment.zip", REQUIREMENTS)
    packages = _packages(LAYER_REQUIREMENTS, out / "packages-documents", archive.LAYER)
    archive.write(out / "documents-layer.zip", [packages], within="python/")
    archive.check(out / "documents-layer.zip", LAYER_REQUIREMENTS, archive.LAYER_LIMIT)


def _packages(requirements: Path, folder: Path, place: str) -> Path:
    """The requirements, installed; kept from one build to the next because that takes longest."""
    mark, wanted = folder.with_suffix(".sha256"), _digest(requirements.name, *INSTALLING)
    if not (mark.exists() and mark.read_text() == wanted):
        mark.unlink(missing_ok=True)
        dependencies.gather(requirements, folder, place)
        mark.write_text(wanted)
    return folder


def _template(sam: dict[str, Any]) -> dict[str, Any]:
    whole: dict[str, Any] = merge.over(merge.over(sam, ours.load()), ours.load(ours.AWS_ONLY))
    for part in (functions, gateway, edge, alarms):
        part.complete(whole)
    plain = _expanded(whole)
    environment.check(plain)
    return plain


def _expanded(sam: dict[str, Any]) -> dict[str, Any]:
    """SAM's functions and API as what they stand for."""
    os.environ.setdefault("AWS_DEFAULT_REGION", generated.REGION)  # the translator asks for one
    from samtranslator.translator.transform import transform

    plain: dict[str, Any] = transform(sam, {}, _NoManagedPolicies())
    plain.pop("Transform", None)
    return plain


class _NoManagedPolicies:
    def load(self) -> dict[str, str]:
        return {}


def _digest(*patterns: str) -> str:
    """Of the names and contents of the files, and of the Python that is used."""
    digest = hashlib.sha256(platform.python_version().encode())
    paths = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    for path in sorted(path for path in paths if path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Two builds into one folder go one after the other."""
    with (out / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Builds and says what came of it."""
    began = time.monotonic()
    out = build()
    resources = len(json.loads((out / "template.json").read_text())["Resources"])
    print(f"build/template.json: {resources} resources.", end=" ")
    for name in ("deployment.zip", "documents-layer.zip"):
        print(f"build/{name}: {(out / name).stat().st_size / 1e6:.1f} MB.", end=" ")
    print(f"{time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
