"""Builds the static site into site/dist: `python site/build.py [--check] [--gallery]`.

Needs nothing but Python: Node comes from PyPI, esbuild and tsc are native programs that npm brings.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from builder import bundle, catalogues, client, node, openapi, pages, report, vendor
from builder.paths import DIST, GENERATED, SITE, publish, write_if_changed

_LANDING = "app/groups/landing.ts"


def main() -> None:
    """Build, or only check the types with --check."""
    arguments = _arguments()
    started = time.perf_counter()
    if node.install():
        print(f"npm packages installed in {time.perf_counter() - started:.1f} s")
    texts = catalogues.read(reworded=vendor.read().texts)
    catalogues.write_for_app(texts)
    write_if_changed(GENERATED / "api.ts", client.generate(openapi.document()))
    if arguments.check:
        node.run([node.tsc(), "--project", SITE / "tsconfig.json"])
        print(f"site: types agree ({time.perf_counter() - started:.1f} s)")
        return
    _build(texts, gallery=arguments.gallery)
    print(f"site: built in {time.perf_counter() - started:.1f} s")


def _build(texts: dict[str, catalogues.Catalogue], *, gallery: bool) -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    assets = bundle.bundle(gallery=gallery)
    pages.Pages(assets, texts, vendor.read()).write_all()
    sizes = report.measure(assets, _LANDING, [*map(catalogues.first_words, catalogues.LANGUAGES)])
    report.write(sizes)
    publish()
    print(f"site: {report.line(sizes)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="check types and catalogues, build nothing")
    parser.add_argument("--gallery", action="store_true", help="with the page /app/gallery, for looking at the parts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
