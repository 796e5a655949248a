"""The zips: small, compiled, whole, the same from the same sources, and quick to start."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from chalicelib.kernel import clock, i18n
from chalicelib.kernel.money import Money
from infra import build
from infra.package import archive, slim
from tests.artefact.conftest import Package
from tests.support.unpacked import SLOW_TO_IMPORT

LAYER_ONLY = {"PIL", "defusedxml", "font_source_sans_pro", "fontTools", "fpdf", "lxml", "pycamt"}


def test_they_keep_to_their_budgets(package: Package) -> None:
    assert package.archive.stat().st_size <= 15_000_000
    assert package.layer_archive.stat().st_size <= 8_000_000


def test_every_module_is_compiled(package: Package) -> None:
    for names in (_names(package.archive), _names(package.layer_archive)):
        tag = sys.implementation.cache_tag
        kept = [name for name in names if name.endswith(f"{tag}.pyc")]
        compiled = {re.sub(r"__pycache__/(.+)\.\S+\.pyc$", r"\1.py", name) for name in kept}
        assert compiled == {name for name in names if name.endswith(".py")}


def test_only_the_function_for_documents_can_write_them(package: Package) -> None:
    functions = [one for one in package.template["Resources"].items() if one[1]["Type"] == "AWS::Lambda::Function"]
    layer = {"Ref": "DocumentsLayer"}
    assert [name for name, one in functions if layer in one["Properties"]["Layers"]] == ["Documents"]
    assert {name.split("/")[0] for name in _names(package.archive)} & LAYER_ONLY == set()
    held = {name.split("/")[1] for name in _names(package.layer_archive)}
    assert held & LAYER_ONLY == LAYER_ONLY - {"PIL"}
    code = "import importlib.util as i, json; print(json.dumps([n for n in ('fpdf', 'lxml') if i.find_spec(n)]))"
    assert _run(package, code) == []


def test_it_holds_the_application_and_no_tests(package: Package) -> None:
    names = _names(package.archive)
    assert {"app.py", "chalice/app.py", "chalicelib/kernel/clock.py"} <= names
    assert not [name for name in names if "/tests/" in f"/{name}" or Path(name).name.startswith("test_")]


def test_starting_imports_nothing_slow(package: Package) -> None:
    imported = set(_run(package, "import app, json, sys; print(json.dumps(list(sys.modules)))"))
    assert "chalicelib.platform.http" in imported
    assert imported & SLOW_TO_IMPORT == set()


def test_it_knows_the_services_that_the_code_calls(package: Package) -> None:
    sources = "".join(path.read_text() for path in (build.ROOT / "chalicelib").rglob("*.py"))
    called = set(re.findall(r'(?:client|create_client)\(\s*"([a-z0-9-]+)"', sources))
    assert called
    assert called <= slim.SERVICES
    code = "import botocore.session as b, json; print(json.dumps(b.get_session().get_available_services()))"
    assert set(_run(package, code)) == slim.SERVICES


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_writes_money_dates_and_plurals_of_every_language(package: Package, language: str) -> None:
    at = clock.parse("2030-02-01T12:00:00.000Z")
    code = f"""
import json
from chalicelib.kernel import clock, i18n
from chalicelib.kernel.money import Money
at = clock.parse("2030-02-01T12:00:00.000Z")
print(json.dumps([
    i18n.money(Money(amount=123456, currency="EUR"), {language!r}),
    i18n.moment(at, {language!r}, "Europe/Vilnius"),
]))
"""
    money = i18n.money(Money(amount=123456, currency="EUR"), language)
    assert _run(package, code) == [money, i18n.moment(at, language, "Europe/Vilnius")]


@pytest.mark.long
def test_the_same_sources_give_the_same_bytes(package: Package, tmp_path: Path) -> None:
    again = build.build(tmp_path)
    assert _digest(again / "deployment.zip") == _digest(package.archive)
    assert _digest(again / "documents-layer.zip") == _digest(package.layer_archive)
    assert (again / "template.json").read_text() == (package.archive.parent / "template.json").read_text()


def test_a_requirement_that_is_missing_stops_the_build(package: Package, tmp_path: Path) -> None:
    cases = (package.archive, build.REQUIREMENTS, "urllib3"), (package.layer_archive, build.LAYER_REQUIREMENTS, "fpdf2")
    for complete, requirements, left_out in cases:
        lacking = tmp_path / complete.name
        with zipfile.ZipFile(complete) as whole, zipfile.ZipFile(lacking, "w") as part:
            for name in whole.namelist():
                if left_out not in name:
                    part.writestr(name, b"")
        with pytest.raises(archive.Incomplete, match=rf"lacks {left_out} \d"):
            archive.check(lacking, requirements)


def _names(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as whole:
        return {name for name in whole.namelist() if not name.endswith("/")}


def _run(package: Package, code: str) -> Any:
    """What the code prints as JSON when only the zip's contents can be imported."""
    command = [sys.executable, "-S", "-B", "-c", code]
    environment = {"PYTHONPATH": str(package.code)}
    done = subprocess.run(command, cwd=package.code, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
