"""The bundle: esbuild over the entries, and where each hashed file went."""

import base64
import hashlib
import json
from typing import Any

from builder import node
from builder.paths import CACHE, DIST, SITE

BUILT = f"{DIST.name}/"
# The app in chunks that pages share; the small scripts each whole, as classic scripts that import nothing.
_APP = ("app/main.tsx", "styles/main.css")
_SCRIPTS = ("app/boot.ts", "app/public.ts", "app/withdraw.ts", "app/contact.ts")
_TARGET = "es2022,chrome123,firefox120,safari17.5"


class Assets:
    """What came out of the bundler: addresses, integrity and sizes, asked for by the source file."""

    def __init__(self, outputs: dict[str, Any]) -> None:
        self._outputs = outputs
        self._by_source = {output["entryPoint"]: name for name, output in outputs.items() if "entryPoint" in output}

    def url(self, source: str) -> str:
        """The public address of an entry or of a lazily loaded module, such as `/assets/main-ABC.js`."""
        return "/" + self._by_source[source].removeprefix(BUILT)

    def integrity(self, source: str) -> str:
        """Subresource integrity of an entry."""
        return self.integrity_of(self.url(source))

    def integrity_of(self, url: str) -> str:
        """Subresource integrity of any file of the bundle."""
        digest = hashlib.sha384((DIST / url.lstrip("/")).read_bytes()).digest()
        return "sha384-" + base64.b64encode(digest).decode("ascii")

    def needs(self, source: str) -> list[str]:
        """Addresses of all modules that this one imports at once, directly or not, itself left out."""
        found: list[str] = []
        waiting = [self._by_source[source]]
        while waiting:
            for needed in self._outputs[waiting.pop()]["imports"]:
                if needed["kind"] == "import-statement" and needed["path"] not in found:
                    found.append(needed["path"])
                    waiting.append(needed["path"])
        return ["/" + path.removeprefix(BUILT) for path in found]

    def font(self, part: str) -> str:
        """The address of the font file whose name holds `part`."""
        return next("/" + name.removeprefix(BUILT) for name in sorted(self._outputs) if part in name)


def bundle(*, gallery: bool = False) -> Assets:
    """Bundle, split, minify and hash everything into `assets`."""
    CACHE.mkdir(parents=True, exist_ok=True)
    common = [*_OPTIONS, f"--alias:~={SITE / 'app'}", f"--define:GALLERY={json.dumps(gallery)}"]
    outputs = _run("app", [*_APP, "--splitting", "--format=esm", *common])
    return Assets(outputs | _run("scripts", [*_SCRIPTS, "--format=iife", *common]))


def _run(name: str, options: list[str]) -> dict[str, Any]:
    meta = CACHE / f"esbuild-{name}.json"
    node.run([node.esbuild(), *options, f"--metafile={meta}"])
    outputs: dict[str, Any] = json.loads(meta.read_text(encoding="utf-8"))["outputs"]
    return outputs


_OPTIONS = (
    "--bundle",
    "--minify",
    f"--target={_TARGET}",
    f"--outdir={BUILT}assets",
    "--outbase=.",
    "--entry-names=[name]-[hash]",
    "--chunk-names=[name]-[hash]",
    "--asset-names=[name]-[hash]",
    "--public-path=/assets",
    "--loader:.woff2=file",
    "--jsx=automatic",
    "--jsx-import-source=preact",
    "--sourcemap=linked",
    "--legal-comments=linked",
    "--charset=utf8",  # modules are UTF-8 whatever a server says; escaped, Lithuanian would be longer by half
    "--log-level=warning",
)
