"""The Lambda functions of the portal, called by name as Lambda calls them: JSON in, JSON out, a context, a timeout."""

import json
import threading
import time
import uuid
from typing import Any, Protocol

from local.emulator.control import REGION, ROOT

Json = dict[str, Any]
CONFIG = ROOT / ".chalice" / "config.json"
HTTP = "api_handler"
"""Chalice's name for the function behind all routes."""
ACCOUNT = "000000000000"


class TimedOut(Exception):
    """The function ran longer than Lambda would have let it."""


class Functions(Protocol):
    """Whatever can run the portal's functions: the application in this process, or its built package."""

    def invoke(self, name: str, event: Json) -> Any:
        """The function's answer. Raises what the function raises."""

    def timeout_of(self, name: str) -> float:
        """Seconds that Lambda gives it."""


class Context:
    """What a function may ask Lambda about its own run."""

    memory_limit_in_mb = 512
    function_version = "$LATEST"

    def __init__(self, name: str, timeout: float) -> None:
        self.function_name = name
        self.aws_request_id = str(uuid.uuid4())
        self.invoked_function_arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
        self.log_group_name = f"/aws/lambda/{name}"
        self.log_stream_name = "laptop"
        self._deadline = time.monotonic() + timeout

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until Lambda would stop the function."""
        return max(0, int((self._deadline - time.monotonic()) * 1000))


class ApplicationFunctions:
    """The functions of app.py in this process, several at a time: each thread is a Lambda environment of its own."""

    def __init__(self, application: Any, config: Json) -> None:
        self.application = for_many_threads(application)
        self._config = config

    def invoke(self, name: str, event: Json) -> Any:
        """Raises TimedOut after the event: a thread cannot be stopped as Lambda stops a process."""
        timeout = self.timeout_of(name)
        handler = self.application if name == HTTP else self.application.handler_map[name]
        started = time.monotonic()
        answer = handler(json.loads(json.dumps(event)), Context(name, timeout))
        if time.monotonic() - started > timeout:
            raise TimedOut(f"{name} ran longer than {timeout:.0f} s: Lambda would have stopped it.")
        return json.loads(json.dumps(answer))

    def timeout_of(self, name: str) -> float:
        """As .chalice/config.json says for the stage `dev`."""
        stage = self._config.get("stages", {}).get("dev", {})
        own = stage.get("lambda_functions", {}).get(name, {})
        default = stage.get("lambda_timeout", self._config.get("lambda_timeout", 60))
        return float(own.get("lambda_timeout", default))


def application_functions() -> ApplicationFunctions:
    """The project's own. Import only when the environment is complete: app.py reads it."""
    import app

    return ApplicationFunctions(app.app, json.loads(CONFIG.read_text(encoding="utf-8")))


def for_many_threads(application: Any) -> Any:
    """Chalice keeps the request it works on in the application itself: here, one for each thread."""
    kind = type(application)
    if not issubclass(kind, _OneRequestPerThread):
        application.__class__ = type(f"Threaded{kind.__name__}", (_OneRequestPerThread, kind), {})
    return application


class _OneRequestPerThread:
    _here = threading.local()

    @property
    def current_request(self) -> Any:
        """The request that this thread works on."""
        return getattr(self._here, "request", None)

    @current_request.setter
    def current_request(self, request: Any) -> None:
        self._here.request = request

    @property
    def lambda_context(self) -> Any:
        """The context of this thread's invocation."""
        return getattr(self._here, "context", None)

    @lambda_context.setter
    def lambda_context(self, context: Any) -> None:
        self._here.context = context
