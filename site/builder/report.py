"""What a visitor downloads: gzip sizes of the first load of the app and of a public page."""

import gzip
import json
from dataclasses import asdict, dataclass

from builder.bundle import Assets
from builder.paths import DIST, ROOT


@dataclass(frozen=True)
class Sizes:
    """Bytes after gzip -9."""

    app_js: int
    overview_js: int
    language_js: int
    public_js: int
    css: int
    font: int

    @property
    def first_load_js(self) -> int:
        """All script that the landing page needs, signed in, in the largest language."""
        return self.app_js + self.overview_js + self.language_js


def measure(assets: Assets, landing: str, languages: list[str]) -> Sizes:
    """Sizes of the built site; `landing` is the source of the page that opens after sign-in."""
    main = {assets.url("app/main.tsx"), *assets.needs("app/main.tsx"), assets.url("app/boot.ts")}
    page = {assets.url(landing), *assets.needs(landing)} - main
    public = {assets.url("app/public.ts"), *assets.needs("app/public.ts"), assets.url("app/boot.ts")}
    return Sizes(
        app_js=_zipped(main),
        overview_js=_zipped(page),
        language_js=max(_zipped({assets.url(source)}) for source in languages),
        public_js=_zipped(public),
        css=_zipped({assets.url("styles/main.css")}),
        font=(DIST / assets.font("figtree-latin-wght").lstrip("/")).stat().st_size,
    )


def write(sizes: Sizes) -> None:
    """Keep the figures in build/site-sizes.json, for the tests and the bench."""
    file = ROOT / "build" / "site-sizes.json"
    file.parent.mkdir(exist_ok=True)
    figures = asdict(sizes) | {"first_load_js": sizes.first_load_js}
    file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def line(sizes: Sizes) -> str:
    """The figures in one line for people."""
    return (
        f"first load {sizes.first_load_js / 1000:.1f} kB JS and {sizes.css / 1000:.1f} kB CSS, "
        f"public page {sizes.public_js / 1000:.1f} kB JS (gzip)"
    )


def _zipped(urls: set[str]) -> int:
    return sum(len(gzip.compress((DIST / url.lstrip("/")).read_bytes(), 9, mtime=0)) for url in urls)
