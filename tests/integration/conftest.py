"""The integration ring: AWS played by the laptop's emulator, one process for the whole session, emptied per test.

`emulator` is its endpoint; `stack` is infra/template.yaml freshly deployed into it (0.2 s) and gives the outputs.
A test that takes `stack` finds the environment that functions have on AWS.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from chalicelib.platform import aws
from chalicelib.platform.settings import settings
from local import stack as stacks
from local.emulator import control

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "integration: needs the laptop's emulator")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("integration")


@pytest.fixture(scope="session")
def running_emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[control.Aws]:
    folder = tmp_path_factory.mktemp("emulator")
    aws_here = control.start(folder)
    yield aws_here
    aws_here.stop()
    shutil.rmtree(folder)


@pytest.fixture
def emulator(running_emulator: control.Aws, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The endpoint of an empty AWS, to which every client of the test's process speaks."""
    running_emulator.reset()
    for name, value in running_emulator.environment().items():
        monkeypatch.setenv(name, value)
    forget_clients()
    yield running_emulator.endpoint
    forget_clients()


@pytest.fixture
def stack(emulator: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The outputs of the deployed template."""
    deployed = stacks.deploy()
    for name, value in deployed.environment().items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield deployed.outputs
    settings.cache_clear()


def forget_clients() -> None:
    """Clients remember their endpoint and credentials; other rings of the same process have others."""
    boto3.DEFAULT_SESSION = None
    for cached in (aws.client, aws.dynamodb, aws._session, settings):
        cached.cache_clear()


def client(service: str, endpoint: str) -> Any:
    """A client that gives up at once, so that a test sees exactly what was acknowledged."""
    config: Any = Config(retries={"total_max_attempts": 1}, read_timeout=20)
    return boto3.session.Session("test", "test", region_name=control.REGION).client(
        service,  # type: ignore[call-overload]
        endpoint_url=endpoint,
        config=config,
    )


os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
