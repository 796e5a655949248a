"""The API's OpenAPI document, read off the application itself; kept until the application's source changes."""

import hashlib
import json
import subprocess
import sys
from typing import Any

from builder.paths import CACHE, ROOT

_KEPT = CACHE / "openapi.json"
_STAMP = CACHE / "openapi.stamp"
# In a process of its own: the application must not meet the builder's modules, and a warm build need not import it.
_ASK = "import app; print(app.edge.document(app.APIS, prefix='/v1'))"


def document() -> dict[str, Any]:
    """The document of the application in this tree."""
    stamp = _fingerprint()
    if not (_STAMP.is_file() and _STAMP.read_text(encoding="ascii") == stamp):
        CACHE.mkdir(parents=True, exist_ok=True)
        _KEPT.write_text(_ask(), encoding="utf-8")
        _STAMP.write_text(stamp, encoding="ascii")
    found: dict[str, Any] = json.loads(_KEPT.read_text(encoding="utf-8"))
    return found


def _ask() -> str:
    asked = subprocess.run([sys.executable, "-c", _ASK], cwd=ROOT, capture_output=True, text=True, check=False)
    if asked.returncode:
        raise SystemExit(f"The application could not tell its OpenAPI document:\n{asked.stderr}")
    return asked.stdout


def _fingerprint() -> str:
    digest = hashlib.sha256()
    sources = [ROOT / "app.py", *sorted((ROOT / "chalicelib").rglob("*.py"))]
    for source in sources:
        if source.is_file():
            digest.update(f"{source.relative_to(ROOT)}\n".encode() + source.read_bytes())
    return digest.hexdigest()
