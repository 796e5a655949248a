"""The integration ring: AWS played by the laptop's emulator, one process for the whole session, emptied per test.

`emulator` is its endpoint; `stack` is infra/template.yaml freshly deployed into it (0.2 s) and gives the outputs.
A test that takes `stack` finds the environment that functions have on AWS. `gateway` serves the application to visitors
who come by HTTP. Where the tests of a module do not mind each other's traces they share one `town`.
"""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from botocore.config import Config

from chalicelib.platform import aws
from chalicelib.platform.settings import settings
from local import stack as stacks
from local.emulator import control
from local.functions import application_functions
from local.gateway import assembly
from local.gateway.server import Server
from local.mailbox import Mailbox
from tests.integration.visitor import Visitor

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "integration: needs the laptop's emulator")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("integration")


@pytest.fixture(scope="session")
def emulator_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the emulator keeps what it knows."""
    folder = tmp_path_factory.mktemp("emulator")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def running_emulator(emulator_folder: Path) -> Iterator[control.Aws]:
    aws_here = control.start(emulator_folder)
    yield aws_here
    aws_here.stop()


@contextmanager
def emptied(aws_here: control.Aws) -> Iterator[str]:
    """The endpoint of an empty AWS, to which every client of the test's process speaks."""
    aws_here.reset()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in aws_here.environment().items():
            patch.setenv(name, value)
        meet(aws_here.endpoint)
        yield aws_here.endpoint
    leave()


@contextmanager
def deployed() -> Iterator[dict[str, str]]:
    """The outputs of the template, which stands there freshly."""
    made = stacks.deploy()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in made.environment().items():
            patch.setenv(name, value)
        settings.cache_clear()
        yield made.outputs
    settings.cache_clear()


@contextmanager
def serving(aws_here: control.Aws, folder: Path) -> Iterator[int]:
    """The port of a gateway with the whole application behind it. There is no pump: nothing happens by itself."""
    mailbox = Mailbox(folder / "mailbox.sqlite", aws_here.sent_mails)
    doors = assembly.gateway(aws_here.endpoint, os.environ, application_functions(), mailbox)
    server = Server(0, doors)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()
    mailbox.close()


@pytest.fixture
def emulator(running_emulator: control.Aws) -> Iterator[str]:
    with emptied(running_emulator) as endpoint:
        yield endpoint


@pytest.fixture
def stack(emulator: str) -> Iterator[dict[str, str]]:
    with deployed() as outputs:
        yield outputs


@pytest.fixture
def new_application(running_emulator: control.Aws, emulator: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """`new_application()`: the application over an AWS that was emptied, as often as a test asks."""

    def make() -> Any:
        running_emulator.reset()
        for name, value in stacks.deploy().environment().items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        from app import app

        return app

    return make


@pytest.fixture
def gateway(running_emulator: control.Aws, stack: dict[str, str], tmp_path: Path) -> Iterator[int]:
    with serving(running_emulator, tmp_path) as port:
        yield port


class Town(NamedTuple):
    """What the tests of a module share that do not mind each other's traces: the gateway's port, the outputs."""

    gateway: int
    stack: dict[str, str]

    def visitor(self) -> Visitor:
        """Somebody before the gateway, not yet signed in."""
        return Visitor(self.gateway, self.stack)


@pytest.fixture(scope="module")
def town(running_emulator: control.Aws, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    with emptied(running_emulator), deployed() as outputs, serving(running_emulator, folder) as port:
        yield Town(port, outputs)


@pytest.fixture
def visitor(town: Town) -> Visitor:
    """Somebody before that gateway, not yet signed in."""
    return town.visitor()


def meet(endpoint: str) -> None:
    """Clients remember where their AWS is. Making them anew costs seconds, so only when it is another one."""
    if _met[-1:] != [endpoint]:
        _met[:] = [endpoint]
        boto3.DEFAULT_SESSION = None
        for cached in (aws.client, aws.dynamodb, aws._session):
            cached.cache_clear()


def leave() -> None:
    """Another ring in the same process plays AWS inside the process: it must not meet our clients."""
    if "moto" in sys.modules:
        meet("nowhere")


_met: list[str] = []


def client(service: str, endpoint: str) -> Any:
    """A client that gives up at once, so that a test sees exactly what was acknowledged."""
    config: Any = Config(retries={"total_max_attempts": 1}, read_timeout=20)
    return boto3.session.Session("test", "test", region_name=control.REGION).client(
        service,  # type: ignore[call-overload]
        endpoint_url=endpoint,
        config=config,
    )
