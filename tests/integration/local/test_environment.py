"""Environments are made once, from exactly what is pinned, and nobody else's is touched."""

import re
import subprocess
from pathlib import Path

import pytest

from local import environment

SIX = re.findall(r"^six==.*(?:\n .*)*", environment.REQUIREMENTS.read_text(), re.MULTILINE)[0]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    (folder / "requirements.txt").write_text(SIX)
    environment.ensure(folder / "venv", folder / "requirements.txt")
    return folder


def test_it_holds_what_was_asked_for(home: Path) -> None:
    done = subprocess.run([home / "venv/bin/python", "-c", "import six"], check=False)
    assert done.returncode == 0


def test_a_second_time_it_is_there_and_nothing_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert environment.ensure(home / "venv", home / "requirements.txt") == home / "venv/bin/python"
    assert capsys.readouterr().out == ""


def test_a_package_that_is_not_the_pinned_one_is_refused(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    forged = home / "forged.txt"
    forged.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", SIX.replace("six==1.17.0", "six==1.16.0")))
    with pytest.raises(environment.Unfit, match="could not be installed"):
        environment.ensure(home / "venv", forged)


def test_a_linked_environment_is_taken_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "venv").symlink_to(tmp_path / "theirs")
    assert environment.ensure(tmp_path / "venv") == tmp_path / "venv/bin/python"
    assert capsys.readouterr().out == ""


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 2, "final", 0))
    with pytest.raises(environment.Unfit, match=r"needs Python 3\.11 or newer; this is 3\.9\."):
        environment.ensure()
