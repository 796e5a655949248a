"""What holds for every file that people wrote."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 300
CODE = {".py", ".ts", ".tsx", ".html", ".css"}
PARTS = {"routes", "reactions", "service", "models", "schemas", "events", "rules"}
ENTRIES = {"chalicelib.accounts.code_mails", "chalicelib.reports.widget"}  # called by AWS, from app.py
NOT_DOMAINS = {"kernel", "platform", "locales"}


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Everything that is, or soon will be, in version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_file_is_long(files: list[Path]) -> None:
    code = {path: len(path.read_text().splitlines()) for path in files if path.suffix in CODE}
    assert code
    assert {str(path.relative_to(ROOT)): lines for path, lines in code.items() if lines > MOST_LINES} == {}


def test_nothing_is_left_for_later(files: list[Path]) -> None:
    later = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "NotImplemented" + "Error"]) + r")\b")
    found = [path for path in files if path.suffix in CODE | {".yaml", ".md"} and later.search(path.read_text())]
    assert found == []


def test_files_of_a_domain_have_the_names_that_everybody_knows() -> None:
    """Any other name counts as rules, so it stands among the pure modules of the import contracts."""
    domains = [path for path in (ROOT / "chalicelib").iterdir() if path.is_dir() and path.name not in NOT_DOMAINS]
    modules = [path for domain in domains for path in (*domain.glob("*.py"), *domain.glob("*/__init__.py"))]
    names = {path.relative_to(ROOT).as_posix().removesuffix("/__init__.py").removesuffix(".py") for path in modules}
    others = {name.replace("/", ".") for name in names if name.count("/") == 2 and Path(name).name not in PARTS}
    assert others - ENTRIES <= _pure_modules()


def _pure_modules() -> set[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [pure] = [contract for contract in contracts if contract["name"].endswith("are pure")]
    return set(pure["source_modules"])
