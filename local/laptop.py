"""The whole portal on one machine: an emulated AWS, the functions of app.py, the pump and the gateway."""

import importlib
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import MappingProxyType

from chalicelib.platform.settings import FILE
from local.emulator import control
from local.emulator.control import ROOT, Aws

NOBODY: Mapping[str, object] = MappingProxyType({})
Step = Callable[[str], AbstractContextManager[None]]
REPLY_KEYS = "a:no-secret-on-a-laptop"
EMULATOR_LOG = "emulator.log"
DEMO_LOADED = "demo-loaded"
"""The file that says that this data folder has its vendor."""


class BrokenFolder(Exception):
    """The data folder cannot be used. The message is one sentence for the developer."""


class Laptop:
    """Starts in the order in which the parts need each other, and stops in the reverse.

    `vendor` is what whoever sells here has settled, by the names in docs/operations.md; the rest is as proposed there.
    """

    def __init__(self, folder: Path, port: int, vendor: Mapping[str, object] = NOBODY) -> None:
        self._folder = folder
        self._port = port
        self._vendor = vendor
        self._open = ExitStack()
        self.aws: Aws

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self._port}"

    def start(self, step: Step) -> None:
        """Everything but the demo vendor and the site's files."""
        from local.gateway.server import ensure_free

        ensure_free(self._port)
        prepare(self._folder)
        try:
            self._start_parts(step)
        except sqlite3.Error as error:
            raise BrokenFolder(
                f"The data in {self._folder} cannot be read ({error}): 'make reset' empties it."
            ) from error

    def _start_parts(self, step: Step) -> None:
        with step("Starting AWS"), ThreadPoolExecutor(1) as aside:
            starting = aside.submit(self._start_aws)
            _import_what_is_heavy()
            starting.result()
        with step("Deploying infra/template.yaml"):
            environment = self._deploy()
        with step("Starting the portal"):
            self._serve(environment)

    def _start_aws(self) -> None:
        self.aws = control.start(self._folder / "emulator", control.USUAL_PORT, self._folder / EMULATOR_LOG)
        self._open.callback(self.aws.stop)

    def _deploy(self) -> dict[str, str]:
        """The environment that every function finds from now on."""
        os.environ.pop("AWS_PROFILE", None)
        os.environ.update(self.aws.environment())
        from infra import check_settings, settled, template
        from local import stack

        whole = template.load()
        given = settled.parameters(self._vendor, whole["Parameters"])
        told = stack.parameters_in(os.environ, whole)
        parameters = {"ReplyKeys": REPLY_KEYS, **given, **told, "SiteUrl": self.url}
        self._stack = stack.deploy(whole, parameters, self._folder / "stack.json")
        environment = self._stack.environment()
        os.environ.update(environment)
        os.environ[FILE] = str(self._store(settled.stored(self._vendor)))
        check_settings.ensure()  # better now than to the first customer
        return environment

    def _store(self, settings: dict[str, str]) -> Path:
        """The file of the long settings, as a layer brings it on AWS. A variable of the same name wins over it."""
        path = self._folder / "settings.json"
        path.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
        return path

    def _serve(self, environment: dict[str, str]) -> None:
        from local.functions import application_functions
        from local.gateway import assembly
        from local.gateway.server import Server
        from local.mailbox import Mailbox
        from local.pump.pump import Pump

        functions = application_functions()
        mailbox = Mailbox(self._folder / "mailbox.sqlite", self.aws.sent_mails)
        self._open.callback(mailbox.close)
        pump = Pump(self._stack, functions, self._folder)
        server = Server(self._port, assembly.gateway(self.aws.endpoint, environment, functions, mailbox, pump.nudge))
        self._port = server.server_port
        self._mail_codes_of_our_own_calls()
        pump.start()
        self._open.callback(pump.stop)
        self._open.callback(server.server_close)
        threading.Thread(target=server.serve_forever, args=(0.05,), name="gateway", daemon=True).start()
        self._open.callback(server.shutdown)

    def write_environment(self) -> Path:
        """A file for other terminals: `set -a; . .local/data/environment` and every command finds this portal."""
        path = self._folder / "environment"
        names = sorted(name for name in os.environ if name.startswith(("AWS_", "PORTICO_")))
        path.write_text("".join(f"{name}='{os.environ[name]}'\n" for name in names), encoding="utf-8")
        return path

    def _mail_codes_of_our_own_calls(self) -> None:
        """Whoever is invited by the application gets a mail too: its calls take the way through the gateway."""
        os.environ["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"] = f"http://127.0.0.1:{self._port}/cognito/"

    def load_demo(self, tell: Callable[[str], None]) -> list[str]:
        """Loads the vendor that one can try the portal with, once; answers how to sign in, line by line."""
        from local.demo import data, load

        loaded = self._folder / DEMO_LOADED
        if not loaded.exists():
            load.load(tell)
            loaded.touch()
        people = data.people()
        everybody = [*people["customers"], *people["staff"]]
        lines = [f"{one['email']:34} {one.get('role', 'customer')}, {one['language']}" for one in everybody]
        return [*lines, f"all with the password {people['password']}"]

    def kill(self) -> None:
        """End AWS at once. Nothing is lost: what was acknowledged is on disk."""
        if self._is_up():
            self.aws.process.kill()

    def _is_up(self) -> bool:
        return hasattr(self, "aws")

    def stop(self) -> None:
        """Lets work in progress end, then everything."""
        self._open.close()


def _import_what_is_heavy() -> None:
    """Meanwhile: the emulator has a processor of its own. The application itself must wait for its environment."""
    for name in ("boto3", "chalice", "aws_lambda_powertools", "pydantic", "pynamodb.models", "jinja2", "babel.numbers"):
        importlib.import_module(name)


def prepare(folder: Path) -> None:
    """Make the data folder, or say what is wrong with it. Raises BrokenFolder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_text("can be written")
        probe.unlink()
    except OSError as error:
        raise BrokenFolder(f"The data folder {folder} cannot be used: {error.strerror}.") from error


def default_folder() -> Path:
    """Where the portal keeps its data unless told otherwise."""
    return ROOT / ".local" / "data"
