"""What has to travel: the zips to each cold start, the site to each visitor."""

import json
from collections.abc import Iterator

from infra import build
from tests.bench.figures import Figure

GROUP = "Sizes"
ZIP = 15_000_000
LAYER = 8_000_000
FIRST_LOAD = 60_000
SITE = build.ROOT / "build/site-sizes.json"


def figures() -> Iterator[Figure]:
    """The zips, and the site when it has been built."""
    for name, most in (("deployment.zip", ZIP), ("documents-layer.zip", LAYER)):
        size = (build.build() / name).stat().st_size
        yield Figure(GROUP, name, f"{size / 1e6:.1f} MB", f"{most / 1e6:g} MB", size <= most)
    if not SITE.exists():
        yield Figure(GROUP, "site", "not built: python site/build.py", "")
        return
    sizes = json.loads(SITE.read_text())
    first = sizes["first_load_js"]
    yield Figure(
        GROUP, "JS of the first load, gz", f"{first / 1e3:.1f} kB", f"{FIRST_LOAD / 1e3:g} kB", first <= FIRST_LOAD
    )
    yield Figure(GROUP, "JS of a public page, gz", f"{sizes['public_js'] / 1e3:.1f} kB", "")
    yield Figure(GROUP, "CSS, gz", f"{sizes['css'] / 1e3:.1f} kB", "")
