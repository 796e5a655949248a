"""One emulator per folder. The lock goes with the process that holds it, however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(Exception):
    """Another process works on this folder."""


@contextmanager
def claim(folder: Path) -> Iterator[None]:
    """Hold the folder for as long as the block runs. Raises InUse."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(f"Another emulator is using {folder}: stop it first.") from error
        yield
