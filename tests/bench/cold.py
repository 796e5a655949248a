"""CPU time of a cold start: importing the built API function, and making the client that its first request needs."""

import os
import statistics
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.support import unpacked

GROUP = "CPU of a cold start beside the standard library with botocore's client (times as much)"
MOST = 1.3
ROUNDS = 15
OURS = "import app\nfrom chalicelib.platform import aws\naws.dynamodb()"
BARE = """
import base64, datetime, decimal, hashlib, json, logging, os, re, urllib.parse
from botocore.session import get_session
get_session().create_client("dynamodb", region_name="eu-north-1")
"""


def figures() -> Iterator[Figure]:
    """The ratio, and the modules that should not be there."""
    with unpacked.package() as code:
        installed = Path(sysconfig.get_path("purelib"))
        commands = unpacked.command(code, OURS), unpacked.command(installed, BARE)
        rounds = [[_cpu_seconds(command) for command in commands] for _ in range(ROUNDS + 1)][1:]
        ours, bare = (statistics.median(took) for took in zip(*rounds, strict=True))
        yield Figure(GROUP, "API function", f"{ours / bare:.2f}", f"{MOST}", holds=ours <= MOST * bare, countable=False)
        found = sorted(unpacked.SLOW_TO_IMPORT & unpacked.imported(code, OURS))
        yield Figure(GROUP, "modules it does without", ", ".join(found) or "none loaded", "none", holds=not found)


def _cpu_seconds(command: list[str]) -> float:
    process = subprocess.Popen(command, env=unpacked.ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return usage.ru_utime + usage.ru_stime
