"""The import contracts hold, and each of them bites: breaches are written into a copy of the code and must be seen."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOWN = "Calls go down"
INSIDE = "Inside a domain"
SHOWN = "A domain shows others its service and its events"
PURE = "Kernel, rules, schemas and events are pure"
CHALICE = "Only the HTTP edge knows Chalice"
DATABASE = "Routes and reactions reach the database only through their service"
SHIPS = "What ships needs nothing that does not ship"

BREACHES = [
    ("accounts/service", "from chalicelib.orders import service as orders", {DOWN}),
    ("catalogue/service", "from chalicelib.orders import service as orders", {DOWN}),
    ("overview/service", "from chalicelib.notifications import service as notifications", {DOWN}),
    ("platform/courier", "from chalicelib.accounts import service", {DOWN}),
    ("kernel/ids", "from chalicelib.platform.settings import settings", {DOWN, PURE}),
    ("loyalty/rules", "import math", {DOWN}),  # a domain that the layers do not list
    ("accounts/rules", "from chalicelib.accounts import schemas", {INSIDE}),
    ("accounts/models", "def late() -> None:\n    from chalicelib.accounts import service", {INSIDE}),
    ("accounts/service", "from chalicelib.accounts import routes", {INSIDE}),
    ("accounts/schemas", "from chalicelib.accounts import models", {INSIDE, PURE}),
    ("accounts/reactions", "from chalicelib.accounts import routes", {INSIDE}),
    ("orders/service", "from chalicelib.accounts.models import Member", {SHOWN}),
    ("orders/service", "from chalicelib.accounts.rules import Kind", {SHOWN}),
    ("orders/service", "from chalicelib.accounts.events import MemberJoined", {SHOWN}),
    ("orders/service", "from chalicelib.accounts import code_mails", {SHOWN}),
    ("orders/routes", "from chalicelib.accounts.schemas import MeView", {SHOWN}),
    ("orders/reactions", "from chalicelib.accounts.routes import members", {SHOWN}),
    ("accounts/rules", "from chalicelib.platform.settings import settings", {PURE}),
    ("accounts/rules", "import botocore.session", {PURE}),
    ("accounts/events", "from chalicelib.platform import context", {PURE}),
    ("accounts/schemas", "from pynamodb.models import Model", {PURE}),
    ("kernel/clock", "from aws_lambda_powertools import Logger", {PURE}),
    ("accounts/service", "from chalice import NotFoundError", {CHALICE}),
    ("accounts/routes", "from chalice import Response", {CHALICE}),
    ("accounts/routes", "from chalicelib.accounts.models import Member", {DATABASE}),
    ("accounts/routes", "from pynamodb.models import Model", {DATABASE}),
    ("accounts/reactions", "from chalicelib.platform import db", {DATABASE}),
    ("platform/aws", "import boto3", {SHIPS}),
    ("accounts/service", "from app import app", {SHIPS}),
    ("kernel/i18n", "import yaml", {SHIPS}),
]
WELCOME = [
    ("orders/service", "from chalicelib.accounts import service as accounts"),
    ("accounts/reactions", "from chalicelib.orders.events import OrderPlaced"),
    ("orders/reactions", "from chalicelib.accounts.events import MemberJoined"),
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the contracts read, in which other domains have files to break into."""
    unread = shutil.ignore_patterns("__pycache__", "locales")
    shutil.copytree(ROOT / "chalicelib", tmp_path / "chalicelib", ignore=unread)
    shutil.copytree(ROOT / "tests/architecture", tmp_path / "tests/architecture", ignore=unread)
    shutil.copy(ROOT / "tests/__init__.py", tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module in ("orders/service", "orders/events", "overview/service", "notifications/service"):
        _add(tmp_path, module, "")
    return tmp_path


def test_the_code_keeps_every_contract(tree: Path) -> None:
    assert _broken(tree) == set()


@pytest.mark.parametrize(("module", "line", "contracts"), BREACHES)
def test_a_breach_is_seen(tree: Path, module: str, line: str, contracts: set[str]) -> None:
    _add(tree, module, line)
    assert _broken(tree) == contracts


@pytest.mark.parametrize(("module", "line"), WELCOME)
def test_calls_down_and_facts_anywhere_are_welcome(tree: Path, module: str, line: str) -> None:
    _add(tree, module, line)
    assert _broken(tree) == set()


def _add(tree: Path, module: str, line: str) -> None:
    path = tree / f"chalicelib/{module}.py"
    path.parent.mkdir(exist_ok=True)
    path.with_name("__init__.py").touch()
    with path.open("a") as file:
        file.write(line + "\n")


def _broken(tree: Path) -> set[str]:
    """Names of the contracts that the tree breaks."""
    command: list[str | Path] = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert set(verdicts) == {DOWN, INSIDE, SHOWN, PURE, CHALICE, DATABASE, SHIPS}, done.stdout + done.stderr
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
