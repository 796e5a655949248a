"""Runs a built function as Lambda does: AWS's own runtime client in a process of its own, fed by a Runtime API here.

The process finds the unpacked zip and the runtime client, and no other package: what is missing from the zip is missing
here as it would be on AWS.
"""

import importlib.util
import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# What Lambda's own image holds beside the function: the runtime client and what it needs.
RUNTIME = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
_PATIENCE = 20  # seconds; a cold start takes half of one
_ENDED = "ended"


class FunctionFailed(Exception):
    """The function raised, or its process ended; the message is what it said."""


@dataclass(frozen=True)
class Function:
    """One function of the built template: where its code lies, and what Lambda would tell it."""

    name: str
    handler: str
    timeout: int
    code: Path
    environment: Mapping[str, str]
    layer: Path | None = None


@dataclass
class Sandbox:
    """One execution environment. `invoke` may be called as often as one likes, one at a time."""

    function: Function
    waiting: "queue.Queue[tuple[str, bytes]]" = field(default_factory=queue.Queue)
    answers: "queue.Queue[tuple[str, bytes]]" = field(default_factory=queue.Queue)
    output: Any = field(default_factory=tempfile.TemporaryFile)

    def invoke(self, event: object) -> Any:
        """What the function answers. Raises FunctionFailed."""
        self.waiting.put((str(uuid.uuid4()), json.dumps(event).encode()))
        try:
            kind, body = self.answers.get(timeout=_PATIENCE)
        except queue.Empty:
            kind, body = "silence", b""
        if kind != "response":
            raise FunctionFailed(f"{kind}: {body.decode()}\n{self.said()}")
        return json.loads(body or b"null")

    def said(self) -> str:
        """Everything that the function and its runtime wrote."""
        self.output.seek(0)
        return str(self.output.read().decode(errors="replace"))


@contextmanager
def running(function: Function) -> Iterator[Sandbox]:
    """A warm function; its process ends with the block."""
    sandbox = Sandbox(function)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Api", (_RuntimeApi,), {"sandbox": sandbox}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as image:
        _furnish(Path(image))
        process = _start(sandbox, Path(image), server.server_port)
        threading.Thread(target=_report_end, args=(process, sandbox), daemon=True).start()
        try:
            yield sandbox
        finally:
            process.kill()
            process.wait()
            server.shutdown()
            server.server_close()
            sandbox.output.close()


def _furnish(image: Path) -> None:
    for name in RUNTIME:
        found = importlib.util.find_spec(name)
        assert found is not None
        assert found.origin is not None
        origin = Path(found.origin)
        source = origin.parent if found.submodule_search_locations else origin
        (image / source.name).symlink_to(source)


def _start(sandbox: Sandbox, image: Path, port: int) -> "subprocess.Popen[bytes]":
    function = sandbox.function
    environment = {
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_LOG_FORMAT": "JSON",
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
        "LAMBDA_TASK_ROOT": str(function.code),
        "PYTHONDONTWRITEBYTECODE": "1",  # /var/task cannot be written
        "PYTHONPATH": ":".join(str(path) for path in (function.code, function.layer, image) if path),
        "TZ": ":UTC",
        "_HANDLER": function.handler,
        **function.environment,
    }
    command = [sys.executable, "-S", "-m", "awslambdaric", function.handler]  # -S: no site-packages
    return subprocess.Popen(
        command, cwd=function.code, env=environment, stdout=sandbox.output, stderr=subprocess.STDOUT
    )


def _report_end(process: "subprocess.Popen[bytes]", sandbox: Sandbox) -> None:
    process.wait()
    sandbox.answers.put((_ENDED, str(process.returncode).encode()))


class _RuntimeApi(BaseHTTPRequestHandler):
    """Version 2018-06-01: the runtime asks for the next event, and posts the answer or the error."""

    sandbox: Sandbox
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one segment for each answer: in two, the second waits for the first one's receipt

    def do_GET(self) -> None:
        request_id, event = self.sandbox.waiting.get()
        deadline = int((time.time() + self.sandbox.function.timeout) * 1000)
        arn = f"arn:aws:lambda:eu-north-1:123456789012:function:{self.sandbox.function.name}"
        headers = {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": request_id,
            "Lambda-Runtime-Deadline-Ms": str(deadline),
            "Lambda-Runtime-Invoked-Function-Arn": arn,
        }
        self._answer(200, event, headers)

    def do_POST(self) -> None:
        kind = self.path.rsplit("/", 1)[-1]
        self.sandbox.answers.put((kind, self._body()))
        self._answer(202, b"{}", {"Content-Type": "application/json"})

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the standard library's name)
        """Says nothing."""
