"""What Chalice makes of app.py: a SAM template, and a zip with the application and Chalice's own runtime."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Chalice reads a function's own policy only from a stage that its configuration names, and gives the functions of
# any other stage all the same one. So it always packages this stage; the real one is a parameter of the template.
STAGE = "dev"
REGION = "eu-north-1"  # Chalice wants one, and writes it nowhere


@dataclass(frozen=True, slots=True)
class Generated:
    """A template with SAM's functions and REST API, and the zip that all of its functions run."""

    template: dict[str, Any]
    archive: Path


class ChaliceRefused(Exception):
    """Chalice does not package this application; its own words say why."""


def generate(root: Path, work: Path) -> Generated:
    """Packages the project below `root` in the empty folder `work`.

    Requirements are left out: Chalice only warns when it cannot install one.
    """
    project = work / "project"
    shutil.copytree(root / "chalicelib", project / "chalicelib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / ".chalice", project / ".chalice", ignore=shutil.ignore_patterns("deploy*"))
    shutil.copy(root / "app.py", project)
    (project / "requirements.txt").touch()
    made = work / "generated"
    chalice = Path(sys.executable).with_name("chalice")
    command: list[str | Path] = [chalice, "--project-dir", project, "package", "--stage", STAGE, made]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ChaliceRefused(done.stdout + done.stderr)
    return Generated(json.loads((made / "sam.json").read_text()), made / "deployment.zip")


def _environment() -> dict[str, str]:
    """What a developer's shell sets for the portal must not end in the package."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PORTICO_", "AWS_"))}
    return kept | {"AWS_DEFAULT_REGION": REGION, "PYTHONDONTWRITEBYTECODE": "1"}
