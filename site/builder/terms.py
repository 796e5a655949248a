"""The vendor's terms of sale, as the vendor keeps them: `<folder>/<version>/<language>.txt`, plain text.

The first line is the title, a line that begins with "# " a heading, and empty lines stand between paragraphs. What was
ordered under an older version stays readable: every version in the folder becomes a page in each language.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from builder.catalogues import LANGUAGES

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")
_HEADING = "# "


@dataclass(frozen=True)
class Part:
    """A heading, empty before the first one, and the paragraphs below it."""

    heading: str
    paragraphs: list[str]


@dataclass(frozen=True)
class Terms:
    """One version in one language."""

    title: str
    parts: list[Part]


Versions = dict[str, dict[str, Terms]]
"""By version and language."""


def read(folder: str, version: str) -> Versions:
    """All versions in the folder; none when there is no current one. Ends the build where a text is missing."""
    if not version:
        return {}
    found = {one.name: _languages(one) for one in sorted(Path(folder).iterdir()) if one.is_dir()} if folder else {}
    if version not in found:
        raise SystemExit(f"There are no terms of version {version}: PORTICO_TERMS_FOLDER is {folder or 'not set'}.")
    return found


def _languages(folder: Path) -> dict[str, Terms]:
    if not _VERSION.fullmatch(folder.name):
        raise SystemExit(f"{folder}: a version has at most 20 letters, digits, points and hyphens.")
    missing = [language for language in LANGUAGES if not (folder / f"{language}.txt").is_file()]
    if missing:
        raise SystemExit(f"{folder}: the terms are missing in {', '.join(missing)}.")
    return {language: _parsed((folder / f"{language}.txt").read_text(encoding="utf-8")) for language in LANGUAGES}


def _parsed(text: str) -> Terms:
    title, _, rest = text.strip().partition("\n")
    parts = [Part("", [])]
    for block in re.split(r"\n\s*\n", rest.strip()):
        first, _, below = block.partition("\n")
        if first.startswith(_HEADING):
            parts.append(Part(first.removeprefix(_HEADING).strip(), []))
        paragraph = " ".join((below if first.startswith(_HEADING) else block).split())
        parts[-1].paragraphs.extend([paragraph] if paragraph else [])
    return Terms(title.strip(), [part for part in parts if part.heading or part.paragraphs])
