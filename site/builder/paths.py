"""Where the builder reads and writes."""

import shutil
from pathlib import Path

SITE = Path(__file__).resolve().parents[1]
ROOT = SITE.parent
PUBLISHED = SITE / "dist"
DIST = SITE / "dist.new"
"""Where a build writes; only a whole one takes the place of what is published."""
GENERATED = SITE / "app" / "gen"
CACHE = ROOT / ".cache" / "site"
LOCALES = ROOT / "chalicelib" / "locales"
NODE_MODULES = SITE / "node_modules"


def write_if_changed(file: Path, text: str) -> None:
    """Keep the old file, and its time, when it already says the same: later steps look at that."""
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def publish() -> None:
    """What was built takes the place of what a running portal serves."""
    old = SITE / "dist.old"
    shutil.rmtree(old, ignore_errors=True)
    if PUBLISHED.exists():
        PUBLISHED.rename(old)
    DIST.rename(PUBLISHED)
    shutil.rmtree(old, ignore_errors=True)
