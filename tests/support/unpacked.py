"""The built package as Lambda lays it out, and fresh processes that import from it."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from infra import build

ENVIRONMENT = {
    "AWS_REGION": "eu-north-1",
    "AWS_DEFAULT_REGION": "eu-north-1",
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_SESSION_TOKEN": "t" * 700,
    "AWS_EXECUTION_ENV": "AWS_Lambda_python3.11",
    "AWS_LAMBDA_FUNCTION_NAME": "portico-api",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
    "LAMBDA_TASK_ROOT": "/var/task",
    "PORTICO_USER_POOL_ID": "eu-north-1_example",
}
"""What a function finds on Lambda, as far as libraries look at it."""

SLOW_TO_IMPORT = frozenset(
    {
        "aws_lambda_powertools.utilities.batch",
        "aws_lambda_powertools.utilities.idempotency",
        "aws_xray_sdk",  # what a Tracer brings along; Powertools itself imports the class, which is cheap
        "babel",
        "boto3",
        "fontTools",
        "fpdf",
        "jinja2",
        "lxml",
    }
)
"""What starting must not load: whoever needs one of them imports it where it is used."""


@contextmanager
def package() -> Iterator[Path]:
    """The zip's contents in a folder of their own, built if need be."""
    with TemporaryDirectory() as code, zipfile.ZipFile(build.build() / "deployment.zip") as archive:
        archive.extractall(code)
        yield Path(code)


def command(path: Path, program: str) -> list[str]:
    """Runs the program on a fresh interpreter that sees nothing but the standard library and this folder."""
    return [
        sys.executable,
        "-S",
        "-E",
        "-B",
        "-c",
        f"import sys\nsys.path[:] = [*sys.path[1:], {str(path)!r}]\n{program}",
    ]


def imported(path: Path, program: str) -> set[str]:
    """Names of the modules that are loaded after the program."""
    listing = f"{program}\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run(command(path, listing), env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True)
    return set(done.stdout.split())
