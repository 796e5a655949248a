"""The static site as CloudFront serves it: production's headers, real 404s, the application's shell under /app."""

import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from infra import headers
from local.gateway.messages import Request, Response, as_html

SHELL = "app/index.html"
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Not left to the machine's own list of types, which differs from one to the next."""
UNBUILT = "<!doctype html><html lang=en><title>Portico</title><p>The site has not been built yet."


class Site:
    """Everything that no other door takes. `folder` is what site/build.py made; `connect` is for the CSP."""

    def __init__(self, folder: Path, connect: str = "") -> None:
        self._folder = folder.resolve()
        self._policy = headers.policy(connect=connect)

    def __call__(self, request: Request) -> Response:
        """A file, the shell, a redirect to a folder's own address, or the page that says there is nothing."""
        if not self._folder.is_dir():
            return as_html(UNBUILT, 503)
        if not request.reads:
            return self._missing()
        path = unquote(request.path)
        if path == "/app" or path.startswith("/app/"):
            return self._file(request, self._folder / SHELL)
        target = self._locate(path)
        if target is None or not target.exists():
            return self._missing()
        if target.is_dir():
            return Response(308, headers={"Location": request.path + "/", "Cache-Control": headers.REVALIDATE})
        return self._file(request, target)

    def _locate(self, path: str) -> Path | None:
        """The file for a path, inside the site whatever the path says."""
        parts = path.split("/")[1:]
        if any(part in (".", "..") or "\\" in part or "\0" in part for part in parts) or "" in parts[:-1]:
            return None
        target = self._folder.joinpath(*parts, *(["index.html"] if path.endswith("/") else [])).resolve()
        return target if target.is_relative_to(self._folder) else None

    def _file(self, request: Request, file: Path, status: int = 200) -> Response:
        if not file.is_file():
            return self._missing()
        etag = _etag(file, file.stat().st_mtime_ns)
        is_hashed = file.is_relative_to(self._folder / "assets")
        carried = {
            "Cache-Control": headers.IMMUTABLE if is_hashed else headers.REVALIDATE,
            "ETag": etag,
            "Content-Security-Policy": self._policy,
            **headers.SECURITY,
        }
        if status == 200 and request.knows(etag):  # noqa: PLR2004
            return Response(304, headers=carried)
        return Response(status, file.read_bytes(), carried | {"Content-Type": _kind(file)})

    def _missing(self) -> Response:
        page = self._folder / "404.html"
        body = page.read_bytes() if page.is_file() else UNBUILT.encode()
        carried = {"Cache-Control": headers.REVALIDATE, "Content-Security-Policy": self._policy, **headers.SECURITY}
        return Response(404, body, carried | {"Content-Type": KINDS[".html"]})


@lru_cache(1024)
def _etag(file: Path, _changed: int) -> str:
    """Weak, because the same page travels zipped and unzipped."""
    return f'W/"{hashlib.sha256(file.read_bytes()).hexdigest()[:20]}"'


def _kind(file: Path) -> str:
    return KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
