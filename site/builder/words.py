"""Which texts each group of pages needs, read from the sources: words of pages unopened are not downloaded."""

import re
from collections.abc import Iterable
from pathlib import Path

from builder.paths import SITE

FIRST = "first"
"""The part that every visit begins with: the frame's texts and those of the landing page."""
_APP = SITE / "app"
_STARTS_WITH = ("main.tsx", "groups/landing.ts")
_ONLY_TYPES = re.compile(r"^(?:import|export) type [^;]*;", re.MULTILINE)
_IMPORTED = re.compile(r"\bfrom '([^']+)'")  # a dynamic import has no "from": what it brings comes later
# 'orders.title' is a key; `orders.status_${state}` and 'orders.' begin several.
_NAMED = re.compile(r"""['"`]([a-z][a-z0-9_]*\.[\w.]*)""")


def parts(keys: Iterable[str], app: Path = _APP) -> dict[str, set[str]]:
    """The keys of each part: `first`, and by group what its pages need beyond that."""
    known = sorted(keys)
    first = _keys_in(_reached([app / name for name in _STARTS_WITH], app), known)
    groups = {file.stem: _keys_in(_reached([file], app), known) - first for file in sorted(app.glob("groups/*.ts"))}
    return {FIRST: first} | {group: wanted for group, wanted in groups.items() if wanted}


def _reached(starts: list[Path], app: Path) -> set[Path]:
    """The modules that are loaded together with these."""
    found: set[Path] = set()
    waiting = list(starts)
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            imported = _IMPORTED.findall(_ONLY_TYPES.sub("", module.read_text(encoding="utf-8")))
            waiting += filter(None, (_module(name, module, app) for name in imported))
    return found


def _module(name: str, importer: Path, app: Path) -> Path | None:
    """One of our own modules; a package's has none of our texts, a generated one only names them."""
    if not name.startswith(("~/", "./", "../")) or name.startswith("~/gen/"):
        return None
    place = app / name.removeprefix("~/") if name.startswith("~/") else importer.parent / name
    return next(
        (file for end in (".ts", ".tsx") if (file := place.with_name(place.name + end).resolve()).is_file()), None
    )


def _keys_in(modules: set[Path], known: list[str]) -> set[str]:
    named = {name for module in modules for name in _NAMED.findall(module.read_text(encoding="utf-8"))}
    whole = named & set(known)
    begun = tuple(name for name in named - whole if name.endswith((".", "_")))
    return whole | {key for key in known if begun and key.startswith(begun)}
