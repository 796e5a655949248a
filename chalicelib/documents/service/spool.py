"""Files on their way: small ones stay in memory, long ones go to the disk, so none is ever held whole."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import Any

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16


@contextmanager
def file() -> Iterator[Any]:
    """A file to write and read; it is gone after the block."""
    with SpooledTemporaryFile(_IN_MEMORY) as spooled:
        yield spooled


def seal(spooled: Any) -> tuple[str, int]:
    """SHA-256 of the whole file in 64 hexadecimal digits, and its bytes; it stands at its beginning afterwards."""
    sha, size = hashlib.sha256(), 0
    spooled.seek(0)
    while piece := spooled.read(_PIECE):
        sha.update(piece)
        size += len(piece)
    spooled.seek(0)
    return sha.hexdigest(), size
