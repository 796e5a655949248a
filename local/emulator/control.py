"""Starts and stops the AWS that the laptop talks to. Only the standard library.

To put another emulator, or an AWS account, in its place, give `start` another body: the rest of `local` knows only
an `Aws` with its endpoint, its environment and `stop`.
"""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local import environment

ROOT = environment.ROOT
HOME = ROOT / ".local" / "emulator-venv"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
SERVER = Path(__file__).with_name("serve.py")
REGION = "eu-north-1"
USUAL_PORT = 4566
PATIENCE = 60.0
"""Seconds that the emulator may take to read its data back: 200,000 items need about eight."""
COGNITO = "no-reply@verificationemail.com"
"""Who MiniStack says has sent Cognito's mails. Their words are its own, not the portal's, so they do not count."""
HEALTH = "/_ministack/health"


class NotStarted(Exception):
    """The emulator did not come up. The message is one sentence for the developer."""


@dataclass(frozen=True)
class Aws:
    """A running AWS: where it is, and the process that plays it."""

    endpoint: str
    process: subprocess.Popen[bytes]

    def environment(self) -> dict[str, str]:
        """What every AWS client must find in its environment, so that none ever reaches a real account."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1,localhost",
        }

    def reset(self) -> None:
        """Empty it: every table, queue, pool, bucket and mail is gone, on disk too."""
        request = urllib.request.Request(f"{self.endpoint}/_ministack/reset", method="POST")
        with _open(request):
            pass

    def sent_mails(self) -> list[dict[str, Any]]:
        """Every mail that SES was given to send, oldest first: MessageId, Source, To, Subject, BodyText ..."""
        with _open(urllib.request.Request(f"{self.endpoint}/_ministack/ses/messages")) as answer:
            boxes = json.load(answer)["messages"]
        mails = (mail for box in boxes.values() for mail in box if mail["Source"] != COGNITO)
        return sorted(mails, key=lambda mail: float(mail["Timestamp"]))

    def stop(self) -> None:
        """End it in an orderly way, and if it hangs, in the other."""
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._bury()

    def kill(self) -> None:
        """End it in the middle of whatever it does, as `kill -9`: nothing that it acknowledged may be lost."""
        self.process.kill()
        self._bury()

    def _bury(self) -> None:
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()


def start(folder: Path, preferred: int = 0, log: Path | None = None) -> Aws:
    """Start on loopback with everything kept in `folder`, and wait until it answers.

    It listens on the preferred port when nobody else does, else on any. The port is taken here and handed on: of two
    that start at the same moment, neither ever talks to the other's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = log or folder / "emulator.log"
    with _listener(preferred) as listener, log.open("ab") as output:
        port, taken, said_before = listener.getsockname()[1], listener.fileno(), output.tell()
        command = [str(interpreter()), str(SERVER), "--dir", str(folder), "--with-parent"]
        process = subprocess.Popen(
            [*command, "--port", str(port), "--socket", str(taken)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,
            pass_fds=[taken],
        )
    aws = Aws(f"http://127.0.0.1:{port}", process)
    _wait_until_healthy(aws, log, said_before)
    return aws


def interpreter() -> Path:
    """The Python of the emulator's own environment: its libraries and ours do not agree on a botocore.

    It is made when it is not there. PORTICO_EMULATOR_PYTHON names another.
    """
    given = os.environ.get("PORTICO_EMULATOR_PYTHON")
    try:
        return Path(given) if given else environment.ensure(HOME, REQUIREMENTS)
    except environment.Unfit as error:
        raise NotStarted(str(error)) from error


def free_port() -> int:
    """A port where nobody listens at the moment."""
    with _listener(0) as probe:
        return int(probe.getsockname()[1])


def _listener(preferred: int) -> socket.socket:
    """On the preferred port, or where that is taken on any. Who comes before the server is ready waits in line."""
    try:
        return _listen_on(preferred)
    except OSError:
        return _listen_on(0)


def _listen_on(port: int) -> socket.socket:
    bound = socket.socket()
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        bound.bind(("127.0.0.1", port))
        bound.listen(512)  # bound alone, another could still share the port
    except OSError:
        bound.close()
        raise
    return bound


def _wait_until_healthy(aws: Aws, log: Path, said_before: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if aws.process.poll() is not None:
            raise NotStarted(_last_words(log, said_before))
        if _is_healthy(aws.endpoint):
            return
        time.sleep(0.02)
    aws.stop()
    raise NotStarted(f"The emulator did not answer within {PATIENCE:.0f} seconds; see {log}.")


def _is_healthy(endpoint: str) -> bool:
    try:
        with _open(urllib.request.Request(endpoint + HEALTH)):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _open(request: urllib.request.Request) -> "urllib.request._UrlopenRet":
    """Straight to loopback, whatever proxy the machine is told to use."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(request, timeout=10)


def _last_words(log: Path, said_before: int) -> str:
    """The sentence with which the emulator gave up."""
    said = log.read_bytes()[said_before:].decode("utf-8", errors="replace").strip().splitlines()
    return said[-1].removeprefix("emulator: ") if said else f"The emulator ended without a word; see {log}."
