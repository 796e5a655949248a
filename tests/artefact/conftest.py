"""What is deployed, unpacked, and an AWS for it to talk to."""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import boto3
import pytest

from chalicelib.platform import aws as clients
from chalicelib.platform.settings import FILE, settings
from infra import build
from local import stack
from local.emulator import control
from tests.support import sandbox
from tests.support.sandbox import Sandbox


@dataclass(frozen=True)
class Package:
    """The template and the zips, and their contents as Lambda lays them out."""

    template: dict[str, Any]
    archive: Path
    code: Path
    layer_archive: Path
    layer: Path

    def function(self, name: str, environment: dict[str, str]) -> sandbox.Function:
        """A function of the template. Of the environment it gets what the template gives it, and AWS's own part."""
        properties = self.template["Resources"][name]["Properties"]
        given = {variable: environment[variable] for variable in properties["Environment"]["Variables"]}
        own = {variable: value for variable, value in environment.items() if variable.startswith("AWS_")}
        layer = self.layer / "python" if {"Ref": "DocumentsLayer"} in properties["Layers"] else None
        return sandbox.Function(name, properties["Handler"], properties["Timeout"], self.code, own | given, layer)


@pytest.fixture(scope="session")
def package() -> Iterator[Package]:
    out = build.build()
    archives = out / "deployment.zip", out / "documents-layer.zip"
    with TemporaryDirectory() as folder:
        places = [Path(folder, archive.stem) for archive in archives]
        for archive, place in zip(archives, places, strict=True):
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(place)
        template = json.loads((out / "template.json").read_text())
        yield Package(template, archives[0], places[0], archives[1], places[1])


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The variables with which functions find the deployed resources; the test's own process has them too."""
    settings_file = tmp_path_factory.mktemp("layer") / "settings.json"
    settings_file.write_text(json.dumps({"targets": '{"p1":{"first_reply":7}}'}))
    aws = control.start(tmp_path_factory.mktemp("emulator"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in aws.environment().items():
            patch.setenv(name, value)
        _forget_clients()
        of_aws_alone = {FILE: str(settings_file), "PORTICO_EDGE_KEY": "known to CloudFront"}
        yield aws.environment() | stack.deploy().environment() | of_aws_alone
    _forget_clients()
    aws.stop()


def _forget_clients() -> None:
    """Clients remember their endpoint; other rings have others."""
    boto3.DEFAULT_SESSION = None
    for cached in (clients.dynamodb, clients.client, settings):
        cached.cache_clear()


@pytest.fixture(scope="module")
def function(package: Package, environment: dict[str, str]) -> Iterator[Callable[[str], Sandbox]]:
    """A function of the template by its name there, running."""
    with ExitStack() as stack:
        yield cache(lambda name: stack.enter_context(sandbox.running(package.function(name, environment))))


@pytest.fixture(scope="module")
def api(package: Package, function: Callable[[str], Sandbox]) -> Any:
    """The API function in the place of the Chalice application: it takes events of API Gateway."""
    routes = package.template["Resources"]["RestAPI"]["Properties"]["Body"]["paths"]
    return _Built(routes, function("APIHandler"))


@dataclass(frozen=True)
class _Built:
    routes: dict[str, Any]
    sandbox: Sandbox

    def __call__(self, event: dict[str, Any], _context: object) -> Any:
        return self.sandbox.invoke(event)
