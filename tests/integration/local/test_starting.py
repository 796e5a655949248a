"""`make run`: it starts, it ends when asked, and what is wrong is said in one clear sentence."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from local.emulator.control import ROOT
from tests.integration.local.conftest import wait_for
from tests.integration.local.running import Running, begin, is_alive

EMAIL = "elin@kafe-lulea.example"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody has signed up."""
    folder = tmp_path_factory.mktemp("portal") / "data"
    with Running(folder) as portal:
        portal.visitor().register(EMAIL)
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return Path(shutil.copytree(kept, tmp_path / "data"))


def complaint(*arguments: str) -> str:
    """The one sentence with which the portal refuses to start."""
    refused = begin(*arguments)
    _, said = refused.communicate(timeout=90)
    sentences = [line for line in said.splitlines() if line.strip()]
    assert refused.returncode == 1, said
    assert len(sentences) == 1, said
    return sentences[0]


def test_a_second_ctrl_c_ends_at_once_and_without_a_word(folder: Path) -> None:
    with Running(folder) as portal:
        emulator = portal.emulator()
        portal.interrupt()
        portal.interrupt()
        _, said = portal.process.communicate(timeout=20)
    assert said == ""
    wait_for(lambda: not is_alive(emulator))


def test_ctrl_c_while_it_starts_is_no_drama(tmp_path: Path) -> None:
    starting = begin("run", "--empty", "--no-site", "--port", "0", "--data", str(tmp_path))
    wait_for((tmp_path / "emulator" / "lock").exists, seconds=30)
    starting.send_signal(2)
    _, said = starting.communicate(timeout=20)
    assert said == ""
    assert starting.returncode in (130, -2)  # both mean: interrupted


def test_no_emulator_outlives_a_killed_portal_and_ctrl_c_ends_everything_in_good_order(folder: Path) -> None:
    with Running(folder) as portal:
        emulator = portal.emulator()
        portal.process.kill()
        portal.process.communicate(timeout=20)
        wait_for(lambda: not is_alive(emulator))
    with Running(folder) as portal:
        portal.visitor().sign_in(EMAIL)  # the data stay
        emulator = portal.emulator()
        portal.interrupt()
        _, said = portal.process.communicate(timeout=20)
    assert (portal.process.returncode, said) == (0, "")
    assert not is_alive(emulator)


def test_a_portal_whose_aws_is_gone_says_so_and_ends(folder: Path) -> None:
    with Running(folder) as portal:
        os.kill(portal.emulator(), signal.SIGKILL)
        _, said = portal.process.communicate(timeout=30)
    assert portal.process.returncode == 1
    assert "AWS has ended by itself" in said
    assert "Traceback" not in said


def test_two_portals_do_not_share_a_port_or_a_folder(folder: Path) -> None:
    with Running(folder) as portal:
        same_port = complaint("run", "--port", str(portal.port), "--data", str(folder.with_name("other")))
        assert same_port.startswith(f"Port {portal.port} is taken.")
        same_folder = complaint("run", "--port", "0", "--data", str(folder))
        assert "Another emulator is using" in same_folder
        assert complaint("reset", "--data", str(folder)) == "The portal is running: stop it first."


def test_a_port_that_is_taken_by_a_stranger(tmp_path: Path) -> None:
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        said = complaint("run", "--port", str(port), "--data", str(tmp_path))
    assert said == (
        f"Port {port} is taken. Stop the program that listens there, or choose another port: PORTICO_PORT=8001 make run"
    )


@pytest.mark.parametrize("file", ["emulator/emulator.sqlite", "pump.sqlite", "mailbox.sqlite"])
def test_data_that_cannot_be_read(folder: Path, file: str) -> None:
    for beside in folder.glob(f"{file}-*"):
        beside.unlink()
    (folder / file).write_bytes(b"This is no database, but it is long enough to be taken for one." * 100)
    assert "cannot be read" in (said := complaint("run", "--port", "0", "--data", str(folder)))
    assert "'make reset' empties it" in said


def test_data_that_were_torn_in_the_middle(folder: Path) -> None:
    database = folder / "emulator" / "emulator.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = database.read_bytes()
    database.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    assert "cannot be read" in complaint("run", "--port", "0", "--data", str(folder))


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    said = complaint("run", "--port", "0", "--data", str(tmp_path / "data"))
    assert said.startswith(f"The data folder {tmp_path / 'data'} cannot be used")
    assert "cannot be used" in complaint("run", "--port", "0", "--data", "/proc/portico")


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 13)])
def test_a_python_that_is_too_old(version: tuple[int, int, int]) -> None:
    script = (
        f"import sys, runpy; sys.version_info = {(*version, 'final', 0)}; sys.argv = ['local/start.py', 'run'];"
        " runpy.run_path('local/start.py', run_name='__main__')"
    )
    refused = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.strip().splitlines() == [
        f"Portico needs Python 3.11 or newer; this is {version[0]}.{version[1]}."
    ]


def test_reset_forgets_everything(folder: Path) -> None:
    forgetting = begin("reset", "--data", str(folder))
    said, complaints = forgetting.communicate(timeout=30)
    assert (forgetting.returncode, complaints) == (0, "")
    assert said == f"Emptied {folder}.\n"
    assert not folder.exists()
    again = begin("reset", "--data", str(folder))
    assert again.communicate(timeout=30) == (f"There is nothing in {folder}.\n", "")
